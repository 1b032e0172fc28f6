import type { Metadata } from "next";
import { CreateStart } from "@/components/drafts/create-start";
import { env } from "@/env";

export const metadata: Metadata = { title: "New event" };

export default function CreatePage() {
  return <CreateStart botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
