import { common as en } from "@/messages/en/miniapp/common";
import { common as es } from "@/messages/es/miniapp/common";

/** Languages that the Mini App speaks. */
export type Locale = "en" | "es";

/** What several screens say. */
export const commonWords: Record<Locale, typeof en> = { en, es };

/** The language to show for a wish such as "es-MX" or "es,en;q=0.8"; English for those we do not speak. */
export const localeFor = (wish: string | null | undefined): Locale =>
  (wish ?? "").toLowerCase().startsWith("es") ? "es" : "en";
