import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";

export const size = { width: 1200, height: 630 };

const fontFiles = path.join(process.cwd(), "node_modules/@fontsource/roboto/files");
const alphabets = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"];

/** What these alphabets write. For anything else the renderer would ask third parties for fonts, or fail without them. */
const undrawable =
  /[^\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u2013-\u2026\u20ac]/gu;

let fonts: ReturnType<typeof readFonts> | undefined;

const readFonts = () =>
  Promise.all(
    ([400, 700] as const).flatMap((weight) =>
      alphabets.map(async (alphabet) => ({
        name: `Roboto ${alphabet}`,
        weight,
        data: await readFile(path.join(fontFiles, `roboto-${alphabet}-${weight}-normal.woff`)),
      })),
    ),
  );

export type Pictured = { title: string; organizer: string; lines: string[]; color: string };

/**
 * A PNG of what, when and where on the event's colour. Emoji, and scripts that are not drawn here, are left out:
 * the title stands in full beside the picture.
 */
export async function linkPicture({ title, organizer, lines, color }: Pictured): Promise<ArrayBuffer> {
  fonts ??= readFonts().catch((error: unknown) => {
    fonts = undefined;
    throw error;
  });
  const shown = drawable(title);
  const picture = new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: 72,
        background: color,
        color: inkOn(color),
        fontFamily: alphabets.map((alphabet) => `Roboto ${alphabet}`).join(", "),
      }}
    >
      <div style={{ display: "flex", fontSize: 32 }}>{drawable(organizer)}</div>
      <div
        style={{
          display: "flex",
          fontSize: shown.length > 50 ? 64 : 84,
          fontWeight: 700,
          lineHeight: 1.1,
          overflowWrap: "anywhere",
        }}
      >
        {shown}
      </div>
      <div style={{ display: "flex", flexDirection: "column", fontSize: 36, gap: 8 }}>
        {lines.map((line) => (
          <div key={line} style={{ display: "flex" }}>
            {drawable(line)}
          </div>
        ))}
      </div>
    </div>,
    { ...size, fonts: await fonts },
  );
  return picture.arrayBuffer();
}

const drawable = (text: string) => text.normalize("NFC").replace(undrawable, "").replace(/\s+/g, " ").trim();

/** White or nearly black, whichever is read better on it (WCAG 2.2, relative luminance). */
function inkOn(color: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#111111" : "#ffffff";
}
