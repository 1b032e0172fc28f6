import { and, count, gt, gte, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { selectionOf } from "@/db/rows";
import { events } from "@/db/schema/events";
import { images } from "@/db/schema/images";
import { ticketTypes } from "@/db/schema/tickets";
import type { Context } from "../context";
import { matchesWords, rankOf } from "./match-words";
import { pricesOf, soldKinds } from "./prices";
import { isListedSql, refSql } from "./queries";
import type { EventFilters, Place } from "./read-filters";
import { categories, type ListedEvent } from "./schema";

/** Where a page of found events starts: behind this one. */
export type FoundPosition = { rank: number; at: Date; id: string };
export type FoundEvent = ListedEvent & { rank: number };

const counted = 1000;
const defaultRadiusKm = 25;

/** Events that everybody may find and that are not over: the best fit first where words are looked for, then the next one. */
export async function searchEvents(
  ctx: Context,
  filters: EventFilters,
  { limit, after }: { limit: number; after?: FoundPosition | undefined },
): Promise<FoundEvent[]> {
  const rank = rankOf(filters.q);
  const where = and(...conditionsOf(ctx, filters), after && isBehind(after, filters.q ? rank : undefined));
  // Written out: drizzle's builder takes longer over it than the driver over the whole statement.
  const rows = await ctx.db.execute<{ rank: number }>(sql`
    select ${card.list}, found.rank from (
      select event_id, ${rank} as rank from events where ${where}
      order by ${sql.raw(filters.q ? "rank desc," : "")} start_datetime, event_id limit ${limit}
    ) found join events using (event_id) ${joins}
    order by found.rank desc, events.start_datetime, events.event_id`);
  return rows.map((row) => ({ ...toCard(ctx, row), rank: row.rank }));
}

/** How many events a search finds, and of each category whatever categories were asked for; each number up to 1,000. */
export async function countEvents(ctx: Context, { category: wanted, ...filters }: EventFilters) {
  const rows = await ctx.db
    .select({ category: events.category, events: count() })
    .from(events)
    .where(and(...conditionsOf(ctx, filters)))
    .groupBy(events.category);
  const of = (category: string) => rows.find((row) => row.category === category)?.events ?? 0;
  const total = (wanted ?? categories).map(of).reduce((sum, events) => sum + events, 0);
  return {
    total: Math.min(total, counted),
    isCapped: total > counted,
    byCategory: Object.fromEntries(
      categories.map((category) => [category, Math.min(of(category), counted)]),
    ) as Record<ListedEvent["category"], number>,
  };
}

/** The cards of events by id, in any order. */
export async function listCards(ctx: Context, ids: string[]): Promise<ListedEvent[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db.execute(sql`
    select ${card.list} from events ${joins}
    where ${isAnyOf(events.id, ids)}`);
  return rows.map((row) => toCard(ctx, row));
}

const joins = sql.raw(
  "join users on users.user_id = events.organizer_id left join images on images.image_hash = events.banner_image",
);

/** Seats are counted by the database already: only those that wait for an answer are looked up, and they are few. */
const card = selectionOf({
  id: events.id,
  code: events.code,
  ref: refSql,
  organizerName: sql<string>`concat_ws(' ', users.first_name, users.last_name)`,
  status: events.status,
  title: events.title,
  description: events.description,
  startsAt: events.startsAt,
  endsAt: events.endsAt,
  timeZone: events.timeZone,
  location: events.location,
  latitude: events.latitude,
  longitude: events.longitude,
  category: sql<ListedEvent["category"]>`events.category`,
  visibility: events.visibility,
  review: events.review,
  capacity: events.capacity,
  seatsTaken: events.seatsTaken,
  maxGuests: events.maxGuests,
  cancelNote: events.cancelNote,
  going: sql<number>`events.current_attendees - (
    select count(*)::int from tickets where tickets.event_id = events.event_id and tickets.status = 'held')`,
  waiting: sql<number>`(
    select count(*)::int from rsvps where rsvps.event_id = events.event_id and rsvps.status = 'waitlisted')`,
  banner: {
    hash: images.hash,
    width: images.width,
    height: images.height,
    placeholder: images.placeholder,
    edgeColor: images.edgeColor,
  },
  kinds: soldKinds,
});

function toCard(ctx: Context, row: Record<string, unknown>): ListedEvent {
  const { kinds, ...event } = card.read(row);
  return { ...event, ...pricesOf(kinds, event, ctx) };
}

/** Compared as one row, so that a rank is worked out once, and the index gives what is ordered by start alone. */
const isBehind = ({ rank, at, id }: FoundPosition, rankSql: SQL | undefined) =>
  rankSql
    ? sql`(-(${rankSql}), ${events.startsAt}, ${events.id}) > (${-rank}::int, ${at.toISOString()}, ${id}::uuid)`
    : sql`(${events.startsAt}, ${events.id}) > (${at.toISOString()}, ${id}::uuid)`;

function conditionsOf(ctx: Context, filters: EventFilters): (SQL | undefined)[] {
  const { q, from, to, category, free, maxPriceMinor, currency, near, radiusKm, open } = filters;
  return [
    isListedSql,
    gt(events.endsAt, ctx.now()),
    matchesWords(q),
    from && gte(events.startsAt, from),
    to && lt(events.startsAt, to),
    category && isAnyOf(events.category, category),
    free ? isFree : undefined,
    maxPriceMinor === undefined ? undefined : or(isFree, costsAtMost(maxPriceMinor, currency!, ctx.now())),
    near && isNear(near, radiusKm ?? defaultRadiusKm),
    open ? and(gt(events.startsAt, ctx.now()), hasSeats(ctx.now())) : undefined,
  ];
}

/** Nothing that everybody can have costs anything. */
const isFree = sql`(
  select bool_and(${ticketTypes.priceMinor} = 0) from ${ticketTypes}
  where ${ticketTypes.eventId} = ${events.id} and not ${ticketTypes.isHidden})`;
const hasKind = (such: SQL) => sql`exists (
  select from ${ticketTypes} where ${ticketTypes.eventId} = ${events.id} and not ${ticketTypes.isHidden} and ${such})`;
/** On sale and not sold out, as `saleOf` has it. */
const canBeHad = (now: Date) => sql`(
  coalesce(${ticketTypes.salesStartAt} <= ${now.toISOString()}, true)
  and coalesce(${ticketTypes.salesEndAt} > ${now.toISOString()}, true)
  and coalesce(${ticketTypes.seatsTaken} < ${ticketTypes.capacity}, true))`;
/** Of what can be had now; where nothing can, of everything. */
const costsAtMost = (minor: number, currency: string, now: Date) => {
  const costs = sql`${ticketTypes.priceMinor} between 1 and ${minor} and ${ticketTypes.currency} = ${currency}`;
  return sql`case when ${hasKind(canBeHad(now))} then ${hasKind(sql`${costs} and ${canBeHad(now)}`)} else ${hasKind(costs)} end`;
};
const hasSeats = (now: Date) =>
  sql`${events.seatsTaken} < coalesce(${events.capacity}, ${events.seatsTaken} + 1) and ${hasKind(canBeHad(now))}`;

const earthKm = 6371.0088;
const degrees = (radians: number) => (radians * 180) / Math.PI;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Within so many kilometres on the globe (haversine); the box around them is what the index finds. */
function isNear({ latitude, longitude }: Place, radiusKm: number): SQL | undefined {
  const angle = radiusKm / earthKm;
  const [south, north] = [latitude - degrees(angle), latitude + degrees(angle)];
  const haversine = sql`
    sin(radians(${events.latitude} - ${latitude}::float8) / 2) ^ 2
    + ${Math.cos(radians(latitude))}::float8 * cos(radians(${events.latitude}))
    * sin(radians(${events.longitude} - ${longitude}::float8) / 2) ^ 2`;
  return and(
    sql`${events.latitude} between ${south}::float8 and ${north}::float8`,
    south > -90 && north < 90 ? isBetweenMeridians(longitude, angle, radians(latitude)) : undefined,
    sql`${haversine} <= ${Math.sin(angle / 2) ** 2}::float8`,
  );
}

/** The circle's width at its widest; it may lie across the meridian where 180° east is 180° west. */
function isBetweenMeridians(longitude: number, angle: number, latitude: number) {
  const half = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(latitude))));
  const [west, east] = [longitude - half, longitude + half];
  const [isEastOf, isWestOf] = [gte(events.longitude, wrapped(west)), lte(events.longitude, wrapped(east))];
  return west < -180 || east > 180 ? or(isEastOf, isWestOf) : and(isEastOf, isWestOf);
}

const wrapped = (meridian: number) => ((meridian + 540) % 360) - 180;
