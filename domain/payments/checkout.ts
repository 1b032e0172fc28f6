import { and, eq, sql } from "drizzle-orm";
import { tickets } from "@/db/schema/tickets";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { cancelRsvp } from "../rsvps/cancel";
import { standingOf } from "../rsvps/queries";
import { addUp } from "../rsvps/quote";
import { rsvp } from "../rsvps/rsvp";
import { heldSeats } from "./queries";
import { longestHoldMs } from "./rules";

/**
 * Another seat beside those that the acting person holds until they have paid, of the last one's kind; when there is
 * none, they stay held as they are. Throws `already_going`, `checkout_gone`, and what `rsvp` throws.
 */
export async function holdOneMore(ctx: Context<UserActor>, eventId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockEvent(tx, eventId);
    const held = await heldByActor(tx, eventId);
    const promoCode = held.find((seat) => seat.promoCode !== null)?.promoCode ?? undefined;
    const wanted = [...held, held.at(-1)!].map(({ ticketTypeId }) => ({ ticketTypeId, quantity: 1 }));

    const { rsvpId, heldSince } = held[0]!;

    await cancelRsvp(tx, { eventId, userId: tx.actor.userId });
    await forgetHold(tx, rsvpId, heldSince!);
    const { status } = await rsvp(tx, { eventId, lines: addUp(wanted), promoCode });
    // Better the seats that are held than a place on the waiting list.
    if (status === "waitlisted") throw new Refusal("not_enough_seats", { free: 0, asked: wanted.length });
    await holdSince(tx, rsvpId, heldSince!);
  });
}

const seatsOf = (rsvpId: string, status: "held" | "cancelled") =>
  and(eq(tickets.rsvpId, rsvpId), eq(tickets.status, status));

/** Seats that are changed for others are one hold all along: they do not count as one that went unpaid. */
async function forgetHold(tx: Context, rsvpId: string, since: Date) {
  await tx.db
    .update(tickets)
    .set({ heldSince: null })
    .where(and(seatsOf(rsvpId, "cancelled"), eq(tickets.heldSince, since)));
}

/** Nor does its hour begin again. */
async function holdSince(tx: Context, rsvpId: string, heldSince: Date) {
  const longest = new Date(heldSince.getTime() + longestHoldMs).toISOString();
  await tx.db
    .update(tickets)
    .set({ heldSince, holdExpiresAt: sql`least(${tickets.holdExpiresAt}, ${longest}::timestamptz)` })
    .where(seatsOf(rsvpId, "held"));
}

/** Gives the acting person's held seats back; what is paid by now is not. Throws `already_going`, `checkout_gone`. */
export async function cancelCheckout(ctx: Context<UserActor>, eventId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockEvent(tx, eventId);
    await heldByActor(tx, eventId);
    await cancelRsvp(tx, { eventId, userId: tx.actor.userId });
  });
}

async function heldByActor(tx: Context<UserActor>, eventId: string) {
  const standing = await standingOf(tx, eventId, tx.actor.userId);
  if (standing.status === "confirmed") throw new Refusal("already_going");
  if (standing.status !== "pending" || standing.holdKind !== "checkout") throw new Refusal("checkout_gone");
  return heldSeats(tx, standing.rsvpId);
}
