import { eq, sql } from "drizzle-orm";
import { withPatience } from "@/db/patience";
import { deliveries } from "@/db/schema/notifications";
import { eventNotifications } from "@/db/schema/reminders";
import { type Context, transact } from "../context";
import { priorityOf } from "../letters";
import { recipientsOf } from "../notifications/audience";
import type { Recipients } from "../notifications/schema";

/** An event has a hundred thousand seats at most, and four thousand seconds of messages at twenty-five a second. */
const earliest = sql`interval '4000 seconds'`;

/** When `reminder` of `event` begins to go out: before a start so much earlier that the last person hears in time. */
const beginsSql = ({ ports }: Context) => sql`reminder.scheduled_time - case
  when reminder.anchor = 'start' and reminder.offset_minutes < 0
  then event.current_attendees / ${ports.messenger.perSecond}::int * interval '1 second' else interval '0' end`;

/** When it is taken up: one that failed is tried again later. */
const takenUpSql = (ctx: Context) => sql`greatest(${beginsSql(ctx)}, reminder.next_try_at)`;

/** For the drain: when the next reminder begins to go out, or null; it looks no farther ahead than matters within the minute. */
export const nextReminder = (ctx: Context) => sql`(
  select min(${takenUpSql(ctx)}) from ${eventNotifications} reminder join events event on event.event_id = reminder.event_id
  where reminder.is_enabled and reminder.sent_at is null
    and reminder.scheduled_time <= ${ctx.now().toISOString()}::timestamptz + ${earliest} + interval '1 minute')`;

type Due = {
  id: string;
  eventId: string;
  recipients: Recipients;
  generation: number;
  due: string;
  begins: string;
  isAfter: boolean;
};

/**
 * Queues a letter to each person whom the next reminder that is due is for, if they joined before it began to go out,
 * in one statement, and in one transaction with the mark that it was told; any number of processes may run this at
 * once. One that fails is tried again in a minute, and holds up no other. Answers how many reminders were taken.
 */
export async function expandReminders(ctx: Context): Promise<number> {
  return transact(ctx, async (tx) => {
    const now = tx.now().toISOString();
    const [due] = await tx.db.execute<Due>(sql`
      select reminder.notification_id as id, reminder.event_id as "eventId", reminder.recipients, reminder.generation,
        reminder.scheduled_time as due, ${beginsSql(tx)} as begins, reminder.scheduled_time >= event.end_datetime as "isAfter"
      from ${eventNotifications} reminder join events event on event.event_id = reminder.event_id
      where reminder.is_enabled and reminder.sent_at is null and reminder.scheduled_time <= ${now}::timestamptz + ${earliest}
        and ${takenUpSql(tx)} <= ${now}
      order by reminder.scheduled_time limit 1 for update of reminder skip locked`);
    if (!due) return 0;

    await tx.db
      .update(eventNotifications)
      .set({ ...(await expand(tx, due)), updatedAt: tx.now() })
      .where(eq(eventNotifications.id, due.id));
    return 1;
  });
}

async function expand(tx: Context, due: Due) {
  try {
    await tx.db.transaction((db) => queueLettersOf({ ...tx, db }, due));
    return { expandedAt: tx.now() };
  } catch (error) {
    tx.ports.log.error({ err: error, reminderId: due.id }, "A reminder could not be queued");
    return { nextTryAt: new Date(tx.now().getTime() + 60_000) };
  }
}

async function queueLettersOf(tx: Context, due: Due) {
  const now = tx.now().toISOString();
  // A hundred thousand letters take seconds where the disk is slow.
  await tx.db.execute(withPatience);
  const kind = due.isAfter ? "thanks" : "reminder";
  await tx.db.execute(sql`
    insert into ${deliveries} (delivery_id, dedupe_key, chat_id, event_id, kind, payload, priority, notification_id, generation, due_at, created_at, updated_at)
    select gen_random_uuid(), ${`reminder:${due.id}:${due.generation}:`} || user_id, user_id, ${due.eventId}::uuid, ${kind},
      ${JSON.stringify({ dueAt: due.due })}::jsonb, ${priorityOf(kind)}::smallint, ${due.id}::uuid, ${due.generation}::int,
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    from (${recipientsOf(due.eventId, due.recipients)}) recipient where joined_at < ${due.begins}::timestamptz
    on conflict (dedupe_key) do nothing`);
}
