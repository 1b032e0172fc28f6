import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant, lifecycle, telegramId } from "../columns";
import { events } from "./events";
import { eventNotifications } from "./reminders";

export const deliveryStatus = pgEnum("delivery_status", [
  "queued",
  "sending",
  "sent",
  "failed",
  "blocked",
  "skipped",
]);

/**
 * Every message to somebody who did not just ask: a row before it is a call. `dedupeKey` says what
 * it is about, so nobody is told the same thing twice, whatever runs twice.
 * Drained by `due_at, delivery_id`; a lease that ran out puts a row back.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    id: id("delivery_id").primaryKey(),
    dedupeKey: text("dedupe_key").notNull().unique(),
    chatId: telegramId("chat_id").notNull(),
    eventId: id("event_id").references(() => events.id),
    kind: text("kind").notNull(),
    payload: jsonb("payload").notNull().default({}),
    /** Of what is due, the lowest goes first: what somebody waits for, before what many are told. See `priorityOf`. */
    priority: smallint("priority").notNull().default(0),
    /** The rule of the event's schedule that it follows, and which of its times it was queued for. */
    reminderId: id("notification_id").references(() => eventNotifications.id),
    generation: integer("generation"),
    broadcastId: id("broadcast_id").references(() => broadcasts.id),
    dueAt: instant("due_at").notNull(),
    status: deliveryStatus("status").notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    leaseUntil: instant("lease_until"),
    messageId: integer("telegram_message_id"),
    error: text("error"),
    sentAt: instant("sent_at"),
    /** When its reader first used one of its buttons: Telegram tells nobody that a message was read. */
    tappedAt: instant("tapped_at"),
    ...lifecycle,
  },
  (delivery) => [
    index("deliveries_due")
      .on(delivery.priority, delivery.dueAt, delivery.id)
      .where(sql`${delivery.status} = 'queued'`),
    index("deliveries_next").on(delivery.dueAt).where(sql`${delivery.status} = 'queued'`),
    index("deliveries_by_reminder").on(delivery.reminderId, delivery.id),
    index("deliveries_by_broadcast").on(delivery.broadcastId, delivery.id),
    index("deliveries_leased").on(delivery.leaseUntil).where(sql`${delivery.status} = 'sending'`),
    index("deliveries_failed").on(delivery.updatedAt).where(sql`${delivery.status} = 'failed'`),
    index("deliveries_with_words")
      .on(delivery.updatedAt)
      .where(
        sql`${delivery.status} not in ('queued', 'sending') and ${delivery.payload} ?| '{text,note}'::text[]`,
      ),
    index("deliveries_by_chat").on(delivery.chatId, delivery.createdAt),
    index("deliveries_by_event").on(delivery.eventId, delivery.kind),
  ],
);

export const cardKind = pgEnum("card_kind", ["private", "group", "channel", "inline", "status", "review"]);

/**
 * Every message that shows an event's live state: cards, the organizer's running count, and what an
 * administrator reviews. `staleSince` asks for an edit; whoever edits moves it to `refreshingSince`, so
 * that a change during the edit asks again and a crash is noticed. `renderedHash` spares the edit that
 * would change nothing.
 */
