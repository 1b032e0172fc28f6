import type { Metadata } from "next";
import { PayPage } from "../pay-page";
import { showPayment } from "../shown";

type Props = { searchParams: Promise<Record<string, unknown>> };

export const metadata: Metadata = { title: "Payment", robots: { index: false } };

/** Where Stripe's page leads back to. */
export default async function PayCancel({ searchParams }: Props) {
  const { payment } = await searchParams;
  return <PayPage {...(await showPayment(payment, "cancel"))} />;
}
