import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  jsonb,
  pgEnum,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { id, instant, lifecycle, telegramId } from "../columns";
import { events } from "./events";
import { users } from "./users";

export const rsvpStatus = pgEnum("rsvp_status", ["confirmed", "pending", "waitlisted", "cancelled"]);

/** Numbers the arrivals, so that two people of the same instant still have an order. */
export const rsvpQueue = pgSequence("rsvp_queue");

/**
 * One row per person and event, for ever: cancelling and coming back reuse it. `pending` holds seats
 * that wait for a yes (an offer) or for money. The place in the waiting list is never stored: it
 * follows from `queueNumber`, which is given anew at each (re)join.
 */
export const rsvps = pgTable(
  "rsvps",
  {
    id: id("rsvp_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    userId: telegramId("user_id")
      .notNull()
      .references(() => users.id),
    status: rsvpStatus("status").notNull(),
    partySize: smallint("party_size").notNull().default(1),
    queueNumber: bigint("queue_number", { mode: "number" }).notNull().default(sql`nextval('rsvp_queue')`),
    joinedAt: instant("joined_at").notNull(),
    /** When they last said that they are still coming. */
    reconfirmedAt: instant("reconfirmed_at"),
    /** The event's refund policy as it was when the seats were bought; null for what cost nothing. */
    refundPolicy: jsonb("refund_policy").$type<{ hoursBefore: number; percent: number }[]>(),
    /** The start and the place that they were bought for, beside the policy. */
    boughtStart: instant("bought_start"),
    boughtLocation: text("bought_location"),
    ...lifecycle,
  },
  (rsvp) => [
    unique("one_rsvp_per_person").on(rsvp.eventId, rsvp.userId),
    check("party_is_small", sql`${rsvp.partySize} between 1 and 10`),
    index("rsvps_waiting").on(rsvp.eventId, rsvp.queueNumber).where(sql`${rsvp.status} = 'waitlisted'`),
    index("rsvps_by_event").on(rsvp.eventId, rsvp.status, rsvp.queueNumber),
    index("rsvps_attending").on(rsvp.eventId, rsvp.queueNumber).where(sql`${rsvp.status} <> 'cancelled'`),
    index("rsvps_by_user").on(rsvp.userId, rsvp.joinedAt),
  ],
);

/** Whom an organizer keeps out of an event, however they would come in. */
export const rsvpBlocks = pgTable(
  "rsvp_blocks",
  {
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    userId: telegramId("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
  },
  (block) => [primaryKey({ columns: [block.eventId, block.userId] })],
);
