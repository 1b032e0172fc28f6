import { correction, generate } from "lean-qr";
import { toPngBuffer } from "lean-qr/extras/node_export";
import { toSvgSource } from "lean-qr/extras/svg";

/** Light around the code, in its own squares: readers need four (ISO/IEC 18004, §9.1). */
const quietZone = 4;

/** Survives that 15 % of it cannot be read: a finger, a crack, the lamp's reflection. */
const encode = (text: string) => generate(text, { minCorrectionLevel: correction.M });

/** The QR code of a text as SVG: black on white in every theme, for readers are used to that. */
export const qrSvg = (text: string): string =>
  toSvgSource(encode(text), { on: "black", off: "white", pad: quietZone });

/** The same as a PNG, `scale` pixels for each square: for chats, which show no SVG. */
export const qrPng = (text: string, scale = 10): Uint8Array =>
  toPngBuffer(encode(text), { on: [0, 0, 0], off: [255, 255, 255], pad: quietZone, scale });
