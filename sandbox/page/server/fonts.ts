import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`@fontsource/${name}/package.json`));

const robotoParts = ["cyrillic", "latin-ext", "latin"];
const robotoWeights = [400, 500, 700];
const fileName = /^(roboto|noto-color-emoji)-[a-z0-9-]+-normal\.woff2$/;

/** The `@font-face` rules. Each font comes in parts by unicode-range, so a browser loads only what a text needs. */
export async function fontFaces(): Promise<string> {
  const [ranges, emoji] = await Promise.all([
    readFile(join(folderOf("roboto"), "unicode.json"), "utf8").then((text): Record<string, string> => JSON.parse(text)),
    readFile(join(folderOf("noto-color-emoji"), "400.css"), "utf8"),
  ]);
  const roboto = robotoWeights.flatMap((weight) =>
    robotoParts.map((part) => face("Roboto", weight, `url(/page-fonts/roboto-${part}-${weight}-normal.woff2) format("woff2")`, ranges[part] ?? "")),
  );
  const parts = [...emoji.matchAll(/files\/(noto-color-emoji-\d+-400-normal\.woff2)[^}]+unicode-range:\s*([^;]+);/g)];
  // Safari cannot draw this font's colours, and every machine that has Safari has Apple's.
  const pictures = parts.map(([, file, range]) =>
    face("Page Emoji", 400, `local("Apple Color Emoji"), url(/page-fonts/${file}) format("woff2")`, range ?? ""),
  );
  return [...roboto, ...pictures].join("\n");
}

/** The bytes of one font file, or nothing when there is none of that name. */
export async function readFont(name: string): Promise<Buffer | undefined> {
  const family = fileName.exec(name)?.[1];
  if (!family) return undefined;
  return readFile(join(folderOf(family), "files", name)).catch(() => undefined);
}

function face(family: string, weight: number, source: string, range: string) {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:${source};unicode-range:${range}}`;
}
