import type { ThemeParams } from "../../telegram/mini-app/themes";

/** Whether this is a colour as Mini Apps write them. */
export const isColor = (value: unknown): value is string =>
  typeof value === "string" && /^#[\da-f]{6}$/i.test(value);

/** The colour itself, which may be named after a part of the theme. */
export const colorOf = (value: string, theme: ThemeParams) =>
  isColor(value) ? value : (theme[value as keyof ThemeParams] ?? theme.bg_color);

/** Letters that can be read on this colour. */
export function textOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150 ? "#0f1214" : "#ffffff";
}
