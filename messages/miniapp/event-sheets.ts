import { eventSheets as en } from "@/messages/en/miniapp/event-sheets";
import { eventSheets as es } from "@/messages/es/miniapp/event-sheets";
import type { Locale } from "./common";

export const eventSheetsWords: Record<Locale, typeof en> = { en, es };
