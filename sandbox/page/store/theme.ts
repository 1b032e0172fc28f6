import { page } from "./page-store";

const place = "sandbox.theme";

/** Light or dark, remembered for the next time. */
export function setTheme(theme: "light" | "dark") {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(place, theme);
  page.set({ theme });
}

/** Takes over what the document came up with, and what becomes of it. */
export function readTheme() {
  const read = () =>
    page.set({ theme: document.documentElement.dataset.theme === "dark" ? "dark" : "light" });
  read();
  new MutationObserver(read).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
