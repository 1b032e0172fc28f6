import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { withoutSvgTable } from "./emoji-font";

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`@fontsource/${name}/package.json`));

const robotoParts = ["cyrillic", "latin-ext", "latin"];
const robotoWeights = [400, 500, 700];
const robotoFile = /^roboto-[a-z-]+-\d+-normal\.woff2$/;
const emojiFile = "emoji.woff";
let emojiFont: Promise<Buffer> | undefined;

/** The `@font-face` rules. Letters come in parts by unicode-range, so a browser loads only what a text needs. */
export async function fontFaces(): Promise<string> {
  const [ranges, emoji] = await Promise.all([
    readFile(join(folderOf("roboto"), "unicode.json"), "utf8").then(
      (text): Record<string, string> => JSON.parse(text),
    ),
    readFile(join(folderOf("noto-color-emoji"), "unicode.json"), "utf8").then(
      (text): Record<string, string> => JSON.parse(text),
    ),
  ]);
  const roboto = robotoWeights.flatMap((weight) =>
    robotoParts.map((part) =>
      face(
        "Roboto",
        weight,
        `url(/page-fonts/roboto-${part}-${weight}-normal.woff2) format("woff2")`,
        ranges[part] ?? "",
      ),
    ),
  );
  // Safari cannot draw this font's colours, and every machine that has Safari has Apple's.
  const source = `local("Apple Color Emoji"), url(/page-fonts/${emojiFile}) format("woff")`;
  return [...roboto, face("Page Emoji", 400, source, pictureRange(Object.values(emoji)))].join("\n");
}

/** The bytes of one font file and their type, or nothing when there is none of that name. */
export async function readFont(name: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  if (name === emojiFile) {
    emojiFont ??= readFile(
      join(folderOf("noto-color-emoji"), "files", "noto-color-emoji-emoji-400-normal.woff"),
    ).then(withoutSvgTable);
    return { type: "font/woff", bytes: await emojiFont };
  }
  if (!robotoFile.test(name)) return undefined;
  const bytes = await readFile(join(folderOf("roboto"), "files", name)).catch(() => undefined);
  return bytes && { type: "font/woff2", bytes };
}

/** All that the emoji font draws but digits, signs and letters, which belong to the text's own font. */
function pictureRange(parts: string[]) {
  const ranges = parts.flatMap((part) => part.split(","));
  return [...new Set(ranges)].filter((range) => Number.parseInt(range.slice(2), 16) >= 0x200d).join(",");
}

function face(family: string, weight: number, source: string, range: string) {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:${source};unicode-range:${range}}`;
}
