import { notifications as en } from "@/messages/en/miniapp/notifications";
import { notifications as es } from "@/messages/es/miniapp/notifications";
import type { Locale } from "./common";

export const notificationWords: Record<Locale, typeof en> = { en, es };
