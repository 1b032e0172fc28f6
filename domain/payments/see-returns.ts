import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { disputes, payments, refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import type { Context, UserActor } from "../context";
import type { MoneyBack } from "../letters";
import { standingOf } from "../rsvps/queries";
import { refundShare, shareOf } from "./rules";

const bought = and(eq(payments.status, "completed"), or(isNull(payments.late), eq(payments.late, "seated")));

/**
 * What comes back to the acting person of what they have paid for an event, if they give their seats back now, or their
 * place on the waiting list, which gives back all; null when they have paid nothing. Stars go back whole or not at all.
 */
export async function seeReturn(ctx: Context<UserActor>, eventId: string): Promise<MoneyBack | null> {
  const standing = await standingOf(ctx, eventId, ctx.actor.userId);
  if (standing.status === "waitlisted") return standing.kept;

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
        inArray(payments.eventId, [...new Set(taken.map(({ eventId }) => eventId))]),
        inArray(payments.userId, [...new Set(taken.map(({ userId }) => userId))]),
        bought,
        sql`not exists (select from ${disputes} dispute where dispute.payment_id = ${payments.id}
          and dispute.status <> 'won' and dispute.status not like 'warning%')`,
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
        inArray(payments.eventId, [...new Set(taken.map(({ eventId }) => eventId))]),
        inArray(payments.userId, [...new Set(taken.map(({ userId }) => userId))]),
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
        .where(and(inArray(refunds.paymentId, paymentIds), ne(refunds.status, "failed")));
