import { browse as en } from "@/messages/en/miniapp/browse";
import { browse as es } from "@/messages/es/miniapp/browse";
import type { Locale } from "./common";

export const browseWords: Record<Locale, typeof en> = { en, es };
