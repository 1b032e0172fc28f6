import { and, inArray, ne } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseIfEnded } from "../events/rules";
import { announce } from "../facts";
import { queueLetters } from "../queue-letters";
import { offerFreeSeats } from "./offer";
import { findRsvp } from "./queries";
import type { RsvpStatus } from "./schema";

/**
 * Gives back a person's seats, or their place on the waiting list; what becomes free is offered on at
 * once. The person themselves and the organizer may. Answers what they had. Throws `not_going`,
 * `not_organizer`, `cancelled`, `past`.
 */
export async function cancelRsvp(
  ctx: Context,
  { eventId, userId, note }: { eventId: string; userId: number; note?: string },
): Promise<RsvpStatus> {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "rsvp.cancel", { event, userId });
    refuseIfEnded(event, tx.now());

    const current = await findRsvp(tx, eventId, userId);
    if (!current || current.status === "cancelled") throw new Refusal("not_going");

    await freeSeats(tx, [current.rsvpId]);
    const by = tx.actor.type === "user" && tx.actor.userId === userId ? "attendee" : "organizer";
    await announce(tx, "rsvp/cancelled", {
      rsvpId: current.rsvpId,
      eventId,
      userId,
      by,
      ...(note ? { note } : {}),
    });
    if (by === "organizer") {
      const dedupeKey = `rsvp.removed:${current.rsvpId}:${current.queueNumber}`;
      await queueLetters(tx, [
        { kind: "rsvp.removed", dedupeKey, chatId: userId, eventId, payload: { note: note ?? null } },
      ]);
    }
    await offerFreeSeats(tx, event);
    return current.status;
  });
}

/** Cancels RSVPs with all their seats. The caller holds the event's lock. */
export async function freeSeats(tx: Context, rsvpIds: string[]) {
  const now = tx.now();
  await tx.db.update(rsvps).set({ status: "cancelled", updatedAt: now }).where(inArray(rsvps.id, rsvpIds));
  await tx.db
    .update(tickets)
    .set({ status: "cancelled", holdKind: null, holdExpiresAt: null, updatedAt: now })
    .where(and(inArray(tickets.rsvpId, rsvpIds), ne(tickets.status, "cancelled")));
}
