import type { Metadata } from "next";
import { Hosting } from "@/components/events/manage-hosting";
import { env } from "@/env";

export const metadata: Metadata = { title: "Hosting" };

export default function HostingPage() {
  return <Hosting botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
