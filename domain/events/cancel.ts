import { eq } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { authorize } from "../access";
import { type Context, transact } from "../context";
import { announce } from "../facts";
import { endReminders } from "./move-reminders";
import { getEvent, lockEvent } from "./queries";
import { refuseIfEnded } from "./rules";

/** Calls an event off for everybody; they are told, with the note. Throws `not_organizer`, `cancelled`, `past`. */
export async function cancelEvent(ctx: Context, { eventId, note }: { eventId: string; note: string | null }) {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "event.cancel", { event });
    refuseIfEnded(event, tx.now());

    const now = tx.now();
    await tx.db
      .update(events)
      .set({
        status: "cancelled",
        cancelledAt: now,
        cancelNote: note,
        calendarSequence: event.calendarSequence + 1,
        updatedAt: now,
      })
      .where(eq(events.id, eventId));
    await endReminders(tx, eventId);
    // Money first: it waits neither for letters nor for waiting lists, however long they are.
    await announce(tx, "refunds/owed", { eventId });
    await announce(tx, "event/cancelled", { eventId, at: now.toISOString() });
    return getEvent(tx, eventId);
  });
}
