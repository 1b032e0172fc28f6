import type { Metadata } from "next";
import { PayPage } from "../pay-page";
import { showPayment } from "../shown";

type Props = { searchParams: Promise<Record<string, unknown>> };

export const metadata: Metadata = { title: "Payment", robots: { index: false } };

/** Where Stripe sends whoever has paid. It reads what we know, and never decides it. */
export default async function PayReturn({ searchParams }: Props) {
  const { payment } = await searchParams;
  return <PayPage {...(await showPayment(payment, "return"))} />;
}
