import { and, desc, eq, inArray, isNull, ne, not, or, sql } from "drizzle-orm";
import { payments, refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { announce } from "../facts";
import { offerFreeSeats } from "../rsvps/offer";
import { findPayment, lockPayment, type Payment, ticketsOf } from "./queries";
import { refundShare, shareOf } from "./rules";
import type { NewRefund } from "./schema";

type Reason = (typeof refunds.$inferInsert)["reason"];
/** `dueAt` is when the provider is asked, now if not given. */
type Wanted = { amountMinor: number; reason: Reason; note?: string | null; dueAt?: Date };

/** What of a payment has neither gone back nor is on its way. The caller holds the payment's lock. */
async function leftOf(tx: Context, payment: Payment): Promise<number> {
  const [asked] = await tx.db
    .select({ minor: sql<number>`coalesce(sum(${refunds.amountMinor}), 0)`.mapWith(Number) })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), ne(refunds.status, "failed")));
  return payment.amountMinor - Math.max(payment.refundedMinor, asked?.minor ?? 0);
}

/** Puts money on its way back, as far as some is left. The caller holds the payment's lock. */
export async function queueRefund(
  tx: Context,
  payment: Payment,
  { amountMinor, reason, note, dueAt = tx.now() }: Wanted,
) {
  const amount = Math.min(amountMinor, await leftOf(tx, payment));
  if (amount <= 0) return undefined;
  const [refund] = await tx.db
    .insert(refunds)
    .values({
      id: tx.newId(),
      paymentId: payment.id,
      eventId: payment.eventId,
      amountMinor: amount,
      reason,
      note: note ?? null,
      nextTryAt: dueAt,
      actorId: tx.actor.type === "user" ? tx.actor.userId : null,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    .returning();
  return refund;
}

/**
 * Sends money of a payment back at the organizer's will: an amount, what certain tickets cost (which are then void),
 * or all that is left (which voids all). Stars go back whole. Throws `not_organizer`, `not_found`, `refund_too_large`.
 */
export async function refundPayment(
  ctx: Context<UserActor>,
  { paymentId, amountMinor, ticketIds, note }: NewRefund & { paymentId: string },
) {
  const found = await findPayment(ctx, paymentId);
  if (!found) throw new Refusal("not_found");

  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, found.eventId);
    authorize(tx, "payment.refund", { event });
    const payment = await lockPayment(tx, paymentId);
    const lines = await ticketsOf(tx, paymentId);
    const chosen = ticketIds ? lines.filter(({ id }) => ticketIds.includes(id)) : lines;
    if (payment.paidAt === null || (ticketIds && chosen.length !== ticketIds.length))
      throw new Refusal("not_found");

    const left = await leftOf(tx, payment);
    const price = chosen.reduce((sum, { amountMinor: cost }) => sum + cost, 0);
    const wanted = amountMinor ?? (ticketIds ? price : left);
    const isWhole = wanted === left;
    if (wanted > left || left === 0 || (payment.provider === "stars" && !isWhole))
      throw new Refusal("refund_too_large", { leftMinor: left, currency: payment.currency });

    const refund = await queueRefund(tx, payment, {
      amountMinor: wanted,
      reason: "organizer",
      note: note ?? null,
    });
    if (amountMinor === undefined) {
      await voidTickets(
        tx,
        payment,
        chosen.map(({ id }) => id),
      );
      await offerFreeSeats(tx, event);
    }
    return { ...refund!, currency: payment.currency };
  });
}

/** Takes tickets back; whoever has none left no longer goes. The caller holds the event's lock. */
export async function voidTickets(tx: Context, payment: Payment, ticketIds: string[]) {
  const now = tx.now();
  const voided = await tx.db
    .update(tickets)
    .set({ status: "cancelled", usedAt: null, usedBy: null, updatedAt: now })
    .where(and(inArray(tickets.id, ticketIds), inArray(tickets.status, ["active", "used"])))
    .returning({ id: tickets.id });
  if (voided.length === 0) return;

  const left = await tx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.rsvpId, payment.rsvpId), inArray(tickets.status, ["active", "used"])));
  const status = left.length === 0 ? "cancelled" : "confirmed";
  await tx.db
    .update(rsvps)
    .set({ status, ...(left.length > 0 ? { partySize: left.length } : {}), updatedAt: now })
    .where(and(eq(rsvps.id, payment.rsvpId), eq(rsvps.status, "confirmed")));
  const about = { rsvpId: payment.rsvpId, eventId: payment.eventId, userId: payment.userId };
  if (status === "cancelled")
    await announce(tx, "rsvp/cancelled", { ...about, by: "refund", hadSeats: true });
  else await announce(tx, "rsvp/resized", { ...about, partySize: left.length });
}

/**
 * An RSVP was given back: its money follows, in full when the organizer took the seats away, else as far as the policy
 * says under which they were bought. Runs once for each.
 */
export async function refundRsvp(tx: Context, rsvpId: string, by: "attendee" | "organizer") {
  const [rsvp] = await tx.db
    .select({ policy: rsvps.refundPolicy, eventId: rsvps.eventId })
    .from(rsvps)
    .where(eq(rsvps.id, rsvpId));
  const event = await lockEvent(tx, rsvp!.eventId);
  const percent = by === "organizer" ? 100 : refundShare(rsvp?.policy ?? [], event.startsAt, tx.now());
  const given = await lastGivenBack(tx, rsvpId);
  if (!given) return;
  const payment = await lockPayment(tx, given);
  const share = payment.provider === "stars" && percent < 100 ? 0 : percent;
  await queueRefund(tx, payment, { amountMinor: shareOf(await leftOf(tx, payment), share), reason: by });
}

/** The latest payment of an RSVP that stands for no seat any more; one is given back once. */
async function lastGivenBack(tx: Context, rsvpId: string): Promise<string | undefined> {
  const stands = sql`exists (select from payment_lines line join tickets ticket using (ticket_id)
    where line.payment_id = ${payments.id} and ticket.status in ('active', 'used'))`;
  const isBack = sql`exists (select from refunds refund
    where refund.payment_id = ${payments.id} and refund.reason in ('attendee', 'event_cancelled'))`;
  const [given] = await tx.db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.rsvpId, rsvpId),
        eq(payments.status, "completed"),
        or(isNull(payments.late), eq(payments.late, "seated")),
        not(stands),
        not(isBack),
      ),
    )
    .orderBy(desc(payments.paidAt))
    .limit(1);
  return given?.id;
}

/** A cancelled event: everybody's money goes back, in one statement, however many they are. */
export async function refundEvent(tx: Context, eventId: string) {
  const now = tx.now().toISOString();
  await tx.db.execute(sql`
    insert into ${refunds} (refund_id, payment_id, event_id, amount_minor, reason, next_try_at, created_at, updated_at)
    select gen_random_uuid(), paid.payment_id, paid.event_id, paid.left_minor, 'event_cancelled', ${now}, ${now}, ${now}
    from (
      select payment.payment_id, payment.event_id, payment.amount_minor - greatest(payment.refunded_minor, (
        select coalesce(sum(refund.amount_minor), 0) from ${refunds} refund
        where refund.payment_id = payment.payment_id and refund.status <> 'failed')) as left_minor
      from ${payments} payment where payment.event_id = ${eventId} and payment.status = 'completed'
        and not exists (select from disputes dispute where dispute.payment_id = payment.payment_id
          and dispute.status <> 'won' and dispute.status not like 'warning%')
      for update
    ) paid where paid.left_minor > 0`);
}
