import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, lifecycle, minorUnits, telegramId } from "../columns";
import { events } from "./events";
import { rsvps } from "./rsvps";

/** What can be had for an event. Its own counter and check work as the event's do. */
export const ticketTypes = pgTable(
  "ticket_types",
  {
    id: id("ticket_type_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    name: text("name").notNull(),
    priceMinor: minorUnits("price_minor").notNull().default(0),
    currency: text("currency").notNull().default("USD"),
    capacity: integer("capacity"),
    seatsTaken: integer("seats_taken").notNull().default(0),
    position: smallint("position").notNull().default(0),
    /** Sold from and until then; null for from the start and until the event starts. */
    salesStartAt: instant("sales_start"),
    salesEndAt: instant("sales_end"),
    ...lifecycle,
  },
  (type) => [
    check("sales_end_after_they_start", sql`${type.salesEndAt} > ${type.salesStartAt}`),
    check(
      "type_seats_within_capacity",
      sql`${type.seatsTaken} between 0 and coalesce(${type.capacity}, ${type.seatsTaken})`,
    ),
    check("price_is_not_negative", sql`${type.priceMinor} >= 0`),
    index("ticket_types_by_event").on(type.eventId, type.position),
  ],
);

export const ticketStatus = pgEnum("ticket_status", ["held", "active", "used", "cancelled"]);
export const holdKind = pgEnum("hold_kind", ["offer", "checkout"]);

/**
 * A row is a seat: one for the attendee (guest 0) and one for each guest. Statement triggers keep
 * `events.current_attendees` and `ticket_types.seats_taken` equal to the rows that are not cancelled.
 */
export const tickets = pgTable(
  "tickets",
  {
    id: id("ticket_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    rsvpId: id("rsvp_id")
      .notNull()
      .references(() => rsvps.id),
    ticketTypeId: id("ticket_type_id")
      .notNull()
      .references(() => ticketTypes.id),
    userId: telegramId("user_id").notNull(),
    guestNumber: smallint("guest_number").notNull().default(0),
    status: ticketStatus("status").notNull(),
    holdKind: holdKind("hold_kind"),
    holdExpiresAt: instant("hold_expires_at"),
    ...lifecycle,
  },
  (ticket) => [
    check("held_for_a_reason", sql`(${ticket.status} = 'held') = (${ticket.holdKind} is not null)`),
    check("holds_expire", sql`(${ticket.holdKind} is null) = (${ticket.holdExpiresAt} is null)`),
    uniqueIndex("one_seat_per_guest")
      .on(ticket.rsvpId, ticket.guestNumber)
      .where(sql`${ticket.status} <> 'cancelled'`),
    index("tickets_by_event").on(ticket.eventId, ticket.status),
    index("holds_to_expire").on(ticket.holdExpiresAt).where(sql`${ticket.status} = 'held'`),
  ],
);
