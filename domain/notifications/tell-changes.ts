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

/**
 * Tells attendees of the gathered changes of one event that are due: the oldest value against the present one. What
 * fails is tried again in a minute, and holds up no other event. Answers how many events were taken.
 */
export async function tellChanges(ctx: Context): Promise<number> {
  return transact(ctx, async (tx) => {
    const now = tx.now();
    const [due] = await tx.db
      .select()
      .from(eventChanges)
      .where(and(isNull(eventChanges.toldAt), lte(eventChanges.dueAt, now)))
      .orderBy(asc(eventChanges.dueAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return 0;

    await tx.db
      .update(eventChanges)
      .set({ ...(await tell(tx, due)), updatedAt: now })
      .where(eq(eventChanges.id, due.id));
    return 1;
  });
}

async function tell(tx: Context, due: typeof eventChanges.$inferSelect) {
  try {
    await tx.db.transaction((db) => tellIfItDiffers({ ...tx, db }, due));
    return { toldAt: tx.now() };
  } catch (error) {
    tx.ports.log.error({ err: error, eventId: due.eventId }, "A change could not be told");
    return { dueAt: new Date(tx.now().getTime() + 60_000) };
  }
}

async function tellIfItDiffers(tx: Context, { id, eventId, before }: typeof eventChanges.$inferSelect) {
  const event = await getEvent(tx, eventId);
  const stillDiffers = Object.keys(changedSince(ChangedFieldsAsStored.parse(before), event)).length > 0;
  if (event.status !== "published" || !stillDiffers) return;

  await tellAttendees(tx, {
    eventId,
    kind: "event.changed",
    about: id,
    to: { statuses: ["confirmed", "pending", "waitlisted"] },
    payload: before as Record<string, unknown>,
  });
}
