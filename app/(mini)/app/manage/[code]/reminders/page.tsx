import type { Metadata } from "next";
import { Reminders } from "@/components/reminders/reminders-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "Reminders" };

export default async function RemindersPage({ params }: { params: Promise<{ code: string }> }) {
  return <Reminders code={(await params).code} botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
