import type { Metadata } from "next";
import { PayPage } from "../pay-page";

type Props = { searchParams: Promise<Record<string, unknown>> };

export const metadata: Metadata = { title: "Stripe", robots: { index: false } };

/** Where Stripe sends organizers after they told it about themselves, or when its link was too old. */
export default async function PayAccount({ searchParams }: Props) {
  const { again } = await searchParams;
  return <PayPage state={again === undefined ? "account" : "accountAgain"} />;
}
