import type { Metadata } from "next";
import { Broadcasts } from "@/components/notifications/broadcasts-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "Messages" };

export default async function MessagesPage({ params }: { params: Promise<{ code: string }> }) {
  return <Broadcasts code={(await params).code} botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