export const cards = pgTable(
  "cards",
  {
    id: id("card_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    kind: cardKind("kind").notNull(),
    chatId: telegramId("chat_id"),
    messageId: integer("message_id"),
    inlineMessageId: text("inline_message_id").unique(),
    /** Whose state a private card shows. */
    viewerId: telegramId("viewer_id"),
    languageCode: text("language_code"),
    hasPhoto: boolean("has_photo").notNull().default(false),
    renderedHash: text("rendered_hash"),
    staleSince: instant("stale_since"),
    refreshingSince: instant("refreshing_since"),
    notBefore: instant("not_before").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** From then on it says no more than that the event is no longer to be seen here; that edit is its last. */
    withdrawnAt: instant("withdrawn_at"),
    /** The message is gone, or Telegram will not let us edit it. */
    retiredAt: instant("retired_at"),
    ...lifecycle,
  },
  (card) => [
    check(
      "card_has_an_address",
      sql`(${card.inlineMessageId} is null) = (${card.messageId} is not null and ${card.chatId} is not null)`,
    ),
    unique("one_card_per_message").on(card.chatId, card.messageId),
    index("cards_by_event").on(card.eventId).where(sql`${card.retiredAt} is null`),
    index("cards_stale")
      .on(card.notBefore)
      .where(
        sql`coalesce(${card.staleSince}, ${card.refreshingSince}) is not null and ${card.retiredAt} is null`,
      ),
  ],
);

/**
 * Changes of an event that its attendees have not been told yet: the values before the first of
 * them. One open row per event gathers whatever is edited before `dueAt`, so people hear once.
 */
export const eventChanges = pgTable(
  "event_changes",
  {
    id: id("change_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    before: jsonb("before").notNull(),
    dueAt: instant("due_at").notNull(),
    toldAt: instant("told_at"),
    ...lifecycle,
  },
  (change) => [
    uniqueIndex("one_open_change_per_event").on(change.eventId).where(sql`${change.toldAt} is null`),
  ],
);

/** Free text that an organizer sends to attendees, now or later. What became of it is read from its deliveries. */
export const broadcasts = pgTable(
  "broadcasts",
  {
    id: id("broadcast_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    authorId: telegramId("author_id").notNull(),
    text: text("text").notNull(),
    /** Whom it is for: `Recipients` of the domain. */
    recipients: jsonb("recipients").notNull(),
    sendAt: instant("send_at").notNull(),
    /** Its letters were queued. */
    expandedAt: instant("expanded_at"),
    stoppedAt: instant("stopped_at"),
    ...lifecycle,
  },
  (broadcast) => [
    index("broadcasts_by_event").on(broadcast.eventId, broadcast.id),
    index("broadcasts_by_author").on(broadcast.authorId, broadcast.createdAt),
    index("broadcasts_due")
      .on(broadcast.sendAt)
      .where(sql`${broadcast.expandedAt} is null and ${broadcast.stoppedAt} is null`),
  ],
);

/** One row: when the next message to Telegram may leave, for all processes together. */
export const telegramPace = pgTable(
  "telegram_pace",
  { id: smallint("id").primaryKey(), nextSlotAt: instant("next_slot_at").notNull() },
  (pace) => [check("one_pace_for_all", sql`${pace.id} = 1`)],
);

/** Until when Telegram asked us to be quiet (`retry_after`), for one chat or, as chat 0, for all. */
export const pauses = pgTable("telegram_pauses", {
  chatId: telegramId("chat_id").primaryKey(),
  until: instant("until").notNull(),
});

export const updateStatus = pgEnum("telegram_update_status", ["handling", "done", "dead"]);

/** Telegram's updates by id: a redelivered one is known, a failing one is parked with its payload. */
export const telegramUpdates = pgTable(
  "telegram_updates",
  {
    id: bigint("update_id", { mode: "number" }).primaryKey(),
    status: updateStatus("status").notNull(),
    attempts: integer("attempts").notNull().default(1),
    leaseUntil: instant("lease_until").notNull(),
    payload: jsonb("payload"),
    error: text("error"),
    receivedAt: instant("received_at").notNull(),
  },
  (update) => [
    index("updates_dead").on(update.receivedAt).where(sql`${update.status} = 'dead'`),
    index("updates_received").on(update.receivedAt),
  ],
);

/** The answer to a request that carried an Idempotency-Key, kept a day. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    userId: telegramId("user_id").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status"),
    response: jsonb("response"),
    lockedUntil: instant("locked_until").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (entry) => [
    unique("one_answer_per_key").on(entry.userId, entry.key),
    index("idempotency_keys_by_age").on(entry.createdAt),
  ],
);
