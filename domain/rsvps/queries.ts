import { and, asc, count, desc, eq, gt, lte, ne, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { events } from "@/db/schema/events";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";
import { isKept } from "../events/move-kept-money";
import { isUpSql, listEventsById } from "../events/queries";
import type { EventDetails } from "../events/schema";
import { listCards } from "../events/search";
import type { Attendee, KeptMoney, SeatsOnDay, Standing } from "./schema";

/** A person's RSVP to an event, whatever its status. */
export async function findRsvp(ctx: Context, eventId: string, userId: number) {
  const [rsvp] = await ctx.db
    .select({
      rsvpId: rsvps.id,
      userId: rsvps.userId,
      status: rsvps.status,
      partySize: rsvps.partySize,
      queueNumber: rsvps.queueNumber,
      joinedAt: rsvps.joinedAt,
    })
    .from(rsvps)
    .where(and(eq(rsvps.eventId, eventId), eq(rsvps.userId, userId)));
  return rsvp;
}

/** What an RSVP's seats are held for; null when none are. */
export const heldFor = sql<"offer" | "checkout" | null>`(
  select min(held.hold_kind::text) from tickets held where held.rsvp_id = rsvps.rsvp_id and held.status = 'held')`;

/** Names are written out: drizzle leaves table names off in a select from one table, and these are correlated. */
const holdExpiry = sql<Date | null>`(
  select min(held.hold_expires_at) from tickets held where held.rsvp_id = rsvps.rsvp_id and held.status = 'held')`.mapWith(
  tickets.holdExpiresAt,
);
const waitingPosition = sql<number>`(
  select count(*) + 1 from rsvps ahead
  where ahead.event_id = rsvps.event_id and ahead.status = 'waitlisted' and ahead.queue_number < rsvps.queue_number)`.mapWith(
  Number,
);

/** Whether an RSVP is that of a person who is suspended. */
export const isOfSuspended = sql`exists (
  select from users person where person.user_id = rsvps.user_id and person.suspended_at is not null)`;

/** The payment with which somebody waits for a seat; null for whoever would pay when offered one. */
export const keptMoney = (ctx: Context) => sql<KeptMoney | null>`case when rsvps.status = 'waitlisted' then (
  select jsonb_build_object('provider', payment.provider, 'amountMinor', refund.amount_minor, 'currency', payment.currency)
  from payments payment join refunds refund using (payment_id)
  where payment.rsvp_id = rsvps.rsvp_id and ${isKept(ctx)} limit 1) end`;

export type Pair = { eventId: string; userId: number };
export const pairKey = ({ eventId, userId }: Pair) => `${eventId}:${userId}`;

/** Whether somebody waits for a seat that they have paid for. */
export async function waitsWithMoney(ctx: Context, { eventId, userId }: Pair): Promise<boolean> {
  const standing = await standingOf(ctx, eventId, userId);
  return standing.status === "waitlisted" && standing.kept !== null;
}

/**
 * Who of these people holds a ticket that lets somebody in, by `pairKey`. The call, the names of others, a rating: all
 * that goes with a seat follows the ticket, to whomever it was passed on, and whoever gave it away has none of it.
 */
export async function seatHolders(ctx: Context, pairs: Pair[]): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await ctx.db.execute<Pair>(sql`
    select distinct event_id as "eventId", user_id as "userId" from ${tickets}
    where status in ('active', 'used') and (event_id, user_id) in (
      select "eventId", "userId" from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair("eventId" uuid, "userId" bigint))`);
  return new Set(rows.map(pairKey));
}

export const holdsSeat = async (ctx: Context, pair: Pair) =>
  (await seatHolders(ctx, [pair])).has(pairKey(pair));

/** Whether somebody has or had a seat at an event or a place on its waiting list, holds a ticket that was passed on to them, or paid. */
export async function isGuest(ctx: Context, { eventId, userId }: Pair): Promise<boolean> {
  const [row] = await ctx.db.execute<{ is: boolean }>(sql`
    select exists (select from rsvps mine where mine.event_id = ${eventId} and mine.user_id = ${userId})
      or exists (select from tickets mine where mine.event_id = ${eventId} and mine.user_id = ${userId})
      or exists (select from payments mine where mine.event_id = ${eventId} and mine.user_id = ${userId} and mine.paid_at is not null) as is`);
  return row!.is;
}

