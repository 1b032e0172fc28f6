import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { disputes, payments, refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import type { Context, UserActor } from "../context";
import type { MoneyBack } from "../letters";
import { refundShare, shareOf } from "./rules";

const bought = and(eq(payments.status, "completed"), or(isNull(payments.late), eq(payments.late, "seated")));

/**
 * What comes back to the acting person of what they have paid for an event, if they give their seats back now; null
 * when they have paid nothing. Stars go back whole or not at all.
 */
export async function seeReturn(ctx: Context<UserActor>, eventId: string): Promise<MoneyBack | null> {
  const [paid] = await ctx.db
    .select({
      provider: payments.provider,
      currency: payments.currency,
      leftMinor: sql<number>`${payments.amountMinor} - greatest(${payments.refundedMinor}, (
        select coalesce(sum(refund.amount_minor), 0) from ${refunds} refund
        where refund.payment_id = ${payments.id} and refund.status <> 'failed'))`.mapWith(Number),
      policy: rsvps.refundPolicy,
      startsAt: events.startsAt,
    })
    .from(rsvps)
    .innerJoin(payments, eq(payments.rsvpId, rsvps.id))
    .innerJoin(events, eq(events.id, rsvps.eventId))
    .where(
      and(
        eq(rsvps.eventId, eventId),
        eq(rsvps.userId, ctx.actor.userId),
        eq(rsvps.status, "confirmed"),
        bought,
      ),
    )
    .orderBy(desc(payments.paidAt))
    .limit(1);
  if (!paid) return null;
  const { provider, currency, leftMinor, policy, startsAt } = paid;
  const percent = refundShare(policy ?? [], startsAt, ctx.now());
  const share = provider === "stars" && percent < 100 ? 0 : percent;
  return { provider, currency, amountMinor: shareOf(leftMinor, share) };
}

/** Somebody's seats at an event were taken from them at that time. */
type Taken = { eventId: string; userId: number; at: Date };

/** What was left then of each payment for those seats, the latest last: all of it comes back. Money that a bank asks for does not come twice. */
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
        inArray(payments.eventId, [...new Set(taken.map(({ eventId }) => eventId))]),
        inArray(payments.userId, [...new Set(taken.map(({ userId }) => userId))]),
        bought,
        sql`not exists (select from ${disputes} dispute where dispute.payment_id = ${payments.id} and dispute.status <> 'won')`,
      ),
    )
    .orderBy(asc(payments.paidAt));
  const gone = await listRefunds(
    ctx,
    paid.map(({ id }) => id),
  );
  return taken.map(({ eventId, userId, at }) =>
    paid
      .filter((payment) => payment.eventId === eventId && payment.userId === userId)
      .map(({ id, provider, currency, amountMinor }) => {
        const before = gone.filter((refund) => refund.paymentId === id && refund.createdAt < at);
        const goneMinor = before.reduce((sum, refund) => sum + refund.amountMinor, 0);
        return { provider, currency, amountMinor: amountMinor - goneMinor };
      })
      .filter(({ amountMinor }) => amountMinor > 0),
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
        .where(and(inArray(refunds.paymentId, paymentIds), ne(refunds.status, "failed")));
