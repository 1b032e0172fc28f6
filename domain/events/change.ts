import { eq } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { authorize } from "../access";
import { type Context, transact } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { announce } from "../facts";
import { refuseImpossibleDates } from "./publish";
import { getEvent, lockEvent } from "./queries";
import { calendarFields, refuseIfEnded } from "./rules";
import type { EventChanges } from "./schema";

/**
 * Changes fields of a published event. When only the start is given, the end keeps its distance.
 * Attendees are told, unless `quietly`. Throws `not_organizer`, `cancelled`, `past`,
 * `capacity_below_taken`, InvalidInput for dates that cannot be.
 */
export async function changeEvent(ctx: Context, { eventId, changes, quietly = false }: { eventId: string; changes: EventChanges; quietly?: boolean }) {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "event.change", { event });
    refuseIfEnded(event, tx.now());

    const next = { ...changes, ...movedEnd(event, changes) };
    const changed = Object.fromEntries(Object.entries(next).filter(([field, value]) => !isSame(event[field as keyof typeof event], value)));
    if (Object.keys(changed).length === 0) return getEvent(tx, eventId);

    if ("startsAt" in changed || "endsAt" in changed) refuseImpossibleDates(next.startsAt ?? event.startsAt, next.endsAt ?? event.endsAt, tx.now());
    if (next.capacity != null && next.capacity < event.seatsTaken) throw new Refusal("capacity_below_taken", { taken: event.seatsTaken });
    if ("startsAt" in changed && event.startsAt <= tx.now()) throw new InvalidInput("startsAt", "the event has already started");

    const moves = calendarFields.some((field) => field in changed);
    await tx.db
      .update(events)
      .set({ ...changed, calendarSequence: event.calendarSequence + (moves ? 1 : 0), updatedAt: tx.now() })
      .where(eq(events.id, eventId));
    const before = Object.fromEntries(Object.keys(changed).map((field) => [field, event[field as keyof typeof event]]));
    await announce(tx, "event/changed", { eventId, before: JSON.parse(JSON.stringify(before)), quietly });
    return getEvent(tx, eventId);
  });
}

function movedEnd(event: { startsAt: Date; endsAt: Date }, changes: EventChanges) {
  if (!changes.startsAt || changes.endsAt) return {};
  return { endsAt: new Date(changes.startsAt.getTime() + event.endsAt.getTime() - event.startsAt.getTime()) };
}

const isSame = (before: unknown, after: unknown) =>
  before instanceof Date && after instanceof Date ? before.getTime() === after.getTime() : before === after;
