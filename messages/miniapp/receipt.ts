import { receipt as en } from "@/messages/en/miniapp/receipt";
import { receipt as es } from "@/messages/es/miniapp/receipt";
import type { Locale } from "./common";

export const receiptWords: Record<Locale, typeof en> = { en, es };
