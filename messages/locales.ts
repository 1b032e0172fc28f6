import type { Catalog } from "./catalog";
import { english } from "./en/catalog";

/** The languages we speak, by Telegram's two-letter codes. */
const locales: Record<string, Catalog> = { en: english };

/** The words for Telegram's language code ("es-MX" reads Spanish); English for languages we do not speak yet. */
export function wordsFor(languageCode: string | null): { words: Catalog; language: string } {
  const [language = ""] = (languageCode ?? "").toLowerCase().split("-");
  const words = locales[language];
  return words === undefined ? { words: english, language: "en" } : { words, language };
}
