import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { isAnyOf, isFoundBy } from "@/db/any-of";
import { payments, refunds } from "@/db/schema/payments";
import type { Context } from "../context";
import type { CheckoutState } from "../ports";
import { applyPayment } from "./apply";
import { bookRefunds } from "./book-refund";
import { isNever, openPage } from "./open-page";
import type { Payment } from "./queries";

const minute = 60_000;

/**
 * Asks Stripe about whatever is open: pages that were called off or have run out are closed, and what was paid
 * without our hearing of it is applied. Answers how many were looked at. A webhook that got lost costs some minutes.
 */
export async function checkPayments(ctx: Context, { limit = 50 }: { limit?: number } = {}): Promise<number> {
  const due = await claimOpen(ctx, limit);
  for (const payment of due) await tryToCheck(ctx, payment);
  return due.length;
}

/** One that cannot be asked about keeps why, and holds up no other: it is asked about again. */
async function tryToCheck(ctx: Context, payment: Payment): Promise<void> {
  const error = await checkPayment(ctx, payment).then(() => null, reasonOf);
  if (error !== payment.checkError)
    await ctx.db.update(payments).set({ checkError: error }).where(eq(payments.id, payment.id));
}

/** Those that are called off or over at once, the others every five minutes. */
async function claimOpen(ctx: Context, limit: number): Promise<Payment[]> {
  const now = ctx.now();
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minute);
  const lookedAt = sql`coalesce(${payments.checkedAt}, ${payments.createdAt})`;
  const next = ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.provider, "stripe"),
        or(
          and(
            eq(payments.status, "closing"),
            or(isNull(payments.checkedAt), lte(payments.checkedAt, ago(0.5))),
          ),
          and(
            eq(payments.status, "open"),
            lte(payments.expiresAt, now),
            or(
              isNull(payments.checkedAt),
              lte(payments.checkedAt, ago(0.5)),
              lte(payments.checkedAt, payments.expiresAt),
            ),
          ),
          and(eq(payments.status, "open"), lte(lookedAt, ago(5).toISOString())),
        ),
      ),
    )
    .orderBy(asc(lookedAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  return ctx.db.update(payments).set({ checkedAt: now }).where(isFoundBy(payments.id, next)).returning();
}

/** Brings one payment to where Stripe says that it is. Throws when Stripe cannot be asked. */
export async function checkPayment(ctx: Context, payment: Payment): Promise<void> {
  const { stripe } = ctx.ports;
  if (!stripe || payment.provider !== "stripe" || payment.paidAt) return;
  // The process died while it asked for the page: the same order has the same page.
  const { sessionId } = payment.sessionId ? payment : await findPage(ctx, payment);
  if (!sessionId) return;

  const mustClose =
    payment.status === "closing" || (payment.expiresAt !== null && payment.expiresAt <= ctx.now());
  const state = mustClose
    ? await stripe.closeCheckout(sessionId, payment.account)
    : await stripe.readCheckout(sessionId, payment.account);
  await follow(ctx, payment, state);
}

async function findPage(ctx: Context, payment: Payment): Promise<{ sessionId: string | null }> {
  if (payment.status === "closed") return { sessionId: null };
  return openPage(ctx, payment).catch(async (error: unknown) => {
    const [now] = await ctx.db.select().from(payments).where(eq(payments.id, payment.id));
    if (now?.sessionId) return now;
    // Stripe never had the order and will not take it any more: there is no page, and never will be.
    if (isNever(error)) await follow(ctx, payment, { state: "closed" });
    else throw error;
    return { sessionId: null };
  });
}

async function follow(ctx: Context, payment: Payment, state: CheckoutState): Promise<void> {
  if (state.state === "paid") {
    await applyPayment(ctx, { paymentId: payment.id, ...state });
    return;
  }
  if (state.state !== "closed") return;
  await ctx.db
    .update(payments)
    .set({ status: "closed", updatedAt: ctx.now() })
    .where(and(eq(payments.id, payment.id), inArray(payments.status, ["open", "closing"])));
  ctx.poke();
}

/**
 * Asks about refunds whose end is not known, every four minutes: a card's may be told of only once. One that cannot be
 * asked about keeps why, and holds up no other. Answers how many payments were looked at.
 */
export async function checkRefunds(ctx: Context, { limit = 50 }: { limit?: number } = {}): Promise<number> {
  const { stripe } = ctx.ports;
  if (!stripe) return 0;
  const due = await claimPending(ctx, limit);
  for (const { id, providerPaymentId, account } of due) {
    const look = async () => {
      const charge = await stripe.readCharge(providerPaymentId!, account);
      await bookRefunds(ctx, id, charge.refunds);
    };
    const error = await look().then(() => null, reasonOf);
    await ctx.db
      .update(refunds)
      .set({ error })
      .where(and(eq(refunds.paymentId, id), eq(refunds.status, "pending")));
  }
  return due.length;
}

/** The payments of refunds that were looked at longest ago. */
async function claimPending(ctx: Context, limit: number): Promise<Payment[]> {
  const now = ctx.now();
  const next = ctx.db
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(refunds.status, "pending"),
        lte(refunds.updatedAt, new Date(now.getTime() - 4 * minute)),
        inArray(payments.provider, ["stripe", "telegram"]),
      ),
    )
    .orderBy(asc(refunds.updatedAt))
    .limit(limit)
    .for("update", { of: refunds, skipLocked: true });
  const claimed = await ctx.db
    .update(refunds)
    .set({ updatedAt: now })
    .where(isFoundBy(refunds.id, next))
    .returning({ paymentId: refunds.paymentId });
  const ids = [...new Set(claimed.map(({ paymentId }) => paymentId))];
  return ids.length === 0 ? [] : ctx.db.select().from(payments).where(isAnyOf(payments.id, ids));
}

const reasonOf = (reason: unknown) =>
  (reason instanceof Error ? reason.message : String(reason)).slice(0, 500);
