import { checkout as en } from "@/messages/en/miniapp/checkout";
import { checkout as es } from "@/messages/es/miniapp/checkout";
import type { Locale } from "./common";

export const checkoutWords: Record<Locale, typeof en> = { en, es };
