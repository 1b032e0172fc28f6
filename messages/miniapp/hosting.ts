import { hosting as en } from "@/messages/en/miniapp/hosting";
import { hosting as es } from "@/messages/es/miniapp/hosting";
import type { Locale } from "./common";

export const hostingWords: Record<Locale, typeof en> = { en, es };
