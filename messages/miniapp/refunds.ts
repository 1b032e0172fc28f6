import { refunds as en } from "@/messages/en/miniapp/refunds";
import { refunds as es } from "@/messages/es/miniapp/refunds";
import type { Locale } from "./common";

export const refundsWords: Record<Locale, typeof en> = { en, es };
