import { type SQL, sql } from "drizzle-orm";
import { eventNotifications } from "@/db/schema/reminders";
import type { Context } from "../context";
import { dueSql } from "./move-reminders";

/** What every event tells by itself, unless its organizer says otherwise. Offsets are minutes. */
const usual = [
  { kind: "confirmation", anchor: "rsvp", offset_minutes: 0 },
  { kind: "day", anchor: "start", offset_minutes: -24 * 60 },
  { kind: "hour", anchor: "start", offset_minutes: -60 },
  { kind: "thanks", anchor: "end", offset_minutes: 60 },
].map((reminder) => ({
  ...reminder,
  recipients: { statuses: ["confirmed"] },
  asks_confirmation: false,
  is_enabled: true,
}));

/**
 * Gives a new event its schedule, in the transaction that publishes it: the usual four, or those of the event that it
 * repeats as far as they fit (no fixed times; no people and tickets of that one). What would have been due already
 * counts as told: nobody hears of it.
 */
export async function planReminders(
  tx: Context,
  { eventId, like }: { eventId: string; like: string | undefined },
) {
  const given = sql`select * from jsonb_to_recordset(${JSON.stringify(usual)}::jsonb) as usual(
    kind reminder_kind, anchor reminder_anchor, offset_minutes int, fixed_at timestamptz, recipients jsonb, text text,
    asks_confirmation boolean, is_enabled boolean)`;
  const copied = sql`select kind, anchor, offset_minutes, fixed_at, recipients, text, asks_confirmation, is_enabled
    from ${eventNotifications} where event_id = ${like} and anchor <> 'fixed'
      and recipients->'userIds' is null and recipients->'ticketTypeId' is null`;
  if (like) await insertReminders(tx, eventId, copied);
  await insertReminders(tx, eventId, given);
}

/** Usual ones that are there already stay. */
async function insertReminders(tx: Context, eventId: string, source: SQL) {
  const now = tx.now().toISOString();
  await tx.db.execute(sql`
    insert into ${eventNotifications} (notification_id, event_id, kind, anchor, offset_minutes, recipients, text,
      asks_confirmation, is_enabled, scheduled_time, sent_at, created_at, updated_at)
    select gen_random_uuid(), event.event_id, kind, anchor, offset_minutes, recipients, text,
      asks_confirmation, is_enabled, due, case when due <= ${now} then ${now}::timestamptz end, ${now}, ${now}
    from (${source}) reminder join events event on event.event_id = ${eventId}
    cross join lateral (select ${dueSql} as due) timing
    on conflict do nothing`);
}
