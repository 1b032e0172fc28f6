import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { withPatience } from "@/db/patience";
import { refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { moveKeptMoney } from "../events/move-kept-money";
import { lockEvent } from "../events/queries";
import { announce } from "../facts";
import { offerFreeSeats } from "../rsvps/offer";
import { writeRefund } from "../rsvps/return-money";
import { findPayment, lockPayment, type Payment, ticketsOf } from "./queries";
import { owedOf } from "./read-owed";
import type { NewRefund } from "./schema";

type Wanted = Pick<Parameters<typeof writeRefund>[1], "amountMinor" | "reason" | "note" | "dueAt">;

/** What of a payment has neither gone back nor is on its way. The caller holds the payment's lock. */
async function leftOf(tx: Context, payment: Payment): Promise<number> {
  const [asked] = await tx.db
    .select({ minor: sql<number>`coalesce(sum(${refunds.amountMinor}), 0)`.mapWith(Number) })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), ne(refunds.status, "failed")));
  return payment.amountMinor - Math.max(payment.refundedMinor, asked?.minor ?? 0);
}

/** Puts money on its way back, as far as some is left. The caller holds the payment's lock. */
export async function queueRefund(tx: Context, payment: Payment, { amountMinor, ...wanted }: Wanted) {
  const amount = Math.min(amountMinor, await leftOf(tx, payment));
  if (amount <= 0) return undefined;
  return writeRefund(tx, { paymentId: payment.id, eventId: payment.eventId, amountMinor: amount, ...wanted });
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
    .where(and(isAnyOf(tickets.id, ticketIds), inArray(tickets.status, ["active", "used"])))
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
 * A cancelled event: everybody's money goes back, kept money too, in one statement, however many they are. With `at` it is
 * that of all who had paid or joined by then.
 */
export async function refundEvent(tx: Context, eventId: string, at?: string) {
  const now = tx.now().toISOString();
  const which =
    at === undefined
      ? undefined
      : sql`(payments.paid_at <= ${at} or payments.rsvp_id in (
          select rsvp_id from ${rsvps} where event_id = ${eventId} and joined_at <= ${at}))`;
  await tx.db.execute(withPatience);
  await moveKeptMoney(tx, eventId, tx.now(), which);
  await tx.db.execute(sql`
    insert into ${refunds} (refund_id, payment_id, event_id, amount_minor, reason, next_try_at, created_at, updated_at)
    select gen_random_uuid(), payment_id, ${eventId}, left_minor, 'event_cancelled', ${now}, ${now}, ${now}
    from (${owedOf(eventId, which)} for update of payments) paid where left_minor > 0`);
}
