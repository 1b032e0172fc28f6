import { pay as en } from "./en/pay";
import { pay as es } from "./es/pay";
import type { Locale } from "./miniapp/common";

export const payWords: Record<Locale, typeof en> = { en, es };
