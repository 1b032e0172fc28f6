import { manage as en } from "@/messages/en/miniapp/manage";
import { manage as es } from "@/messages/es/miniapp/manage";
import type { Locale } from "./common";

export const manageWords: Record<Locale, typeof en> = { en, es };
