"use client";

import { generate } from "lean-qr/nano";

/** Empty modules around a code, so that a camera finds it (ISO/IEC 18004). */
const quiet = 4;

/** A QR code as one path: dark on white whatever the theme. */
export function Qr({ text, label }: { text: string; label: string }) {
  const code = generate(text);
  const side = code.size + 2 * quiet;
  const path: string[] = [];
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path.push(`M${x + quiet} ${y + quiet}h1v1h-1z`);
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="block size-full rounded-tile bg-white text-black"
    >
      <path d={path.join("")} fill="currentColor" />
    </svg>
  );
}
