import { and, or, type SQL, sql } from "drizzle-orm";
import { eventMutes } from "@/db/schema/reminders";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import type { LetterKind } from "../letters";
import type { RecipientCount, Recipients } from "./schema";

/**
 * Whom a message of an event is for, as a query of `user_id` and `joined_at`, each person once. Those who go are those
 * who hold a ticket: a ticket that was passed on takes its messages along. The one definition for reminders, broadcasts, changes and
 * cancellations, for counting people and for looking again before each letter is sent: `userIds` keeps to some of them.
 */
export function recipientsOf(eventId: string, to: Recipients, userIds?: number[]): SQL {
  const [some, statuses] = "userIds" in to ? [to.userIds, everybody] : [userIds, to.statuses];
  return sql`
    select user_id, case when status in ${statuses} then joined_at else holds_since end as joined_at
    from (${peopleOf(eventId, some)}) person where ${and(isMeant(eventId, to), userIds && isOneOf(userIds))}`;
}

const everybody: ("confirmed" | "pending" | "waitlisted")[] = ["confirmed", "pending", "waitlisted"];

/** Everybody of an event: how they stand, since when they hold a ticket that lets somebody in, and whether one of these did. */
const peopleOf = (eventId: string, userIds: number[] | undefined) => sql`
  select user_id, own.status, own.joined_at, seats.holds_since, coalesce(seats.is_in, false) as is_in
  from (
    select user_id, status, joined_at from ${rsvps}
    where ${and(sql`event_id = ${eventId} and status <> 'cancelled'`, userIds && isOneOf(userIds))}
  ) own full join (
    select user_id, min(created_at) as holds_since, bool_or(status = 'used') as is_in from ${tickets}
    where ${and(sql`event_id = ${eventId} and status in ('active', 'used')`, userIds && isOneOf(userIds))} group by user_id
  ) seats using (user_id)`;

/** Whether `person` is one of those that a message is for. */
function isMeant(eventId: string, to: Recipients): SQL {
  if ("userIds" in to) return isOneOf(to.userIds);

  const { statuses, checkedIn, ticketTypeId } = to;
  const waits = statuses.filter((status) => status !== "confirmed");
  return and(
    or(
      statuses.includes("confirmed") ? sql`person.holds_since is not null` : undefined,
      waits.length > 0 ? sql`person.status in ${waits}` : undefined,
    ),
    checkedIn === undefined ? undefined : sql`person.is_in = ${checkedIn}`,
    ticketTypeId === undefined
      ? undefined
      : sql`exists (
        select from ${tickets} ticket where ticket.event_id = ${eventId} and ticket.user_id = person.user_id
          and ticket.ticket_type_id = ${ticketTypeId} and ticket.status <> 'cancelled')`,
  )!;
}

const isOneOf = (userIds: number[]) => sql`user_id = any(${`{${userIds}}`}::bigint[])`;

type Counted = { eventId: string; kind: LetterKind };

/** How many a letter of this kind would reach now of each of these. Asks nobody's leave: the caller knows that it may be told. */
export async function countAudiences(
  ctx: Context,
  { eventId, audiences, kind }: Counted & { audiences: Recipients[] },
): Promise<RecipientCount[]> {
  const meant = audiences.map((to) => isMeant(eventId, to));
  const rows = await ctx.db.execute<{ isMeant: boolean[]; reach: keyof RecipientCount; count: number }>(sql`
    select array[${sql.join(meant, sql`, `)}] as "isMeant",
      case when account.started_at is null or account.blocked_at is not null then 'unreachable'
        when ${kind} = any(account.muted) or exists (
          select from ${eventMutes} mute where mute.user_id = account.user_id and mute.event_id = ${eventId}) then 'muted'
        else 'people' end as reach,
      count(*)::int as count
    from (${peopleOf(eventId, undefined)}) person join ${users} account using (user_id)
    group by 1, 2`);
  return audiences.map((_, n) => {
    const count = (reach: keyof RecipientCount) =>
      rows.reduce((sum, row) => sum + (row.isMeant[n] && row.reach === reach ? row.count : 0), 0);
    return { people: count("people"), muted: count("muted"), unreachable: count("unreachable") };
  });
}

/** The same of one audience. */
export async function countAudience(ctx: Context, { to, ...about }: Counted & { to: Recipients }) {
  const [counted] = await countAudiences(ctx, { ...about, audiences: [to] });
  return counted!;
}

/** How many hear of a change, or of a cancellation: all who go or wait and can be written to; neither can be muted. */
export async function countTold(ctx: Context, eventId: string): Promise<number> {
  const to = { statuses: ["confirmed", "pending", "waitlisted"] } satisfies Recipients;
  const { people, muted } = await countAudience(ctx, { eventId, to, kind: "event.changed" });
  return people + muted;
}
