import { edits as en } from "@/messages/en/miniapp/edits";
import { edits as es } from "@/messages/es/miniapp/edits";
import type { Locale } from "./common";

export const editWords: Record<Locale, typeof en> = { en, es };
