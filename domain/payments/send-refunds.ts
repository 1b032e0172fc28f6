import { and, asc, eq, lte, or, sql } from "drizzle-orm";
import { isFoundBy } from "@/db/any-of";
import { refunds } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { leaseMs } from "../deadlines";
import { announce } from "../facts";
import type { RefundOutcome } from "../ports";
import { alertOrganizer } from "./alert";
import { bookRefund, bookRefunds } from "./book-refund";
import { isUnreachable, pauseMs } from "./guard-stripe";
import { findPayment, type Payment } from "./queries";
import { isRefundedBy, type RefundedBy } from "./read-due";

const maxAttempts = 12;
type Refund = typeof refunds.$inferSelect;

/**
 * Asks a provider for the refunds that are due, a few at a time. A process that dies after asking asks again under
 * the same name, which the provider knows. Answers how many were tried.
 */
export async function sendRefunds(
  ctx: Context,
  { by, limit = 20 }: { by: RefundedBy; limit?: number },
): Promise<number> {
  const due = await claimRefunds(ctx, by, limit);
  for (const refund of due) {
    const payment = await findPayment(ctx, refund.paymentId);
    await settle(ctx, refund, payment!, await ask(ctx, refund, payment!));
  }
  return due.length;
}

async function claimRefunds(ctx: Context, by: RefundedBy, limit: number): Promise<Refund[]> {
  const now = ctx.now();
  const next = ctx.db
    .select({ id: refunds.id })
    .from(refunds)
    .where(
      and(
        isRefundedBy(by),
        lte(refunds.nextTryAt, now),
        or(eq(refunds.status, "queued"), and(eq(refunds.status, "sending"), lte(refunds.leaseUntil, now))),
      ),
    )
    .orderBy(asc(refunds.nextTryAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  return ctx.db
    .update(refunds)
    .set({
      status: "sending",
      leaseUntil: new Date(now.getTime() + leaseMs),
      attempts: sql`${refunds.attempts} + 1`,
      updatedAt: now,
    })
    .where(isFoundBy(refunds.id, next))
    .returning();
}

/** Stars through Telegram; all else through Stripe, by the charge that Telegram's provider made (Bot API refunds Stars alone). */
async function ask(ctx: Context, refund: Refund, payment: Payment): Promise<RefundOutcome | Unreached> {
  const { stripe, invoices } = ctx.ports;
  try {
    if (payment.provider === "stars")
      return await invoices.refundStars(payment.userId, payment.telegramChargeId!);
    if (!stripe) return { outcome: "failed", error: "Stripe is not set up" };
    return await stripe.refund({
      refundId: refund.id,
      providerPaymentId: payment.providerPaymentId!,
      amountMinor: refund.amountMinor,
      account: payment.account,
    });
  } catch (error) {
    const outcome = isUnreachable(error) ? "unreached" : "failed";
    return { outcome, error: error instanceof Error ? error.message : String(error) };
  }
}

/** The provider was away: such a try does not count. */
type Unreached = { outcome: "unreached"; error: string };

async function settle(ctx: Context, refund: Refund, payment: Payment, outcome: RefundOutcome | Unreached) {
  if ("providerRefundId" in outcome) {
    const { providerRefundId: id, outcome: status } = outcome;
    return bookRefund(ctx, payment.id, { id, refundId: refund.id, amountMinor: refund.amountMinor, status });
  }
  const isAway = outcome.outcome === "unreached";
  const isOver =
    (!isAway && refund.attempts >= maxAttempts) ||
    (outcome.outcome === "refused" && (await readBack(ctx, payment)));
  await transact(ctx, async (tx) => {
    const now = tx.now();
    const wait = isAway ? pauseMs : Math.min(6 * 3600, 15 * 2 ** refund.attempts) * 1000;
    const changed = await tx.db
      .update(refunds)
      .set({
        status: isOver ? "failed" : "queued",
        attempts: isAway ? refund.attempts - 1 : refund.attempts,
        error: outcome.error.slice(0, 500),
        leaseUntil: null,
        nextTryAt: new Date(now.getTime() + wait),
        updatedAt: now,
      })
      .where(and(eq(refunds.id, refund.id), eq(refunds.status, "sending")))
      .returning({ id: refunds.id });
    if (!isOver || changed.length === 0 || (await isWholeBack(tx, payment.id))) return;
    const { id: paymentId, eventId, rsvpId, userId } = payment;
    await announce(tx, "refund/failed", { paymentId, eventId, rsvpId, userId, refundId: refund.id });
    await alertOrganizer(tx, payment, "refund_failed");
  });
}

/** What was sent back at Stripe's own desk may be why it refuses ours. False when it could not be asked. */
async function readBack(ctx: Context, { id, provider, providerPaymentId, account }: Payment) {
  const { stripe } = ctx.ports;
  if (provider === "stars" || !stripe) return true;
  return stripe
    .readCharge(providerPaymentId!, account)
    .then((charge) => bookRefunds(ctx, id, charge.refunds))
    .then(
      () => true,
      () => false,
    );
}

/** Nothing is owed any more: there is nothing to alert of. */
async function isWholeBack(tx: Context, paymentId: string) {
  const payment = await findPayment(tx, paymentId);
  return payment!.refundedMinor >= payment!.amountMinor;
}
