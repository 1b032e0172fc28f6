import { and, asc, desc, eq, gt, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { rowsOf, selectionOf } from "@/db/rows";
import { events } from "@/db/schema/events";
import { rsvps } from "@/db/schema/rsvps";
import { tickets, ticketTypes } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";
import { Refusal } from "../errors";
import type { Currency } from "../money";
import { matchesWords, rankOf } from "./match-words";
import type { EventDetails } from "./schema";

/** Kinds of ticket that everybody sees; all of them where all are hidden. */
const shownKinds = sql`ticket_types kind where kind.event_id = events.event_id and (not kind.is_hidden or not exists (
  select from ticket_types shown where shown.event_id = events.event_id and not shown.is_hidden))`;

const isEarly = (now: Date) => sql`coalesce(kind.sales_start > ${now.toISOString()}, false)`;
const isLate = (now: Date) => sql`coalesce(kind.sales_end <= ${now.toISOString()}, false)`;

/** Of kinds that cost something: those that are on sale; without such, those that will be; else those that were. */
const ofSold = <Value>(what: SQL, now: Date) => sql<Value>`(
  select ${what} from (
    select kind.price_minor, kind.currency, ${isLate(now)} as late, ${isEarly(now)} as early
    from ${shownKinds} and kind.price_minor > 0) kind
  group by late, early order by late, early limit 1)`;

/** What the cheapest ticket costs that can be had now, or later if none can. Null when free. */
export const priceAt = (now: Date) =>
  ofSold<EventDetails["price"]>(
    sql`jsonb_build_object('minor', min(kind.price_minor), 'currency', min(kind.currency))`,
    now,
  );

const pricesDiffer = (now: Date) =>
  sql<boolean>`coalesce(${ofSold(sql`count(distinct kind.price_minor) > 1`, now)}, false)`;

const salesOver = (now: Date) =>
  sql<boolean>`coalesce((select bool_or(kind.price_minor > 0) and bool_and(${isLate(now)}) from ${shownKinds}), false)`;

const counted = {
  /** Seats that are taken and not held: those that are held are few, and found by the index. */
  going: sql<number>`(${events.seatsTaken} - (select count(*) from ${tickets} where ${tickets.eventId} = ${events.id} and ${tickets.status} = 'held'))::int`,
  guests: sql<number>`(select count(*) from ${tickets} where ${tickets.eventId} = ${events.id} and ${tickets.status} in ('active', 'used') and ${tickets.guestNumber} > 0)::int`,
  pending: sql<number>`(select count(*) from ${rsvps} where ${rsvps.eventId} = ${events.id} and ${rsvps.status} = 'pending')::int`,
  waiting: sql<number>`(select count(*) from ${rsvps} where ${rsvps.eventId} = ${events.id} and ${rsvps.status} = 'waitlisted')::int`,
};

const details = {
  id: events.id,
  code: events.code,
  organizerId: events.organizerId,
  organizerName: sql<string>`concat_ws(' ', ${users.firstName}, ${users.lastName})`,
  organizerUsername: users.username,
  organizerSince: users.createdAt,
  status: events.status,
  title: events.title,
  description: events.description,
  startsAt: events.startsAt,
  endsAt: events.endsAt,
  timeZone: events.timeZone,
  location: events.location,
  latitude: events.latitude,
  longitude: events.longitude,
  onlineUrl: events.onlineUrl,
  category: sql<EventDetails["category"]>`${events.category}`,
  visibility: events.visibility,
  review: events.review,
  reviewedAt: events.reviewedAt,
  reviewedBy: sql<
    string | null
  >`(select concat_ws(' ', admin.first_name, admin.last_name) from ${users} admin where admin.user_id = ${events.reviewedBy})`,
  reviewMessage: events.reviewMessage,
  capacity: events.capacity,
  seatsTaken: events.seatsTaken,
  maxGuests: events.maxGuests,
  bannerImage: events.bannerImage,
  bannerFileId: events.bannerFileId,
  wantsGroup: events.wantsGroup,
  taxAndFees: events.taxAndFees,
  calendarSequence: events.calendarSequence,
  cancelNote: events.cancelNote,
  updatedAt: events.updatedAt,
  ...counted,
};

const select = (ctx: Context) =>
  ctx.db
    .select({
      ...details,
      price: priceAt(ctx.now()),
      pricesDiffer: pricesDiffer(ctx.now()),
      salesOver: salesOver(ctx.now()),
    })
    .from(events)
    .innerJoin(users, eq(users.id, events.organizerId))
    .$dynamic();

/** What everybody may find; its words are those of the index `events_listed`. */
export const isListedSql = sql`${events.status} = 'published' and ${events.visibility} = 'public' and ${events.review} in ('not_needed', 'approved')`;

/** The event with this UUID or public code, or undefined. */
export async function findEvent(ctx: Context, ref: string): Promise<EventDetails | undefined> {
  const [event] = await select(ctx).where(
    ref.length === 6 ? eq(events.code, ref.toUpperCase()) : eq(events.id, ref),
  );
  return event;
}

/** The event with this UUID or public code. Throws `not_found`. */
export async function getEvent(ctx: Context, ref: string): Promise<EventDetails> {
  const event = await findEvent(ctx, ref);
  if (!event) throw new Refusal("not_found");
  return event;
}

/** Whose event it is and by which clock it goes, which costs less than all of it. Throws `not_found`. */
export async function findHost(ctx: Context, eventId: string) {
  const [host] = await ctx.db
    .select({ organizerId: events.organizerId, timeZone: events.timeZone })
    .from(events)
    .where(eq(events.id, eventId));
  if (!host) throw new Refusal("not_found");
  return host;
}

const byId = selectionOf(details);
type Prices = Pick<EventDetails, "price" | "pricesDiffer" | "salesOver">;

export async function listEventsById(ctx: Context, ids: string[]): Promise<EventDetails[]> {
  if (ids.length === 0) return [];
  const now = ctx.now();
  const rows = await ctx.db.execute<Prices>(sql`
    select ${byId.list}, ${priceAt(now)} as price, ${pricesDiffer(now)} as "pricesDiffer", ${salesOver(now)} as "salesOver"
    from ${events} join ${users} on ${users.id} = ${events.organizerId} where ${events.id} = any(${`{${ids}}`}::uuid[])`);
  return rows.map(({ price, pricesDiffer, salesOver, ...row }) => ({
    ...byId.read(row),
    price,
    pricesDiffer,
    salesOver,
  }));
}

const readEvents = rowsOf(events);

/**
 * The event's own row, locked until commit: whoever seats people or changes the event takes it first.
 * Leaves foreign keys to it usable (`FOR NO KEY UPDATE`). Throws `not_found`.
 */
export async function lockEvent(tx: Context, eventId: string) {
  const [event] = await readEvents(tx.db, sql`where ${events.id} = ${eventId} for no key update`);
  if (!event) throw new Refusal("not_found");
  return event;
}

export type Page = { limit: number; after?: { at: Date; id: string } };

const notOver = (ctx: Context) => and(eq(events.status, "published"), gt(events.endsAt, ctx.now()));
const later = ({ after }: Page) =>
  after
    ? sql`(${events.startsAt}, ${events.id}) > (${after.at.toISOString()}, ${after.id}::uuid)`
    : undefined;

/** Events that everybody may find, the next one first. */
export async function listUpcoming(ctx: Context, page: Page): Promise<EventDetails[]> {
  return select(ctx)
    .where(and(isListedSql, gt(events.endsAt, ctx.now()), later(page)))
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(page.limit);
}

/** What a person may share by inline mode: their own, what they joined, and what is public. Their own come first, then what fits the text best. */
export async function listShareable(
  ctx: Context,
  userId: number,
  { text, limit, offset }: { text: string; limit: number; offset: number },
) {
  const isOwn = sql<boolean>`${events.organizerId} = ${userId}`;
  const isJoined = sql`${events.visibility} <> 'private' and exists (
    select from ${rsvps} where ${rsvps.eventId} = ${events.id} and ${rsvps.userId} = ${userId} and ${rsvps.status} <> 'cancelled')`;
  const code = text.replace(/^e_/i, "").toUpperCase();
  const isNamed = sql`${events.code} = ${code} and (${events.visibility} <> 'private' or ${isOwn})`;
  return select(ctx)
    .where(
      and(
        notOver(ctx),
        or(isNamed, and(matchesWords(text), text ? or(isOwn, isJoined, isListedSql) : or(isOwn, isJoined))),
      ),
    )
    .orderBy(desc(isOwn), ...(text ? [desc(rankOf(text))] : []), asc(events.startsAt), asc(events.id))
    .limit(limit)
    .offset(offset);
}

/** A person's own events: those ahead by date, then those behind. */
export async function listOrganized(
  ctx: Context,
  userId: number,
  { limit, offset, ahead }: { limit: number; offset: number; ahead: boolean },
) {
  const when = ahead
    ? and(notOver(ctx), gte(events.endsAt, ctx.now()))
    : or(lt(events.endsAt, ctx.now()), eq(events.status, "cancelled"));
  return select(ctx)
    .where(and(eq(events.organizerId, userId), when))
    .orderBy(ahead ? asc(events.startsAt) : desc(events.startsAt), asc(events.id))
    .limit(limit)
    .offset(offset);
}

/** A person's own events, the latest start first. Throws `not_yours`. */
export async function listOwnEvents(
  ctx: Context,
  userId: number,
  { limit, after }: Page,
): Promise<EventDetails[]> {
  authorize(ctx, "user.read", { userId });
  const earlier =
    after && sql`(${events.startsAt}, ${events.id}) < (${after.at.toISOString()}, ${after.id}::uuid)`;
  return select(ctx)
    .where(and(eq(events.organizerId, userId), earlier))
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(limit);
}

/** The kinds of ticket of an event, in their order. */
export async function listTicketTypes(ctx: Context, eventId: string) {
  return ctx.db
    .select({
      name: ticketTypes.name,
      priceMinor: ticketTypes.priceMinor,
      currency: sql<Currency>`${ticketTypes.currency}`,
      capacity: ticketTypes.capacity,
    })
    .from(ticketTypes)
    .where(eq(ticketTypes.eventId, eventId))
    .orderBy(asc(ticketTypes.position));
}
