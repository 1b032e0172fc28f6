import { type SQL, sql } from "drizzle-orm";
import { eventMutes } from "@/db/schema/reminders";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import type { LetterKind } from "../letters";
import type { RecipientCount, Recipients } from "./schema";

/**
 * Whom a message of an event is for, as a query of `user_id` and `joined_at`, each person once. Whoever was passed a
 * ticket goes as much as those who confirmed. The one definition for reminders, broadcasts, changes and
 * cancellations, for counting people and for looking again before each letter is sent: `userIds` keeps to some of them.
 */
export function recipientsOf(eventId: string, to: Recipients, userIds?: number[]): SQL {
  const conditions = userIds ? [isOneOf(userIds)] : [];
  if ("userIds" in to) return among(standingSo(eventId, everybody), [...conditions, isOneOf(to.userIds)]);

  const { statuses, checkedIn, ticketTypeId } = to;
  if (checkedIn !== undefined) {
    const isIn = hasTicket(eventId, sql`ticket.status = 'used'`);
    conditions.push(checkedIn ? isIn : sql`not ${isIn}`);
  }
  if (ticketTypeId !== undefined)
    conditions.push(
      hasTicket(eventId, sql`ticket.ticket_type_id = ${ticketTypeId} and ticket.status <> 'cancelled'`),
    );
  return among(standingSo(eventId, statuses), conditions);
}

type Status = "confirmed" | "pending" | "waitlisted";
const everybody: Status[] = ["confirmed", "pending", "waitlisted"];

function standingSo(eventId: string, statuses: Status[]): SQL {
  const standing = sql`select user_id, joined_at from ${rsvps} rsvp where rsvp.event_id = ${eventId} and rsvp.status in ${statuses}`;
  if (!statuses.includes("confirmed")) return standing;
  return sql`${standing} union all
    select user_id, min(created_at) from ${tickets} held
    where held.event_id = ${eventId} and held.status in ('active', 'used') and not exists (
      select from ${rsvps} own where own.event_id = ${eventId} and own.user_id = held.user_id and own.status in ${statuses})
    group by user_id`;
}

const among = (standing: SQL, conditions: SQL[]) =>
  conditions.length === 0
    ? standing
    : sql`select user_id, joined_at from (${standing}) standing where ${sql.join(conditions, sql` and `)}`;

const isOneOf = (userIds: number[]) => sql`user_id = any(${`{${userIds}}`}::bigint[])`;
const hasTicket = (eventId: string, such: SQL) =>
  sql`exists (select from ${tickets} ticket where ticket.event_id = ${eventId} and ticket.user_id = standing.user_id and ${such})`;

/** How many a letter of this kind would reach now. Asks nobody's leave: the caller knows that it may be told. */
export async function countAudience(
  ctx: Context,
  { eventId, to, kind }: { eventId: string; to: Recipients; kind: LetterKind },
): Promise<RecipientCount> {
  const [counted] = await ctx.db.execute<RecipientCount>(sql`
    select count(*) filter (where is_reachable and not is_muted)::int as people,
      count(*) filter (where is_reachable and is_muted)::int as muted,
      count(*) filter (where not is_reachable)::int as unreachable
    from (
      select person.started_at is not null and person.blocked_at is null as is_reachable,
        ${kind} = any(person.muted) or exists (
          select from ${eventMutes} mute where mute.user_id = person.user_id and mute.event_id = ${eventId}) as is_muted
      from (${recipientsOf(eventId, to)}) attending join ${users} person using (user_id)
    ) person`);
  return counted!;
}

/** How many hear of a change, or of a cancellation: all who go or wait and can be written to; neither can be muted. */
export async function countTold(ctx: Context, eventId: string): Promise<number> {
  const to = { statuses: ["confirmed", "pending", "waitlisted"] } satisfies Recipients;
  const { people, muted } = await countAudience(ctx, { eventId, to, kind: "event.changed" });
  return people + muted;
}
