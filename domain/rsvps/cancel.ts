import { and, eq, gte, inArray, ne, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { payments, refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { isKept } from "../events/move-kept-money";
import { lockEvent } from "../events/queries";
import { refuseIfEnded } from "../events/rules";
import { withdrawInvitation } from "../events/withdraw-invitation";
import { announce } from "../facts";
import type { MoneyBack } from "../letters";
import { queueLetters } from "../queue-letters";
import { offerFreeSeats } from "./offer";
import { findRsvp, standingOf } from "./queries";
import { returnMoney } from "./return-money";
import type { RsvpStatus } from "./schema";

/**
 * Gives back a person's seats, or their place on the waiting list; what becomes free is offered on at
 * once, and what comes back of their money is on its way with the same commit. While somebody may be paying for them at
 * Stripe, its page is closed first, and the seats stay held until then. The person themselves and the organizer may, the
 * person only as long as their tickets are their own and nobody is in with one. Answers what they had, and what comes back. Throws `not_going`, `not_organizer`, `tickets_passed_on`, `ticket_used`, `cancelled`, `past`.
 */
export async function cancelRsvp(
  ctx: Context,
  { eventId, userId, note }: { eventId: string; userId: number; note?: string },
): Promise<{ had: RsvpStatus; back: MoneyBack | null }> {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "rsvp.cancel", { event, userId });
    refuseIfEnded(event, tx.now());

    const current = await findRsvp(tx, eventId, userId);
    if (!current || current.status === "cancelled") throw new Refusal("not_going");
    const hadSeats = current.status === "confirmed";
    const by = tx.actor.type === "user" && tx.actor.userId === userId ? "attendee" : "organizer";
    if (by === "attendee") await refuseIfOutOfHand(tx, current.rsvpId, userId);

    if (by === "organizer") {
      await withdrawInvitation(tx, { eventId, userId });
      // Before the seats: of what was paid, the letter tells what was left then.
      const dedupeKey = `rsvp.removed:${current.rsvpId}:${current.queueNumber}`;
      await queueLetters(tx, [
        {
          kind: "rsvp.removed",
          dedupeKey,
          chatId: userId,
          eventId,
          payload: { note: note ?? null, hadSeats },
        },
      ]);
    }
    const standing = await standingOf(tx, eventId, userId);
    const kept = standing.status === "waitlisted" ? standing.kept : null;
    const back = hadSeats ? await returnMoney(tx, current.rsvpId, by) : kept;
    const paying = await closePayments(tx, [current.rsvpId]);
    if (paying) await endHold(tx, current.rsvpId);
    else await freeSeats(tx, [current.rsvpId]);
    await announce(tx, "rsvp/cancelled", {
      rsvpId: current.rsvpId,
      eventId,
      userId,
      by,
      hadSeats,
      ...(note ? { note } : {}),
    });
    await offerFreeSeats(tx, event);
    return { had: current.status, back: back ?? null };
  });
}

/**
 * Throws for what the person cannot give back themselves: `tickets_passed_on`, for whoever has a ticket by now keeps it
 * and its price is not given back to somebody else; `ticket_used`, for somebody is in with it.
 */
export async function refuseIfOutOfHand(tx: Context, rsvpId: string, userId: number, fromGuest = 0) {
  const held = await tx.db
    .select({ userId: tickets.userId, status: tickets.status })
    .from(tickets)
    .where(
      and(
        eq(tickets.rsvpId, rsvpId),
        gte(tickets.guestNumber, fromGuest),
        inArray(tickets.status, ["active", "used"]),
      ),
    );
  if (held.some((ticket) => ticket.userId !== userId)) throw new Refusal("tickets_passed_on");
  if (held.some(({ status }) => status === "used")) throw new Refusal("ticket_used");
}

/** Cancels RSVPs with all their seats; money that was kept for one goes back now. The caller holds the event's lock. */
export async function freeSeats(tx: Context, rsvpIds: string[]) {
  const now = tx.now();
  await tx.db.execute(sql`
    update ${refunds} refund set next_try_at = ${now.toISOString()}, updated_at = ${now.toISOString()}
    from ${payments} payment
    where payment.rsvp_id = any(${`{${rsvpIds}}`}::uuid[]) and refund.payment_id = payment.payment_id and ${isKept(tx)}`);
  await tx.db.update(rsvps).set({ status: "cancelled", updatedAt: now }).where(isAnyOf(rsvps.id, rsvpIds));
  await tx.db
    .update(tickets)
    .set({
      status: "cancelled",
      holdKind: null,
      holdExpiresAt: null,
      usedAt: null,
      usedBy: null,
      updatedAt: now,
    })
    .where(and(isAnyOf(tickets.rsvpId, rsvpIds), ne(tickets.status, "cancelled")));
}

/**
 * Lets nobody pay for these RSVPs any more: invoices at once, for Telegram asks before it takes money; pages at
 * Stripe as soon as Stripe has closed them. Answers whether there is such a page. The caller holds the event's lock,
 * which whoever begins a payment takes too.
 */
export async function closePayments(tx: Context, rsvpIds: string[]): Promise<boolean> {
  const closed = await tx.db
    .update(payments)
    .set({
      status: sql`case when ${payments.provider} = 'stripe' and ${payments.status} = 'open' then 'closing' else 'closed' end::payment_status`,
      updatedAt: tx.now(),
    })
    .where(and(isAnyOf(payments.rsvpId, rsvpIds), eq(payments.status, "open")))
    .returning({ status: payments.status });
  return closed.some(({ status }) => status === "closing");
}

async function endHold(tx: Context, rsvpId: string) {
  const now = tx.now();
  await tx.db
    .update(tickets)
    .set({ holdExpiresAt: now, givenBackAt: now, updatedAt: now })
    .where(and(eq(tickets.rsvpId, rsvpId), eq(tickets.status, "held")));
}
