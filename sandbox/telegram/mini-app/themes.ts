import type { ThemeName } from "./protocol";

/** The colours a Mini App is given, by the names of Telegram's theme parameters. */
export type ThemeParams = Record<(typeof names)[number], string>;

const names = [
  "bg_color",
  "secondary_bg_color",
  "section_bg_color",
  "header_bg_color",
  "bottom_bar_bg_color",
  "section_separator_color",
  "text_color",
  "hint_color",
  "subtitle_text_color",
  "section_header_text_color",
  "accent_text_color",
  "link_color",
  "button_color",
  "button_text_color",
  "destructive_text_color",
] as const;

/** The palettes of Telegram: the page's two, Android's blue night, and one that somebody made for themselves. */
export const themes: Record<ThemeName, ThemeParams> = {
  light: palette(
    "#ffffff #f4f4f5 #ffffff #ffffff #ffffff #e3e5e8",
    "#0f1214 #707579 #707579 #3390ec #3390ec #2479c8 #3390ec #ffffff #e0483e",
  ),
  dark: palette(
    "#17212b #0e1621 #17212b #17212b #17212b #0d141c",
    "#f3f6f8 #7f91a4 #7f91a4 #6ab8f5 #6ab8f5 #6ab8f5 #5aa5ea #ffffff #ec6a64",
  ),
  "night-blue": palette(
    "#1d2733 #151e27 #1d2733 #242d39 #1d2733 #0d1218",
    "#ffffff #7d8b99 #7d8b99 #64b5ef #64b5ef #5eabe1 #50a8eb #ffffff #ee686f",
  ),
  custom: palette(
    "#fdf6ee #f5e9da #fffaf4 #f3dfc8 #fdf6ee #e6d3bd",
    "#3b2a1a #8f7861 #8f7861 #a6541b #a6541b #a6541b #a6541b #fffaf4 #b3261e",
  ),
};

function palette(surfaces: string, words: string): ThemeParams {
  const colors = `${surfaces} ${words}`.split(" ");
  return Object.fromEntries(names.map((name, index) => [name, colors[index]])) as ThemeParams;
}
