import { sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { broadcasts } from "@/db/schema/notifications";
import { eventNotifications } from "@/db/schema/reminders";
import type { Context } from "../context";
import type { LetterKind } from "../letters";
import { recipientsOf } from "./audience";
import { Recipients } from "./schema";

type Row = {
  kind: string;
  chatId: number;
  eventId: string | null;
  reminderId: string | null;
  broadcastId: string | null;
};

type ReminderRule = typeof eventNotifications.$inferSelect;
type BroadcastRule = { id: string; text: string; stoppedAt: Date | null };

/** What letters to many follow, as it is at the moment of sending. */
export type Rules = {
  reminders: Map<string, ReminderRule>;
  broadcasts: Map<string, BroadcastRule>;
  /** By event, what its organizer adds to the confirmation of an RSVP, free or paid. */
  confirmations: Map<string, string>;
  /** By event, how many minutes before the start those who joined now are reminded next. */
  nextReminders: Map<string, number>;
  /** Whether a reminder or broadcast is still for this person. */
  isFor(ruleId: string, userId: number): boolean;
};

/** Reads the reminders and broadcasts of these rows, and whom of their readers each is still for. */
export async function readRules(ctx: Context, rows: Row[]): Promise<Rules> {
  const reminderIds = [...new Set(rows.flatMap(({ reminderId }) => reminderId ?? []))];
  const broadcastIds = [...new Set(rows.flatMap(({ broadcastId }) => broadcastId ?? []))];
  const [reminders, sent, confirmations, nextReminders] = await Promise.all([
    reminderIds.length === 0
      ? []
      : ctx.db.select().from(eventNotifications).where(isAnyOf(eventNotifications.id, reminderIds)),
    broadcastIds.length === 0
      ? []
      : ctx.db.select().from(broadcasts).where(isAnyOf(broadcasts.id, broadcastIds)),
    readConfirmations(ctx, rows),
    readNextReminders(ctx, rows),
  ]);
  const meant = await readMeant(ctx, rows, [...reminders, ...sent]);
  return {
    reminders: new Map(reminders.map((rule) => [rule.id, rule])),
    broadcasts: new Map(sent.map((rule) => [rule.id, rule])),
    confirmations,
    nextReminders,
    isFor: (ruleId, userId) => meant.has(`${ruleId}:${userId}`),
  };
}

type Rule = { id: string; eventId: string; recipients: unknown };

/** One query for each rule: a batch follows a few. */
async function readMeant(ctx: Context, rows: Row[], rules: Rule[]): Promise<Set<string>> {
  const meant = await Promise.all(
    rules.map(async ({ id, eventId, recipients }) => {
      const readers = rows.filter(({ reminderId, broadcastId }) => reminderId === id || broadcastId === id);
      const userIds = readers.map(({ chatId }) => chatId);
      const still = await ctx.db.execute<{ id: string }>(
        sql`select user_id as id from (${recipientsOf(eventId, Recipients.parse(recipients), userIds)}) recipient`,
      );
      return still.map((person) => `${id}:${person.id}`);
    }),
  );
  return new Set(meant.flat());
}

const eventsOf = (rows: Row[], kinds: LetterKind[]) =>
  rows.flatMap(({ kind, eventId }) => ((kinds as string[]).includes(kind) && eventId ? [eventId] : []));

async function readNextReminders(ctx: Context, rows: Row[]): Promise<Map<string, number>> {
  const eventIds = eventsOf(rows, ["rsvp.confirmed"]);
  if (eventIds.length === 0) return new Map();
  const next = await ctx.db.execute<{ eventId: string; minutes: number }>(sql`
    select distinct on (event_id) event_id as "eventId", -offset_minutes as minutes from ${eventNotifications}
    where event_id = any(${`{${eventIds}}`}::uuid[]) and anchor = 'start' and offset_minutes < 0 and is_enabled and sent_at is null
      and scheduled_time > ${ctx.now().toISOString()} and recipients->'statuses' @> '["confirmed"]'
      and not recipients ?| array['checkedIn', 'ticketTypeId']
    order by event_id, scheduled_time`);
  return new Map(next.map(({ eventId, minutes }) => [eventId, minutes]));
}

async function readConfirmations(ctx: Context, rows: Row[]): Promise<Map<string, string>> {
  const eventIds = eventsOf(rows, ["rsvp.confirmed", "payment.completed"]);
  if (eventIds.length === 0) return new Map();
  const texts = await ctx.db
    .select({ eventId: eventNotifications.eventId, text: eventNotifications.text })
    .from(eventNotifications)
    .where(
      sql`${isAnyOf(eventNotifications.eventId, new Set(eventIds))} and ${eventNotifications.kind} = 'confirmation' and ${eventNotifications.text} is not null`,
    );
  return new Map(texts.map(({ eventId, text }) => [eventId, text!]));
}
