import { drafts as en } from "@/messages/en/miniapp/drafts";
import { drafts as es } from "@/messages/es/miniapp/drafts";
import type { Locale } from "./common";

export const draftWords: Record<Locale, typeof en> = { en, es };
