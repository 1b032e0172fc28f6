import { me as en } from "@/messages/en/miniapp/me";
import { me as es } from "@/messages/es/miniapp/me";
import type { Locale } from "./common";

export const meWords: Record<Locale, typeof en> = { en, es };
