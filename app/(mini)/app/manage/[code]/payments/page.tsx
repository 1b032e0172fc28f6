import type { Metadata } from "next";
import { Payments } from "@/components/payments/manage-payments";
import { env } from "@/env";

export const metadata: Metadata = { title: "Payments" };

export default async function PaymentsPage({ params }: { params: Promise<{ code: string }> }) {
  return (
    <Payments
      code={(await params).code}
      botUsername={env.TELEGRAM_BOT_USERNAME}
      isOwnAccount={env.PAYMENTS_SELLER === "organizer"}
    />
  );
}
