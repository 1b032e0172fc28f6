import { sql } from "drizzle-orm";
import { eventNotifications } from "@/db/schema/reminders";
import { rsvps } from "@/db/schema/rsvps";
import type { Context } from "../context";

/** When `reminder` falls due by the times of `event`; null for what follows each RSVP. */
export const dueSql = sql`case reminder.anchor
  when 'start' then event.start_datetime + reminder.offset_minutes * interval '1 minute'
  when 'end' then event.end_datetime + reminder.offset_minutes * interval '1 minute'
  when 'fixed' then reminder.fixed_at end`;

/**
 * Lets the schedule follow the event, in the transaction that moves it. What falls due at another time now is to be
 * told (again) then, unless that has passed; what was queued for the time before is stale and will be skipped. Who
 * said that they are still coming said so of the start before.
 */
export async function moveReminders(tx: Context, eventId: string) {
  const now = tx.now().toISOString();
  const moved = await tx.db.execute<{ anchor: string }>(sql`
    update ${eventNotifications} reminder set scheduled_time = ${dueSql}, generation = generation + 1,
      sent_at = case when ${dueSql} <= ${now} then ${now}::timestamptz end, updated_at = ${now}
    from events event
    where event.event_id = ${eventId} and reminder.event_id = event.event_id
      and ${dueSql} is distinct from reminder.scheduled_time
    returning reminder.anchor`);
  if (!moved.some(({ anchor }) => anchor === "start")) return;
  await tx.db.execute(
    sql`update ${rsvps} set reconfirmed_at = null, updated_at = ${now} where event_id = ${eventId} and reconfirmed_at is not null`,
  );
}

/** A cancelled event tells nothing by itself any more, in the transaction that calls it off. */
export async function endReminders(tx: Context, eventId: string) {
  const now = tx.now().toISOString();
  await tx.db.execute(sql`
    update ${eventNotifications} set sent_at = ${now}, updated_at = ${now}
    where event_id = ${eventId} and sent_at is null and scheduled_time is not null`);
}
