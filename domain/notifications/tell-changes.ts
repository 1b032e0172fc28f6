import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { eventChanges } from "@/db/schema/notifications";
import { type Context, transact } from "../context";
import { getEvent } from "../events/queries";
import { ChangedFieldsAsStored, changedSince, toldFields } from "./rules";
import { tellAttendees } from "./tell-attendees";

/** Edits within this time are told together. */
const gatherMs = 2 * 60 * 1000;

/** Remembers what attendees knew before a change; what they already wait to hear of keeps its oldest value. */
export async function gatherChanges(tx: Context, eventId: string, before: Record<string, unknown>) {
  const told = Object.fromEntries(
    Object.entries(before).filter(([field]) => (toldFields as readonly string[]).includes(field)),
  );
  if (Object.keys(told).length === 0) return;

  const now = tx.now();
  await tx.db
    .insert(eventChanges)
    .values({
      id: tx.newId(),
      eventId,
      before: told,
      dueAt: new Date(now.getTime() + gatherMs),
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: eventChanges.eventId,
      targetWhere: isNull(eventChanges.toldAt),
      set: { before: sql`excluded.before || ${eventChanges.before}`, updatedAt: now },
    });
}

/** Tells attendees of gathered changes that are due: the oldest value against the present one. Answers how many events had some. */
export async function tellChanges(ctx: Context) {
  return transact(ctx, async (tx) => {
    const due = await tx.db
      .select()
      .from(eventChanges)
      .where(and(isNull(eventChanges.toldAt), lte(eventChanges.dueAt, tx.now())))
      .orderBy(asc(eventChanges.dueAt))
      .limit(20)
      .for("update", { skipLocked: true });
    for (const { id, eventId, before } of due) {
      const event = await getEvent(tx, eventId);
      const stillDiffers = Object.keys(changedSince(ChangedFieldsAsStored.parse(before), event)).length > 0;
      if (event.status === "published" && stillDiffers) {
        const payload = before as Record<string, unknown>;
        await tellAttendees(tx, {
          eventId,
          kind: "event.changed",
          about: id,
          to: { statuses: ["confirmed", "pending", "waitlisted"] },
          payload,
        });
      }
      await tx.db
        .update(eventChanges)
        .set({ toldAt: tx.now(), updatedAt: tx.now() })
        .where(eq(eventChanges.id, id));
    }
    return due.length;
  });
}
