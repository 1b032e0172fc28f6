import type { Metadata } from "next";
import { Checkout } from "@/components/payments/checkout";
import { env } from "@/env";

export const metadata: Metadata = { title: "Tickets" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, unknown>> };

export default async function CheckoutPage({ params, searchParams }: Props) {
  const { promo, type } = await searchParams;
  return (
    <Checkout
      code={(await params).code}
      promo={typeof promo === "string" ? promo.toUpperCase() : null}
      type={typeof type === "string" ? type : null}
      botUsername={env.TELEGRAM_BOT_USERNAME}
    />
  );
}