/** How each of several people stands to an event; people without an RSVP stand at `none`. */
export async function standingsOf(ctx: Context, pairs: Pair[]): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>(pairs.map((pair) => [pairKey(pair), { status: "none" }]));
  if (pairs.length === 0) return standings;

  const rows = await ctx.db
    .select({
      eventId: rsvps.eventId,
      userId: rsvps.userId,
      rsvpId: rsvps.id,
      status: rsvps.status,
      partySize: rsvps.partySize,
      holdKind: heldFor,
      holdExpiresAt: holdExpiry,
      position: waitingPosition,
      kept: keptMoney(ctx),
    })
    .from(rsvps)
    // One parameter, so that it is the same statement for any number of pairs.
    .where(
      sql`(${rsvps.eventId}, ${rsvps.userId}) in (
        select "eventId", "userId" from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair("eventId" uuid, "userId" bigint))`,
    );
  for (const row of rows) standings.set(pairKey(row), toStanding(row));
  return standings;
}

/** How one person stands to one event. */
export async function standingOf(ctx: Context, eventId: string, userId: number): Promise<Standing> {
  const pair = { eventId, userId };
  return (await standingsOf(ctx, [pair])).get(pairKey(pair))!;
}

/** How the acting person stands to each of these events, by its id; empty for somebody who has not signed in. */
export async function ownStandings(ctx: Context, events: { id: string }[]) {
  const { actor } = ctx;
  if (actor.type !== "user") return new Map<string, Standing & Pair>();

  const pairs = events.map(({ id }) => ({ eventId: id, userId: actor.userId }));
  const standings = await standingsOf(ctx, pairs);
  return new Map(pairs.map((pair) => [pair.eventId, { ...standings.get(pairKey(pair))!, ...pair }]));
}

type Row = {
  rsvpId: string;
  status: "confirmed" | "pending" | "waitlisted" | "cancelled";
  partySize: number;
  holdKind: "offer" | "checkout" | null;
  holdExpiresAt: Date | null;
  position: number;
  kept: KeptMoney | null;
};

function toStanding({ rsvpId, status, partySize, holdKind, holdExpiresAt, position, kept }: Row): Standing {
  if (status === "confirmed") return { status, rsvpId, partySize };
  if (status === "waitlisted") return { status, rsvpId, partySize, position, kept };
  if (status === "pending" && holdKind && holdExpiresAt)
    return { status, rsvpId, partySize, holdKind, holdExpiresAt };
  return { status: "cancelled" };
}

type AttendeeFilter = {
  status?: Attendee["status"][];
  /** Part of a name or a username; accents and capitals do not matter. */
  text?: string;
  limit: number;
  offset?: number;
  after?: { queueNumber: number };
};

/** What somebody said before they left and came back does not count. */
const stillComing =
  sql<Date | null>`case when ${rsvps.status} = 'confirmed' and ${rsvps.reconfirmedAt} >= ${rsvps.joinedAt}
  then ${rsvps.reconfirmedAt} end`.mapWith(rsvps.reconfirmedAt);

/** Who is coming, offered and waiting, in the order of joining. For the organizer: throws `not_organizer`. */
export async function listAttendees(
  ctx: Context,
  event: Pick<EventDetails, "id" | "organizerId">,
  { status, text = "", limit, offset = 0, after }: AttendeeFilter,
) {
  authorize(ctx, "rsvps.list", { event });
  return ctx.db
    .select({
      rsvpId: rsvps.id,
      userId: rsvps.userId,
      name: sql<string>`concat_ws(' ', ${users.firstName}, ${users.lastName})`,
      username: users.username,
      status: sql<Attendee["status"]>`${rsvps.status}`,
      partySize: rsvps.partySize,
      joinedAt: rsvps.joinedAt,
      paid: paidFor,
      reconfirmedAt: stillComing,
      queueNumber: rsvps.queueNumber,
    })
    .from(rsvps)
    .innerJoin(users, eq(users.id, rsvps.userId))
    .where(
      and(
        eq(rsvps.eventId, event.id),
        status ? isAnyOf(rsvps.status, status) : ne(rsvps.status, "cancelled"),
        text === "" ? undefined : isCalled(text),
        after ? gt(rsvps.queueNumber, after.queueNumber) : undefined,
      ),
    )
    .orderBy(asc(rsvps.queueNumber))
    .limit(limit)
    .offset(offset);
}

