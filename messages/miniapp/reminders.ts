import { reminders as en } from "@/messages/en/miniapp/reminders";
import { reminders as es } from "@/messages/es/miniapp/reminders";
import type { Locale } from "./common";

export const reminderWords: Record<Locale, typeof en> = { en, es };
