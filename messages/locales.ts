import type { Catalog } from "./catalog";
import { english } from "./en/catalog";
import { spanish } from "./es/catalog";

const catalogs = { en: english, es: spanish } satisfies Record<string, Catalog>;
type Language = keyof typeof catalogs;

/** The languages we speak, as Telegram's two-letter codes. */
export const languages = Object.keys(catalogs) as Language[];

/** The words for Telegram's language code ("es-MX" reads Spanish); English for languages we do not speak yet. */
export function wordsFor(languageCode: string | null): { words: Catalog; language: string } {
  const base = (languageCode ?? "").toLowerCase().split("-")[0];
  const language = languages.find((known) => known === base) ?? "en";
  return { words: catalogs[language], language };
}
