import type { Metadata } from "next";
import { ReceiptScreen } from "@/components/payments/receipt-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "Receipt" };

/** What was paid, by the payment's id. */
export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  return <ReceiptScreen paymentId={(await params).id} botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
