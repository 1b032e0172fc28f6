import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant, lifecycle, telegramId } from "../columns";
import { events } from "./events";
import { users } from "./users";

export const reminderKind = pgEnum("reminder_kind", ["confirmation", "day", "hour", "thanks", "custom"]);
export const reminderAnchor = pgEnum("reminder_anchor", ["rsvp", "start", "end", "fixed"]);

/**
 * What an event tells its people by itself, and when. `dueAt` follows the event in the transaction that moves it;
 * each move counts `generation` up, so that what was queued for the time before is known to be stale. `expandedAt`
 * is set when the letters of this generation were queued. Those by `rsvp` fall due for each person on their own.
 */
export const eventNotifications = pgTable(
  "event_notifications",
  {
    id: id("notification_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    kind: reminderKind("kind").notNull(),
    anchor: reminderAnchor("anchor").notNull(),
    /** After the anchor; negative before it. */
    offsetMinutes: integer("offset_minutes").notNull().default(0),
    fixedAt: instant("fixed_at"),
    /** Whom it is for: `Recipients` of the domain. */
    recipients: jsonb("recipients").notNull(),
    /** The organizer's words, with placeholders; null for ours in each reader's language. */
    text: text("text"),
    /** Asks whether they are still coming. */
    asksConfirmation: boolean("asks_confirmation").notNull().default(false),
    isEnabled: boolean("is_enabled").notNull().default(true),
    dueAt: instant("scheduled_time"),
    generation: integer("generation").notNull().default(1),
    expandedAt: instant("sent_at"),
    /** Its letters could not be queued: it is tried again then. */
    nextTryAt: instant("next_try_at"),
    ...lifecycle,
  },
  (reminder) => [
    uniqueIndex("one_reminder_per_kind")
      .on(reminder.eventId, reminder.kind)
      .where(sql`${reminder.kind} <> 'custom'`),
    check("fixed_at_some_time", sql`(${reminder.anchor} = 'fixed') = (${reminder.fixedAt} is not null)`),
    check("due_unless_by_rsvp", sql`(${reminder.anchor} = 'rsvp') = (${reminder.dueAt} is null)`),
    check("offset_is_near", sql`${reminder.offsetMinutes} between -86400 and 43200`),
    check("text_has_a_length", sql`char_length(${reminder.text}) between 1 and 3500`),
    index("event_notifications_by_event").on(reminder.eventId),
    index("event_notifications_due")
      .on(reminder.dueAt)
      .where(sql`${reminder.isEnabled} and ${reminder.expandedAt} is null`),
  ],
);

/** Whoever wants nothing of one event but what they cannot do without. */
export const eventMutes = pgTable(
  "event_mutes",
  {
    userId: telegramId("user_id")
      .notNull()
      .references(() => users.id),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    createdAt: instant("created_at").notNull(),
  },
  (mute) => [primaryKey({ columns: [mute.userId, mute.eventId] })],
);

/** What somebody who was there thought of an event. The organizer sees it without the name. */
export const eventFeedback = pgTable(
  "event_feedback",
  {
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    userId: telegramId("user_id")
      .notNull()
      .references(() => users.id),
    rating: smallint("rating").notNull(),
    comment: text("comment").notNull().default(""),
    /** As both were before the hour of `updatedAt`: what changes is shown with the next. Null for what was not there. */
    ratingBefore: smallint("rating_before"),
    commentBefore: text("comment_before"),
    /** Names a comment, and orders it among others, by chance alone. */
    shownAs: uuid("shown_as").notNull().defaultRandom(),
    ...lifecycle,
  },
  (feedback) => [
    primaryKey({ columns: [feedback.eventId, feedback.userId] }),
    check("rating_in_stars", sql`${feedback.rating} between 1 and 5`),
    check("comment_is_short", sql`char_length(${feedback.comment}) <= 1000`),
  ],
);
