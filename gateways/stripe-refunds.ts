import Stripe from "stripe";
import { z } from "zod";
import type { ChargeState, ListedCharge, ListedDispute, RefundOrder, RefundOutcome } from "@/domain/ports";
import { inNameOf } from "./stripe-accounts";
import { isAway } from "./stripe-away";

/** The money of one payment as Stripe has it: by the PaymentIntent for Checkout's, by the charge for what Telegram took. */
export async function readCharge(
  stripe: Stripe,
  providerPaymentId: string,
  account: string | null,
): Promise<ChargeState> {
  const charge = await findCharge(stripe, providerPaymentId, account);
  const refunds: ChargeState["refunds"] = [];
  const all = stripe.refunds.list({ charge: charge.id, limit: 100 }, inNameOf(account));
  for await (const { id, amount, status, metadata } of all)
    refunds.push({
      id,
      refundId: ourNameIn(metadata?.refund_id),
      amountMinor: amount,
      status: statusOf(status),
    });
  return { ...stateOf(charge), refunds };
}

/** Every charge of an account that succeeded in that time, page by page. */
export async function* listCharges(
  stripe: Stripe,
  account: string | null,
  since: Date,
  until: Date,
): AsyncGenerator<ListedCharge> {
  const created = between(since, until);
  for await (const charge of stripe.charges.list({ created, limit: 100 }, inNameOf(account))) {
    if (charge.status !== "succeeded") continue;
    const createdAt = new Date(charge.created * 1000);
    yield { ...stateOf(charge), names: namesOf(charge, charge.payment_intent), createdAt };
  }
}

/** Every dispute of an account that began in that time, page by page. */
export async function* listDisputes(
  stripe: Stripe,
  account: string | null,
  since: Date,
  until: Date,
): AsyncGenerator<ListedDispute> {
  const created = between(since, until);
  for await (const dispute of stripe.disputes.list({ created, limit: 100 }, inNameOf(account))) {
    const { id, charge, payment_intent: intent, amount: amountMinor, reason, status } = dispute;
    const createdAt = new Date(dispute.created * 1000);
    yield { id, names: namesOf(charge, intent), amountMinor, reason, status, createdAt };
  }
}

const secondsOf = (at: Date) => Math.floor(at.getTime() / 1000);
const between = (since: Date, until: Date) => ({ gte: secondsOf(since), lt: secondsOf(until) });

type Named = string | { id: string } | null;
/** By which a payment may know it: the charge, and the PaymentIntent that made it. */
const namesOf = (...objects: Named[]): string[] =>
  objects.flatMap((object) => (object === null ? [] : typeof object === "string" ? object : object.id));

const stateOf = ({ amount, amount_refunded, currency, metadata }: Stripe.Charge) => ({
  paymentId: ourNameIn(metadata.payment_id),
  amountMinor: amount,
  refundedMinor: amount_refunded,
  currency: currency.toUpperCase(),
});

/** Whoever has the account may write there what they like: what is no name of ours is none. */
const ourNameIn = (written: string | undefined) => z.uuid().safeParse(written).data ?? null;

const isIntent = (providerPaymentId: string) => providerPaymentId.startsWith("pi_");

async function findCharge(stripe: Stripe, id: string, account: string | null): Promise<Stripe.Charge> {
  if (!isIntent(id)) return stripe.charges.retrieve(id, {}, inNameOf(account));
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(
    id,
    { expand: ["latest_charge"] },
    inNameOf(account),
  );
  if (typeof charge !== "object" || charge === null) throw new Error(`${id} has no charge`);
  return charge;
}

/** Asks for a refund: Stripe makes one of it, however often the same is asked. Throws what says nothing of the refund. */
export async function refund(
  stripe: Stripe,
  { refundId, providerPaymentId, amountMinor, account }: RefundOrder,
): Promise<RefundOutcome> {
  const of = isIntent(providerPaymentId)
    ? { payment_intent: providerPaymentId }
    : { charge: providerPaymentId };
  try {
    const { id, status, failure_reason } = await stripe.refunds.create(
      { ...of, amount: amountMinor, metadata: { refund_id: refundId } },
      { idempotencyKey: `rf:${refundId}`, ...inNameOf(account) },
    );
    const outcome = statusOf(status);
    return outcome === "failed"
      ? { outcome: "refused", error: failure_reason ?? `The refund is ${status}` }
      : { outcome, providerRefundId: id };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || isAway(error)) throw error;
    return { outcome: isFinal(error) ? "refused" : "failed", error: error.code ?? error.message };
  }
}

/** What makes no sense now makes none later; a balance that is too low may rise. */
const isFinal = (error: Stripe.errors.StripeError) =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code !== "balance_insufficient";

/** Stripe's words for how a refund stands in ours. */
function statusOf(status: string | null): "pending" | "succeeded" | "failed" {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}
