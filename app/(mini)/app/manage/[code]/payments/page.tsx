import type { Metadata } from "next";
import { z } from "zod";
import { Payments } from "@/components/payments/manage-payments";
import { env } from "@/env";

export const metadata: Metadata = { title: "Payments" };

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The payments of an event; `payment` names the one that is opened at once. */
export default async function PaymentsPage({ params, searchParams }: Props) {
  return (
    <Payments
      code={(await params).code}
      first={z.uuid().safeParse((await searchParams).payment).data}
      botUsername={env.TELEGRAM_BOT_USERNAME}
      isOwnAccount={env.PAYMENTS_SELLER === "organizer"}
    />
  );
}
