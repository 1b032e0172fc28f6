import { fees as en } from "@/messages/en/miniapp/fees";
import { fees as es } from "@/messages/es/miniapp/fees";
import type { Locale } from "./common";

export const feesWords: Record<Locale, typeof en> = { en, es };
