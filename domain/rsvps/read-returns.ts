import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { payments } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import type { Context, UserActor } from "../context";
import type { MoneyBack } from "../letters";
import { standingOf } from "./queries";
import { fullRefundUntil, refundPercent, shareOf } from "./rules";

/** Who gives the seats back: an organizer who takes them away gives back all that was paid. */
export type GivenBackBy = "attendee" | "organizer";
/** Of which payment how much comes back; `fullUntil` while all does because the event has moved. */
export type Return = MoneyBack & { paymentId: string; eventId: string; fullUntil: Date | null };

/** Money that bought seats, and was not too late for them. */
export const hasBought = and(
  eq(payments.status, "completed"),
  or(isNull(payments.late), eq(payments.late, "seated")),
);

/** What a bank has taken back, or asks for, does not go back a second time. */
export const isUndisputed = sql`not exists (select from disputes dispute where dispute.payment_id = ${payments.id}
  and dispute.status <> 'won' and dispute.status not like 'warning%')`;

/** Seats that the money bought are somebody's still. */
const standsForSeats = sql`exists (select from payment_lines line join tickets ticket using (ticket_id)
  where line.payment_id = ${payments.id} and ticket.status in ('active', 'used'))`;

/** What of a payment has neither gone back nor is on its way. */
const leftMinor = sql<number>`(${payments.amountMinor} - greatest(${payments.refundedMinor}, (
  select coalesce(sum(refund.amount_minor), 0) from refunds refund
  where refund.payment_id = ${payments.id} and refund.status <> 'failed')))`.mapWith(Number);

/**
 * What comes back of the money for an RSVP's seats when they are given back now: undefined when they cost nothing. What
 * is asked before and what is written down then are this one answer.
 */
export async function readReturn(ctx: Context, rsvpId: string, by: GivenBackBy): Promise<Return | undefined> {
  const [paid] = await ctx.db
    .select({
      paymentId: payments.id,
      eventId: payments.eventId,
      provider: payments.provider,
      currency: payments.currency,
      leftMinor,
      bought: {
        refundPolicy: rsvps.refundPolicy,
        boughtStart: rsvps.boughtStart,
        boughtLocation: rsvps.boughtLocation,
      },
      event: {
        startsAt: events.startsAt,
        location: events.location,
        refundableUntil: events.refundableUntil,
      },
    })
    .from(payments)
    .innerJoin(rsvps, eq(rsvps.id, payments.rsvpId))
    .innerJoin(events, eq(events.id, payments.eventId))
    .where(and(eq(payments.rsvpId, rsvpId), hasBought, standsForSeats, isUndisputed))
    .orderBy(desc(payments.paidAt))
    .limit(1);
  if (!paid) return undefined;

  const { bought, event, leftMinor: left, ...payment } = paid;
  const percent = by === "organizer" ? 100 : refundPercent(bought, event, ctx.now());
  return {
    ...payment,
    amountMinor: shareOf(left, percent, payment.provider),
    fullUntil: fullRefundUntil(bought, event, ctx.now()),
  };
}

/**
 * What comes back to the acting person of what they have paid for an event, if they give their seats back now, or their
 * place on the waiting list, which gives back all; null when they have paid nothing.
 */
export async function seeReturn(
  ctx: Context<UserActor>,
  eventId: string,
): Promise<(MoneyBack & { fullUntil: Date | null }) | null> {
  const { userId } = ctx.actor;
  const standing = await standingOf(ctx, eventId, userId);
  if (standing.status === "waitlisted") return standing.kept && { ...standing.kept, fullUntil: null };
  if (standing.status !== "confirmed") return null;

  const found = await readReturn(ctx, standing.rsvpId, "attendee");
  if (!found) return null;
  const { provider, currency, amountMinor, fullUntil } = found;
  return { provider, currency, amountMinor, fullUntil };
}
