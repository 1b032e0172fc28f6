import { payments as en } from "@/messages/en/miniapp/payments";
import { payments as es } from "@/messages/es/miniapp/payments";
import type { Locale } from "./common";

export const paymentsWords: Record<Locale, typeof en> = { en, es };
