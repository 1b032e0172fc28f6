import type { Metadata } from "next";
import { Notifications } from "@/components/notifications/notifications-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "Notifications" };

export default function NotificationsPage() {
  return <Notifications botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
