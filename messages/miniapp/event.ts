import { event as en } from "@/messages/en/miniapp/event";
import { event as es } from "@/messages/es/miniapp/event";
import type { Locale } from "./common";

export const eventWords: Record<Locale, typeof en> = { en, es };
