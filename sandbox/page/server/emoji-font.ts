const headerSize = 44;
const entrySize = 20;

/**
 * The emoji font without its drawings in SVG, which Chromium cannot read and which are two thirds of the file.
 * A WOFF keeps each table compressed by itself, so the others are copied as they are.
 */
export function withoutSvgTable(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const entries = Array.from({ length: count }, (_, index) => {
    const at = headerSize + index * entrySize;
    return woff.subarray(at, at + entrySize);
  }).filter((entry) => entry.toString("latin1", 0, 4) !== "SVG ");

  const header = Buffer.from(woff.subarray(0, headerSize));
  const directory = Buffer.concat(entries);
  const tables: Buffer[] = [];
  let offset = headerSize + directory.length;
  let plainSize = 12 + entries.length * 16;
  entries.forEach((entry, index) => {
    const start = entry.readUInt32BE(4);
    const length = entry.readUInt32BE(8);
    directory.writeUInt32BE(offset, index * entrySize + 4);
    tables.push(padded(woff.subarray(start, start + length)));
    offset += fourfold(length);
    plainSize += fourfold(entry.readUInt32BE(12));
  });
  header.writeUInt32BE(offset, 8);
  header.writeUInt16BE(entries.length, 12);
  header.writeUInt32BE(plainSize, 16);
  // Neither metadata nor private data follow.
  header.fill(0, 24, headerSize);
  return Buffer.concat([header, directory, ...tables]);
}

const fourfold = (length: number) => Math.ceil(length / 4) * 4;

const padded = (table: Buffer) => Buffer.concat([table], fourfold(table.length));
