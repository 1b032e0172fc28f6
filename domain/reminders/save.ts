import { eq, sql } from "drizzle-orm";
import { eventNotifications } from "@/db/schema/reminders";
import { ticketTypes } from "@/db/schema/tickets";
import type { Context } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { dueSql } from "../events/move-reminders";
import { followRsvps } from "./follow-rsvps";
import type { ReminderRow } from "./queries";
import { checkReminder, isMoved, maxReminders, storedTiming } from "./rules";
import type { ReminderInput } from "./schema";

export type Identified = ReminderInput & { id: string };
/** An event, locked, and the rules that it has. */
type Schedule = { event: { id: string; timeZone: string }; known: ReminderRow[] };

/**
 * Writes rules of one event, new ones and changed ones. One that falls due at another time now is told (again) then;
 * one that is switched on after its time is not. Throws `too_many_reminders`, `reminder_in_the_past` for a new or
 * moved one whose time has gone, what `checkTemplate` throws of the words, and InvalidInput.
 */
export async function saveReminders(tx: Context, { event, known }: Schedule, given: Identified[]) {
  const reminders = given.map((reminder) => ({ ...checkReminder(reminder), id: reminder.id }));
  await refuseUnlessFit(tx, { event, known }, reminders);
  const moved = reminders.filter((reminder) => isMoved(reminder, find(known, reminder)));
  for (const { id, due } of await write(tx, event.id, reminders, moved)) {
    const isPast = due !== null && new Date(due) <= tx.now();
    if (isPast && find(moved, { id }))
      throw new Refusal("reminder_in_the_past", { dueAt: new Date(due), timeZone: event.timeZone });
  }
  for (const { id, timing, isEnabled } of reminders) {
    const isNews = find(moved, { id }) || find(known, { id })?.isEnabled === false;
    if (timing.anchor === "rsvp" && isEnabled && isNews)
      await followRsvps(tx, { eventId: event.id, reminderId: id });
  }
}

/** As many as an event can have, and for tickets that it sells. */
async function refuseUnlessFit(tx: Context, { event, known }: Schedule, reminders: Identified[]) {
  const isNew = ({ id }: Identified) => !find(known, { id });
  if (known.length + reminders.filter(isNew).length > maxReminders)
    throw new Refusal("too_many_reminders", { max: maxReminders });

  const sold = await tx.db
    .select({ id: ticketTypes.id })
    .from(ticketTypes)
    .where(eq(ticketTypes.eventId, event.id));
  for (const { recipients } of reminders)
    if (
      "ticketTypeId" in recipients &&
      recipients.ticketTypeId &&
      !find(sold, { id: recipients.ticketTypeId })
    )
      throw new InvalidInput("recipients", "must name a kind of ticket of this event");
}

const find = <Item extends { id: string }>(items: Item[], { id }: { id: string }) =>
  items.find((item) => item.id === id);

type Saved = { id: string; due: string | null };

async function write(tx: Context, eventId: string, reminders: Identified[], moved: { id: string }[]) {
  const now = sql`${tx.now().toISOString()}::timestamptz`;
  const rows = reminders.map(({ id, kind, timing, recipients, text, asksConfirmation, isEnabled }) => {
    const { anchor, offsetMinutes, fixedAt } = storedTiming(timing);
    return {
      id,
      kind,
      anchor,
      offset_minutes: offsetMinutes,
      fixed_at: fixedAt,
      recipients,
      text,
      asks_confirmation: asksConfirmation,
      is_enabled: isEnabled,
    };
  });
  const isMovedSql = sql`(old.notification_id = any(${`{${moved.map(({ id }) => id)}}`}::uuid[]))`;
  return tx.db.execute<Saved>(sql`
    insert into ${eventNotifications} as old (notification_id, event_id, kind, anchor, offset_minutes, fixed_at, recipients, text,
      asks_confirmation, is_enabled, scheduled_time, created_at, updated_at)
    select reminder.id, event.event_id, reminder.kind, reminder.anchor, reminder.offset_minutes, reminder.fixed_at, reminder.recipients,
      reminder.text, reminder.asks_confirmation, reminder.is_enabled, ${dueSql}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as reminder(
      id uuid, kind reminder_kind, anchor reminder_anchor, offset_minutes int, fixed_at timestamptz, recipients jsonb, text text,
      asks_confirmation boolean, is_enabled boolean)
    join events event on event.event_id = ${eventId}
    on conflict (notification_id) do update set anchor = excluded.anchor, offset_minutes = excluded.offset_minutes,
      fixed_at = excluded.fixed_at, recipients = excluded.recipients, text = excluded.text,
      asks_confirmation = excluded.asks_confirmation, is_enabled = excluded.is_enabled,
      scheduled_time = excluded.scheduled_time, generation = old.generation + ${isMovedSql}::int,
      sent_at = case when ${isMovedSql} then null
        when excluded.is_enabled and not old.is_enabled and old.scheduled_time <= ${now} then coalesce(old.sent_at, ${now})
        else old.sent_at end,
      updated_at = ${now}
    returning notification_id as id, scheduled_time as due`);
}
