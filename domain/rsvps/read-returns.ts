import { and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { payments } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import type { Context, UserActor } from "../context";
import type { MoneyBack } from "../letters";
import { type Pair, pairKey, standingOf } from "./queries";
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

/** Money that has bought seats which are still somebody's, with all that decides how much of it comes back now. */
const listBought = (ctx: Context, whose: SQL) =>
  ctx.db
    .select({
      paymentId: payments.id,
      eventId: payments.eventId,
      userId: payments.userId,
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
    .where(and(whose, eq(rsvps.status, "confirmed"), hasBought, standsForSeats, isUndisputed))
    .orderBy(desc(payments.paidAt));

/**
 * What comes back of the money for an RSVP's seats when they are given back now: undefined when they cost nothing. What
 * is asked before and what is written down then are this one answer.
 */
export async function readReturn(ctx: Context, rsvpId: string, by: GivenBackBy): Promise<Return | undefined> {
  const [paid] = await listBought(ctx, eq(payments.rsvpId, rsvpId));
  if (!paid) return undefined;

  const { paymentId, eventId, provider, currency, bought, event } = paid;
  const percent = by === "organizer" ? 100 : refundPercent(bought, event, ctx.now());
  const amountMinor = shareOf(paid.leftMinor, percent, provider);
  const fullUntil = fullRefundUntil(bought, event, ctx.now());
  return { paymentId, eventId, provider, currency, amountMinor, fullUntil };
}

/** Until when all that these people have paid comes back because the event has moved; only those of whom that is so. */
export async function listFullRefunds(ctx: Context, pairs: Pair[]): Promise<Map<string, Date>> {
  if (pairs.length === 0) return new Map();
  const bought = await listBought(
    ctx,
    sql`(${payments.eventId}, ${payments.userId}) in (
      select "eventId", "userId" from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair("eventId" uuid, "userId" bigint))`,
  );
  return new Map(
    bought.flatMap((paid) => {
      const until = fullRefundUntil(paid.bought, paid.event, ctx.now());
      return until && paid.leftMinor > 0 ? [[pairKey(paid), until] as const] : [];
    }),
  );
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
