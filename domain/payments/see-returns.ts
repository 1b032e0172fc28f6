import { and, asc, eq, ne } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { payments, refunds } from "@/db/schema/payments";
import type { Context } from "../context";
import type { MoneyBack } from "../letters";
import { hasBought, isUndisputed } from "../rsvps/read-returns";

/** Somebody's seats at an event were taken from them at that time, or (without seats) their place on the waiting list. */
type Taken = { eventId: string; userId: number; at: Date; hadSeats: boolean };

/**
 * What was left then of each payment for those seats, the latest last: all of it comes back. So does money that was kept
 * for a seat. Money that a bank asks for does not come twice.
 */
export async function listReturns(ctx: Context, taken: Taken[]): Promise<MoneyBack[][]> {
  if (taken.length === 0) return [];
  const paid = await ctx.db
    .select({
      id: payments.id,
      eventId: payments.eventId,
      userId: payments.userId,
      provider: payments.provider,
      currency: payments.currency,
      amountMinor: payments.amountMinor,
    })
    .from(payments)
    .where(
      and(
        isAnyOf(payments.eventId, new Set(taken.map(({ eventId }) => eventId))),
        isAnyOf(payments.userId, new Set(taken.map(({ userId }) => userId))),
        hasBought,
        isUndisputed,
      ),
    )
    .orderBy(asc(payments.paidAt));
  const [gone, sentThen] = [
    await listRefunds(
      ctx,
      paid.map(({ id }) => id),
    ),
    await listKept(ctx, taken),
  ];
  return taken.map(({ eventId, userId, at, hadSeats }, n) => [
    ...paid
      .filter((payment) => hadSeats && payment.eventId === eventId && payment.userId === userId)
      .map(({ id, provider, currency, amountMinor }) => {
        const before = gone.filter((refund) => refund.paymentId === id && refund.createdAt < at);
        const goneMinor = before.reduce((sum, refund) => sum + refund.amountMinor, 0);
        return { provider, currency, amountMinor: amountMinor - goneMinor };
      })
      .filter(({ amountMinor }) => amountMinor > 0),
    ...sentThen[n]!,
  ]);
}

/** Money that waited with people for a seat: what took their place sent it on its way, and not before. */
async function listKept(ctx: Context, taken: Taken[]): Promise<MoneyBack[][]> {
  const late = await ctx.db
    .select({
      eventId: payments.eventId,
      userId: payments.userId,
      provider: payments.provider,
      currency: payments.currency,
      amountMinor: refunds.amountMinor,
      nextTryAt: refunds.nextTryAt,
    })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        isAnyOf(payments.eventId, new Set(taken.map(({ eventId }) => eventId))),
        isAnyOf(payments.userId, new Set(taken.map(({ userId }) => userId))),
        eq(refunds.reason, "late"),
        ne(refunds.status, "failed"),
      ),
    );
  return taken.map(({ eventId, userId, at }) =>
    late
      .filter((one) => one.eventId === eventId && one.userId === userId && one.nextTryAt >= at)
      .map(({ provider, currency, amountMinor }) => ({ provider, currency, amountMinor })),
  );
}

const listRefunds = async (ctx: Context, paymentIds: string[]) =>
  paymentIds.length === 0
    ? []
    : ctx.db
        .select({
          paymentId: refunds.paymentId,
          amountMinor: refunds.amountMinor,
          createdAt: refunds.createdAt,
        })
        .from(refunds)
        .where(and(isAnyOf(refunds.paymentId, paymentIds), ne(refunds.status, "failed")));
