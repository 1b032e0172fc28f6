import { and, asc, eq, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { deliveries } from "@/db/schema/notifications";
import { eventMutes, eventNotifications } from "@/db/schema/reminders";
import { rsvps } from "@/db/schema/rsvps";
import { authorize } from "../access";
import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import { getEvent, lockEvent, refSql } from "../events/queries";
import { refuseIfSuspended } from "../events/rules";
import { countAudience } from "../notifications/audience";
import { Recipients } from "../notifications/schema";
import { isAfterEnd, timingOf } from "./rules";
import type { Reminder } from "./schema";

export type ReminderRow = typeof eventNotifications.$inferSelect;

const inOrder = [
  sql`${eventNotifications.dueAt} nulls first`,
  asc(eventNotifications.createdAt),
  asc(eventNotifications.id),
];

/** An event's schedule with what became of it, in the order in which it falls due. Throws `not_organizer`, `not_found`. */
export async function listReminders(ctx: Context, eventId: string): Promise<Reminder[]> {
  const event = await getEvent(ctx, eventId);
  authorize(ctx, "reminders.change", { event });
  const rows = await listRows(ctx, eventId);
  const told = await countTold(ctx, rows);
  return Promise.all(
    rows.map(async (row) => {
      const to = Recipients.parse(row.recipients);
      const kind = isAfterEnd(row, event) ? "thanks" : "reminder";
      const counts = told.get(row.id) ?? { told: 0, sent: 0, blocked: 0, failed: 0, tapped: 0, coming: 0 };
      const isTold = row.expandedAt !== null || row.anchor === "rsvp";
      const people = isTold ? counts.told : (await countAudience(ctx, { eventId, to, kind })).people;
      return {
        id: row.id,
        kind: row.kind,
        timing: timingOf(row),
        recipients: to,
        text: row.text,
        asksConfirmation: row.asksConfirmation,
        isEnabled: row.isEnabled,
        dueAt: row.dueAt,
        sentAt: row.expandedAt,
        people,
        sent: counts.sent,
        blocked: counts.blocked,
        failed: counts.failed,
        tapped: counts.tapped,
        coming: counts.coming,
      };
    }),
  );
}

/** One reminder with the event that it belongs to; undefined once it was deleted. Throws `not_organizer`. */
export async function findReminder(
  ctx: Context,
  reminderId: string,
): Promise<(Reminder & { eventId: string }) | undefined> {
  const [row] = await ctx.db
    .select({ eventId: eventNotifications.eventId })
    .from(eventNotifications)
    .where(eq(eventNotifications.id, reminderId));
  if (!row) return undefined;
  const reminder = (await listReminders(ctx, row.eventId)).find(({ id }) => id === reminderId);
  return reminder && { ...reminder, eventId: row.eventId };
}

/** The rules as they lie there. */
const listRows = (ctx: Context, eventId: string): Promise<ReminderRow[]> =>
  ctx.db
    .select()
    .from(eventNotifications)
    .where(eq(eventNotifications.eventId, eventId))
    .orderBy(...inOrder);

/** The event under its lock, where whoever moves it or changes its schedule waits, and its rules. Throws `not_organizer`, `not_found`, `cancelled`. */
export async function lockSchedule(tx: Context, eventId: string) {
  const event = await lockEvent(tx, eventId);
  authorize(tx, "reminders.change", { event });
  refuseIfSuspended(event);
  if (event.status === "cancelled") throw new Refusal("cancelled");
  return { event, known: await listRows(tx, event.id) };
}

/** One reminder of an event that has it. */
export async function getReminder(ctx: Context, eventId: string, reminderId: string): Promise<Reminder> {
  return (await listReminders(ctx, eventId)).find(({ id }) => id === reminderId)!;
}

/** One rule. Throws `not_found`. */
export async function getRow(ctx: Context, reminderId: string): Promise<ReminderRow> {
  const [row] = await ctx.db.select().from(eventNotifications).where(eq(eventNotifications.id, reminderId));
  if (!row) throw new Refusal("not_found");
  return row;
}

type Told = Pick<Reminder, "id" | "sent" | "blocked" | "failed" | "tapped" | "coming"> & { told: number };

/** What became of the letters of each rule, of the time that it has now. */
async function countTold(ctx: Context, rows: ReminderRow[]): Promise<Map<string, Told>> {
  if (rows.length === 0) return new Map();
  const ids = `{${rows.map(({ id }) => id)}}`;
  const counted = await ctx.db.execute<Told>(sql`
    select letter.notification_id as id, count(*)::int as told, count(*) filter (where letter.status = 'sent')::int as sent,
      count(*) filter (where letter.status = 'blocked')::int as blocked, count(*) filter (where letter.status = 'failed')::int as failed,
      count(letter.tapped_at)::int as tapped,
      count(*) filter (where letter.status = 'sent' and rsvp.reconfirmed_at >= letter.due_at)::int as coming
    from ${deliveries} letter join ${eventNotifications} reminder
      on reminder.notification_id = letter.notification_id and reminder.generation = letter.generation
    left join ${rsvps} rsvp on reminder.asks_confirmation and rsvp.status = 'confirmed'
      and rsvp.event_id = letter.event_id and rsvp.user_id = letter.chat_id
    where letter.notification_id = any(${ids}::uuid[])
    group by letter.notification_id`);
  return new Map(counted.map((row) => [row.id, row]));
}

/** The events of which the acting person wants no news, with their titles; those that are over are left out. */
export const listMutes = (ctx: Context<UserActor>) =>
  ctx.db
    .select({ eventId: events.id, ref: refSql, title: events.title, since: eventMutes.createdAt })
    .from(eventMutes)
    .innerJoin(events, eq(events.id, eventMutes.eventId))
    .where(
      and(
        eq(eventMutes.userId, ctx.actor.userId),
        sql`${events.endsAt} > ${ctx.now().toISOString()}::timestamptz - interval '7 days'`,
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id));