/** By the seats that still stand: who gave some back and bought others has paid for those. */
const paidFor = sql<Attendee["paid"]>`(
  select json_build_object('minor', sum(paid.amount_minor - paid.refunded_minor), 'currency', min(paid.currency))
  from payments paid where paid.rsvp_id = ${rsvps.id} and paid.status = 'completed' and exists (
    select from payment_lines line join tickets ticket using (ticket_id)
    where line.payment_id = paid.payment_id and ticket.status in ('active', 'used'))
  having count(*) > 0)`;

const isCalled = (text: string) => {
  const part = `%${text.replace(/^@/, "").replace(/[\\%_]/g, "\\$&")}%`;
  return sql`plain_text(concat_ws(' ', ${users.firstName}, ${users.lastName}, ${users.username})) like plain_text(${part})`;
};

/** Confirmed seats by the day on which their people joined, by the event's clock; the last `cumulated` is all of them. */
export async function seatsByDay(
  ctx: Context,
  event: Pick<EventDetails, "id" | "organizerId" | "timeZone">,
): Promise<SeatsOnDay[]> {
  authorize(ctx, "rsvps.list", { event });
  const day = sql<string>`to_char(${rsvps.joinedAt} at time zone ${event.timeZone}, 'YYYY-MM-DD')`;
  const rows = await ctx.db
    .select({ day: day.as("day"), going: sql<number>`sum(${rsvps.partySize})`.mapWith(Number) })
    .from(rsvps)
    .where(and(eq(rsvps.eventId, event.id), eq(rsvps.status, "confirmed")))
    .groupBy(sql`day`)
    .orderBy(sql`day`);
  let cumulated = 0;
  return rows.map(({ day, going }) => {
    cumulated += going;
    return { day, going, cumulated };
  });
}

/** How many people (parties, not seats) stand how to an event. */
export async function countPeople(ctx: Context, eventId: string) {
  const rows = await ctx.db
    .select({ status: rsvps.status, people: count() })
    .from(rsvps)
    .where(eq(rsvps.eventId, eventId))
    .groupBy(rsvps.status);
  const of = (status: string) => rows.find((row) => row.status === status)?.people ?? 0;
  return { confirmed: of("confirmed"), pending: of("pending"), waiting: of("waitlisted") };
}

type MyPage = {
  limit: number;
  after?: { at: Date; id: string } | undefined;
  offset?: number;
  when?: "ahead" | "past";
};

/** Events that a person joined: those that are not over, the next one first, or those behind, the latest first. */
export const listMyEvents = (ctx: Context, userId: number, page: MyPage) =>
  listMine(ctx, userId, page, listEventsById);

/** The same as cards. */
export const listMyCards = (ctx: Context, userId: number, page: MyPage) =>
  listMine(ctx, userId, page, listCards);

async function listMine<Item extends { id: string }>(
  ctx: Context,
  userId: number,
  { limit, after, offset = 0, when = "ahead" }: MyPage,
  load: (ctx: Context, ids: string[]) => Promise<Item[]>,
) {
  authorize(ctx, "user.read", { userId });
  const [direction, comes] = when === "ahead" ? [asc, sql`>`] : [desc, sql`<`];
  const mine = await ctx.db
    .select({ eventId: rsvps.eventId })
    .from(rsvps)
    .innerJoin(events, eq(events.id, rsvps.eventId))
    .where(
      and(
        eq(rsvps.userId, userId),
        ne(rsvps.status, "cancelled"),
        isUpSql,
        when === "ahead" ? gt(events.endsAt, ctx.now()) : lte(events.endsAt, ctx.now()),
        after &&
          sql`(${events.startsAt}, ${events.id}) ${comes} (${after.at.toISOString()}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(direction(events.startsAt), direction(events.id))
    .limit(limit)
    .offset(offset);
  const ids = mine.map(({ eventId }) => eventId);
  const [found, standings] = await Promise.all([
    load(ctx, ids),
    standingsOf(
      ctx,
      ids.map((eventId) => ({ eventId, userId })),
    ),
  ]);
  const byId = new Map(found.map((event) => [event.id, event]));
  return ids.map((eventId) => ({
    event: byId.get(eventId)!,
    standing: standings.get(pairKey({ eventId, userId }))!,
  }));
}
