import { tickets as en } from "@/messages/en/miniapp/tickets";
import { tickets as es } from "@/messages/es/miniapp/tickets";
import type { Locale } from "./common";

export const ticketsWords: Record<Locale, typeof en> = { en, es };
