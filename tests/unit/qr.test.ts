import jsQR from "jsqr";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { qrPng, qrSvg } from "@/gateways/qr";
import { createTicketCodes } from "@/gateways/ticket-codes";

const ticket = createTicketCodes([{ kid: "sandbox", seed: Buffer.alloc(32, 5) }]).sign({
  ticketId: "019ab2f0-7f2e-7c3a-9f3a-22c107be0001",
  eventId: "019ab2f0-0000-7000-8000-0000000000ff",
  version: 1,
});

async function read(image: Uint8Array) {
  const { data, info } = await sharp(image).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { ...info, text: jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data };
}

describe("A QR code", () => {
  test.each([
    ["a ticket", ticket],
    ["a link", "https://t.me/event_bot?start=t_0123"],
    ["other scripts", "Zażółć 東京 🎟"],
  ])("of %s says the text, as PNG and as SVG", async (_, text) => {
    expect((await read(qrPng(text))).text).toBe(text);
    const svg = await sharp(Buffer.from(qrSvg(text)), { density: 600 })
      .png()
      .toBuffer();
    expect((await read(svg)).text).toBe(text);
  });

  test("is read when a tenth of it is covered", async () => {
    const image = sharp(qrPng(ticket));
    const { width } = await image.metadata();
    const patch = Math.round(width * 0.2);
    const cover = await sharp({ create: { width: patch, height: patch, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    const at = Math.round(width * 0.55);
    expect(
      (
        await read(
          await image
            .composite([{ input: cover, left: at, top: at }])
            .png()
            .toBuffer(),
        )
      ).text,
    ).toBe(ticket);
  });

  test("is black on white with four squares of light around it", async () => {
    const scale = 10;
    const { data, info } = await sharp(qrPng(ticket, scale))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const rows = Array.from({ length: info.height }, (_, y) =>
      data.subarray(y * info.width, (y + 1) * info.width),
    );
    const isLight = (row: Uint8Array) => row.every((pixel) => pixel === 255);

    expect(rows.slice(0, 4 * scale).every(isLight)).toBe(true);
    expect(isLight(rows[4 * scale]!)).toBe(false);
    expect(rows.every((row) => isLight(row.subarray(0, 4 * scale)))).toBe(true);
    expect(info.width).toBe(info.height);
  });
});
