import type { Metadata } from "next";
import { MyEvents } from "@/components/events/mine-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "My events" };

export default function MyEventsPage() {
  return <MyEvents botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
