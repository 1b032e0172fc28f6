import { and, asc, eq, gt, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { rowsOf, selectionOf } from "@/db/rows";
import { events } from "@/db/schema/events";
import { rsvps } from "@/db/schema/rsvps";
import { tickets, ticketTypes } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";
import { Refusal } from "../errors";
import type { Currency } from "../money";
import { isInvited } from "./locate";
import { matchesWords, rankOf } from "./match-words";
import { hasPrice, pricesOf, soldKinds } from "./prices";
import type { EventDetails } from "./schema";

const counted = {
  /** Seats that are taken and not held: those that are held are few, and found by the index. */
  going: sql<number>`(${events.seatsTaken} - (select count(*) from ${tickets} where ${tickets.eventId} = ${events.id} and ${tickets.status} = 'held'))::int`,
  guests: sql<number>`(select count(*) from ${tickets} where ${tickets.eventId} = ${events.id} and ${tickets.status} in ('active', 'used') and ${tickets.guestNumber} > 0)::int`,
  pending: sql<number>`(select count(*) from ${rsvps} where ${rsvps.eventId} = ${events.id} and ${rsvps.status} = 'pending')::int`,
  waiting: sql<number>`(select count(*) from ${rsvps} where ${rsvps.eventId} = ${events.id} and ${rsvps.status} = 'waitlisted')::int`,
};

/** What links carry: see `EventDetails`. */
export const refSql = sql<string>`concat_ws('-', ${events.code}, case when ${events.visibility} <> 'public' then ${events.linkSecret} end)`;

const details = {
  id: events.id,
  code: events.code,
  ref: refSql,
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
  suspendedAt: events.suspendedAt,
  suspendReason: events.suspendReason,
  isHostSuspended: events.isHostSuspended,
  capacity: events.capacity,
  seatsTaken: events.seatsTaken,
  maxGuests: events.maxGuests,
  bannerImage: events.bannerImage,
  bannerFileId: events.bannerFileId,
  wantsGroup: events.wantsGroup,
  refundPolicy: events.refundPolicy,
  taxAndFees: events.taxAndFees,
  calendarSequence: events.calendarSequence,
  cancelNote: events.cancelNote,
  updatedAt: events.updatedAt,
  ...counted,
};

const detailed = selectionOf({ ...details, kinds: soldKinds });

/** Events with all that is shown of them; `rest` says which: `where … order by …`. Written out, for it is read more than anything else. */
async function read(ctx: Context, rest: SQL): Promise<EventDetails[]> {
  const rows = await ctx.db.execute(sql`
    select ${detailed.list} from ${events} join ${users} on ${users.id} = ${events.organizerId} ${rest}`);
  return rows.map((row) => {
    const { kinds, ...event } = detailed.read(row);
    return { ...event, ...pricesOf(kinds, event, ctx) };
  });
}

/** Neither the event nor its organizer is suspended, as `isSuspended` has it. */
export const isUpSql = sql`${events.suspendedAt} is null and not ${events.isHostSuspended}`;

/** What everybody may find; its words are those of the index `events_listed`. */
export const isListedSql = sql`${events.status} = 'published' and ${events.visibility} = 'public' and ${events.review} in ('not_needed', 'approved') and ${isUpSql}`;

/** The event with this UUID, or undefined. */
export async function findEvent(ctx: Context, id: string): Promise<EventDetails | undefined> {
  const [event] = await read(ctx, sql`where ${eq(events.id, id)}`);
  return event;
}

/** The event with this UUID, for those who may know of it: doors ask `locateEvent` first. Throws `not_found`. */
export async function getEvent(ctx: Context, id: string): Promise<EventDetails> {
  const event = await findEvent(ctx, id);
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

export async function listEventsById(ctx: Context, ids: string[]): Promise<EventDetails[]> {
  if (ids.length === 0) return [];
  return read(ctx, sql`where ${isAnyOf(events.id, ids)}`);
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

/** A page by its place. It is found first: what comes before it is counted, and nothing of it is read. */
function readPage(ctx: Context, where: SQL | undefined, order: SQL, { limit, offset }: Place) {
  const page = sql`select ${events.id} from ${events} where ${where} order by ${order} limit ${limit} offset ${offset}`;
  return read(ctx, sql`where ${events.id} = any(array(${page})) order by ${order}`);
}

type Place = { limit: number; offset: number };

/** Events that everybody may find, the next one first; of those with a price alone when `isPriced`. */
export async function listUpcoming(
  ctx: Context,
  { limit, after, offset = 0, isPriced = false }: Page & { offset?: number; isPriced?: boolean },
): Promise<EventDetails[]> {
  const isMeant = and(
    isListedSql,
    gt(events.endsAt, ctx.now()),
    later({ limit, ...(after ? { after } : {}) }),
    isPriced ? hasPrice : undefined,
  );
  return readPage(ctx, isMeant, sql`${events.startsAt}, ${events.id}`, { limit, offset });
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
  const [code] = text.replace(/^e_/i, "").toUpperCase().split("-");
  const isNamed = sql`${events.code} = ${code} and (${events.visibility} = 'public' or ${isOwn} or ${events.visibility} = 'unlisted' and ${isInvited(sql`${userId}`)})`;
  const isFound = and(matchesWords(text), text ? or(isOwn, isJoined, isListedSql) : or(isOwn, isJoined));
  const fit = text ? sql`${rankOf(text)} desc,` : sql``;
  const order = sql`${isOwn} desc, ${fit} ${events.startsAt}, ${events.id}`;
  return readPage(ctx, and(notOver(ctx), isUpSql, or(isNamed, isFound)), order, { limit, offset });
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
  const order = ahead ? sql`${events.startsAt}` : sql`${events.startsAt} desc`;
  return readPage(ctx, and(eq(events.organizerId, userId), when), sql`${order}, ${events.id}`, {
    limit,
    offset,
  });
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
  return read(
    ctx,
    sql`where ${and(eq(events.organizerId, userId), earlier)} order by ${events.startsAt} desc, ${events.id} desc limit ${limit}`,
  );
}

/** The kinds of ticket of an event, in their order, with their seats: taken, and those of them that are held. */
export async function listTicketTypes(ctx: Context, eventId: string) {
  return ctx.db
    .select({
      id: ticketTypes.id,
      name: ticketTypes.name,
      priceMinor: ticketTypes.priceMinor,
      currency: sql<Currency>`${ticketTypes.currency}`,
      capacity: ticketTypes.capacity,
      salesStartAt: ticketTypes.salesStartAt,
      salesEndAt: ticketTypes.salesEndAt,
      isHidden: ticketTypes.isHidden,
      maxPerPerson: ticketTypes.maxPerPerson,
      seatsTaken: ticketTypes.seatsTaken,
      held: sql<number>`(select count(*) from tickets where tickets.event_id = ticket_types.event_id
        and tickets.ticket_type_id = ticket_types.ticket_type_id and tickets.status = 'held')::int`,
    })
    .from(ticketTypes)
    .where(eq(ticketTypes.eventId, eventId))
    .orderBy(asc(ticketTypes.position));
}

export type TicketType = Awaited<ReturnType<typeof listTicketTypes>>[number];
