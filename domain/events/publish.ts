import { and, count, eq, gte } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { ticketTypes } from "@/db/schema/tickets";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { announce } from "../facts";
import { requireImage } from "../images/queries";
import { startOfDay } from "../time";
import { lockUser } from "../users/queries";
import { getEvent } from "./queries";
import { codeFrom } from "./rules";
import { limits, type NewEvent, type TicketTypeInput } from "./schema";

const twoHours = 2 * 60 * 60 * 1000;
const twoYears = 2 * 366 * 24 * 60 * 60 * 1000;

/**
 * Publishes a new event of the acting person. A first-time organizer's public event works by its link
 * at once, and is listed when an administrator has looked at it. Throws `sales_not_open` for any price,
 * `too_many_events` after ten on one day, InvalidInput for dates that cannot be and pictures nobody uploaded.
 */
export async function publishEvent(ctx: Context<UserActor>, input: NewEvent) {
  return transact(ctx, async (tx) => {
    const types = ticketTypesOf(input);
    if (types.some(({ priceMinor }) => priceMinor > 0)) throw new Refusal("sales_not_open");
    const now = tx.now();
    const endsAt = input.endsAt ?? new Date(input.startsAt.getTime() + twoHours);
    refuseImpossibleDates(input.startsAt, endsAt, now);
    if (input.bannerImage !== null) await requireImage(tx, input.bannerImage, "bannerImage");

    const organizer = await lockUser(tx, tx.actor.userId);
    await refuseTooMany(tx, organizer.timeZone ?? input.timeZone);

    const id = tx.newId();
    const { priceMinor: _, currency: __, ticketTypes: ___, ...fields } = input;
    const needsReview = input.visibility === "public" && organizer.verifiedAt === null;
    await tx.db.insert(events).values({
      ...fields,
      id,
      code: await freeCode(tx),
      organizerId: organizer.id,
      endsAt,
      capacity: seatsOf(input.capacity, types),
      review: needsReview ? "pending" : "not_needed",
      createdAt: now,
      updatedAt: now,
    });
    await tx.db.insert(ticketTypes).values(
      types.map((type, position) => ({
        ...type,
        id: tx.newId(),
        eventId: id,
        position,
        createdAt: now,
        updatedAt: now,
      })),
    );
    await announce(tx, "event/published", { eventId: id });
    return getEvent(tx, id);
  });
}

function ticketTypesOf({ ticketTypes: types, priceMinor, currency }: NewEvent): TicketTypeInput[] {
  if (types.length > 0) return types;
  return [{ name: "General", priceMinor, currency, capacity: null, salesStartAt: null, salesEndAt: null }];
}

/** RSVPs take the first free kind of ticket: there are no more seats than it has. */
function seatsOf(capacity: number | null, types: TicketTypeInput[]) {
  const free = types.find(({ priceMinor }) => priceMinor === 0)?.capacity ?? null;
  if (capacity === null || free === null) return capacity ?? free;
  return Math.min(capacity, free);
}

/** Throws InvalidInput unless the event starts in the future, within two years, and ends after it starts. */
export function refuseImpossibleDates(startsAt: Date, endsAt: Date, now: Date) {
  if (startsAt <= now) throw new InvalidInput("startsAt", "must be in the future");
  if (startsAt.getTime() - now.getTime() > twoYears)
    throw new InvalidInput("startsAt", "must be within two years");
  refuseImpossibleEnd(startsAt, endsAt);
}

/** Throws InvalidInput unless the end comes after the start, within two years. */
export function refuseImpossibleEnd(startsAt: Date, endsAt: Date) {
  if (endsAt <= startsAt) throw new InvalidInput("endsAt", "must be after startsAt");
  if (endsAt.getTime() - startsAt.getTime() > twoYears)
    throw new InvalidInput("endsAt", "must be within two years");
}

/** The organizer's row is locked: two drafts confirmed at once are counted one after the other. */
async function refuseTooMany(tx: Context<UserActor>, timeZone: string) {
  const midnight = startOfDay(timeZone, tx.now());
  const [today] = await tx.db
    .select({ events: count() })
    .from(events)
    .where(and(eq(events.organizerId, tx.actor.userId), gte(events.createdAt, midnight)));
  if ((today?.events ?? 0) >= limits.newPerDay)
    throw new Refusal("too_many_events", { nextAt: nextMidnight(timeZone, midnight) });
}

function nextMidnight(timeZone: string, midnight: Date) {
  return startOfDay(timeZone, new Date(midnight.getTime() + 30 * 60 * 60 * 1000));
}

/** A code that no event has. A race for the same one of a billion ends at the unique constraint. */
async function freeCode(tx: Context) {
  for (;;) {
    const code = codeFrom(tx.newId());
    const [taken] = await tx.db.select({ id: events.id }).from(events).where(eq(events.code, code));
    if (!taken) return code;
  }
}
