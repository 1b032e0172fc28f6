import type { Metadata } from "next";
import { Manage } from "@/components/events/manage-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "Manage" };

export default async function ManagePage({ params }: { params: Promise<{ code: string }> }) {
  return <Manage code={(await params).code} botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
