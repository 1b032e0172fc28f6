import { feedback as en } from "@/messages/en/miniapp/feedback";
import { feedback as es } from "@/messages/es/miniapp/feedback";
import type { Locale } from "./common";

export const feedbackWords: Record<Locale, typeof en> = { en, es };
