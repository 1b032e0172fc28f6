/** The width and height a picture's own header tells: JPEG, PNG, GIF and WebP; nothing for anything else. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 30) return undefined;
  if (view.readUInt32BE(0) === 0x89504e47)
    return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  if (view.toString("latin1", 0, 4) === "GIF8")
    return { width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
  if (view.toString("latin1", 8, 12) === "WEBP") return webpSize(view);
  if (view.readUInt16BE(0) === 0xffd8) return jpegSize(view);
  return undefined;
}

function jpegSize(view: Buffer) {
  let at = 2;
  while (at + 9 < view.length) {
    if (view[at] !== 0xff) return undefined;
    const marker = view[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    at += 2 + view.readUInt16BE(at + 2);
  }
  return undefined;
}

function webpSize(view: Buffer) {
  const format = view.toString("latin1", 12, 16);
  if (format === "VP8X") return { width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 };
  if (format === "VP8L") {
    const bits = view.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
}
