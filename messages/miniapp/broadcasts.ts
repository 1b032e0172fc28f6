import { broadcasts as en } from "@/messages/en/miniapp/broadcasts";
import { broadcasts as es } from "@/messages/es/miniapp/broadcasts";
import type { Locale } from "./common";

export const broadcastWords: Record<Locale, typeof en> = { en, es };
