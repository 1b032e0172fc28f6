import { page } from "./page-store";

const place = "sandbox.theme";

/** Light or dark, remembered for the next time. */
export function setTheme(theme: "light" | "dark") {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(place, theme);
  page.set({ theme });
}

/** Takes over what the document came up with. */
export function readTheme() {
  page.set({ theme: document.documentElement.dataset.theme === "dark" ? "dark" : "light" });
}
