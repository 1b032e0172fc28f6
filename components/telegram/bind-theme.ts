/**
 * Puts Telegram's theme onto the document: its colours as `--tg-theme-*`, `data-scheme` from how bright the page is
 * (a theme's name can't be trusted), and a button colour dark or light enough for its text (WCAG AA).
 *
 * Runs twice: as text in the page's head, before the first paint, with what the launch address carries; and again
 * whenever Telegram says that the theme changed. So it must stand alone: nothing outside of it may be named in it.
 */
export function bindTheme(changed?: Record<string, string>) {
  const root = document.documentElement;
  const remembered = "telegram-launch";
  const given = location.hash.includes("tgWebAppVersion") ? location.hash.slice(1) : null;
  if (given && !changed) sessionStorage.setItem(remembered, given);

  const launch = new URLSearchParams(given ?? sessionStorage.getItem(remembered) ?? "");
  const theme: Record<string, string> = changed ?? JSON.parse(launch.get("tgWebAppThemeParams") ?? "{}");
  if (changed) {
    launch.set("tgWebAppThemeParams", JSON.stringify(changed));
    sessionStorage.setItem(remembered, launch.toString());
  }
  for (const [name, color] of Object.entries(theme)) {
    if (/^#[0-9a-f]{6}$/i.test(color))
      root.style.setProperty(`--tg-theme-${name.replaceAll("_", "-")}`, color);
  }
  if (launch.has("tgWebAppVersion")) root.dataset.telegram = launch.get("tgWebAppPlatform") ?? "unknown";

  const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const luminance = (color: number[]) => {
    const [r = 0, g = 0, b = 0] = color.map((value) =>
      value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: number[], other: number[]) => {
    const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };

  const isDark = theme.bg_color
    ? luminance(channels(theme.bg_color)) < 0.3
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.scheme = isDark ? "dark" : "light";
  root.style.colorScheme = isDark ? "dark" : "light";

  const text = channels(theme.button_text_color ?? "#ffffff");
  let button = channels(theme.button_color ?? (isDark ? "#3e88f7" : "#007aff"));
  const away = luminance(text) > 0.4 ? 0 : 255;
  for (let step = 0; step < 40 && contrast(button, text) < 4.6; step++)
    button = button.map((value) => Math.round(value + (away - value) * 0.04));
  const safe = `#${button.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  root.style.setProperty("--accent-safe", safe);
}
