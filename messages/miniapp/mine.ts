import { mine as en } from "@/messages/en/miniapp/mine";
import { mine as es } from "@/messages/es/miniapp/mine";
import type { Locale } from "./common";

export const mineWords: Record<Locale, typeof en> = { en, es };
