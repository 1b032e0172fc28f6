import type { Metadata } from "next";
import { Feedback } from "@/components/feedback/feedback-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "Feedback" };

export default async function FeedbackPage({ params }: { params: Promise<{ code: string }> }) {
  return <Feedback code={(await params).code} botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
