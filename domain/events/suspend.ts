import { eq } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { announce } from "../facts";
import { getEvent, lockEvent } from "./queries";

type Suspension = {
  eventId: string;
  /** Its organizer reads it word for word. */
  reason: string;
  /** Whether everybody has their money back. Then nobody keeps a seat. */
  refunds: boolean;
};

/**
 * An administrator takes an event down: hidden from all but its organizer, and nothing of it is sold or told. Money can
 * be given back later as well, by suspending it once more. Throws `not_admin`, `not_found`.
 */
export async function suspendEvent(ctx: Context<UserActor>, { eventId, reason, refunds }: Suspension) {
  return transact(ctx, async (tx) => {
    authorize(tx, "event.suspend", {});
    const event = await lockEvent(tx, eventId);

    const now = tx.now();
    await tx.db
      .update(events)
      .set({ suspendedAt: event.suspendedAt ?? now, suspendReason: reason, updatedAt: now })
      .where(eq(events.id, eventId));
    const adminId = tx.actor.userId;
    const at = now.toISOString();
    // Money first, as of an event that is cancelled.
    if (refunds) await announce(tx, "refunds/owed", { eventId, at });
    await announce(tx, "event/suspended", { eventId, adminId, reason, refunds, at });
    return getEvent(tx, eventId);
  });
}
