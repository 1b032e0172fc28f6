import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
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
    /** Shown and sold to those alone who bring a code that unlocks it. */
    isHidden: boolean("is_hidden").notNull().default(false),
    /** How many one person may have; null for as many as a party may be. */
    maxPerPerson: smallint("max_per_person"),
    ...lifecycle,
  },
  (type) => [
    check("sales_end_after_they_start", sql`${type.salesEndAt} > ${type.salesStartAt}`),
    check(
      "type_seats_within_capacity",
      sql`${type.seatsTaken} between 0 and coalesce(${type.capacity}, ${type.seatsTaken})`,
    ),
    check("price_is_not_negative", sql`${type.priceMinor} >= 0`),
    check("some_per_person", sql`${type.maxPerPerson} between 1 and 10`),
    index("ticket_types_by_event").on(type.eventId, type.position),
    index("sales_starting").on(type.salesStartAt).where(sql`${type.salesStartAt} is not null`),
    index("sales_ending").on(type.salesEndAt).where(sql`${type.salesEndAt} is not null`),
  ],
);

export const promoKind = pgEnum("promo_kind", ["percent", "fixed", "unlock"]);

/**
 * A word that makes tickets cheaper or shows hidden ones. `value` is basis points for `percent`, minor units off each
 * ticket for `fixed`, 0 for `unlock`. How often it was used follows from the tickets that carry it.
 */
export const promoCodes = pgTable(
  "promo_codes",
  {
    id: id("promo_code_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    /** Upper case. */
    code: text("code").notNull(),
    kind: promoKind("kind").notNull(),
    value: integer("value").notNull().default(0),
    /** The types it is for; null for all. */
    ticketTypeIds: id("ticket_type_ids").array(),
    /** Tickets it may be used for. */
    maxUses: integer("max_uses"),
    validFrom: instant("valid_from"),
    validUntil: instant("valid_until"),
    ...lifecycle,
  },
  (promo) => [
    unique("one_code_per_event").on(promo.eventId, promo.code),
    check(
      "discount_makes_sense",
      sql`case ${promo.kind} when 'percent' then ${promo.value} between 1 and 10000 when 'fixed' then ${promo.value} > 0 else ${promo.value} = 0 end`,
    ),
    check("some_uses", sql`${promo.maxUses} > 0`),
    check("valid_until_after_from", sql`${promo.validUntil} > ${promo.validFrom}`),
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
    /** Since when it was held to be paid; it stays when the seat is given back unpaid, and is counted. */
    heldSince: instant("held_since"),
    /** Given back while it could still be paid for: held until its page at the provider is closed. */
    givenBackAt: instant("given_back_at"),
    /** What it costs whoever buys it, as it was when its seat was taken: the price after `discountMinor`. */
    priceMinor: minorUnits("price_minor").notNull().default(0),
    discountMinor: minorUnits("discount_minor").notNull().default(0),
    promoCodeId: id("promo_code_id").references(() => promoCodes.id),
    /** Counts up when it passes to somebody else, which kills the code before. */
    codeVersion: smallint("code_version").notNull().default(1),
    /** Lets one person who has the link take it over. */
    claimToken: text("claim_token").unique(),
    usedAt: instant("used_at"),
    usedBy: telegramId("used_by"),
    ...lifecycle,
  },
  (ticket) => [
    check("held_for_a_reason", sql`(${ticket.status} = 'held') = (${ticket.holdKind} is not null)`),
    check("ticket_price_is_not_negative", sql`${ticket.priceMinor} >= 0 and ${ticket.discountMinor} >= 0`),
    check("used_at_some_time", sql`(${ticket.status} = 'used') = (${ticket.usedAt} is not null)`),
    check(
      "checkout_since_some_time",
      sql`${ticket.holdKind} is distinct from 'checkout' or ${ticket.heldSince} is not null`,
    ),
    check("discount_has_a_code", sql`${ticket.discountMinor} = 0 or ${ticket.promoCodeId} is not null`),
    check("holds_expire", sql`(${ticket.holdKind} is null) = (${ticket.holdExpiresAt} is null)`),
    uniqueIndex("one_seat_per_guest")
      .on(ticket.rsvpId, ticket.guestNumber)
      .where(sql`${ticket.status} <> 'cancelled'`),
    index("tickets_by_event").on(ticket.eventId, ticket.status),
    index("tickets_by_holder").on(ticket.userId, ticket.status),
    index("tickets_by_promo").on(ticket.promoCodeId).where(sql`${ticket.promoCodeId} is not null`),
    index("tickets_by_attendee")
      .on(ticket.eventId, ticket.userId)
      .where(sql`${ticket.status} in ('active', 'used')`),
    // Seats that are held, of an event and of an RSVP: no list reads those of all others.
    index("tickets_held_by_event").on(ticket.eventId).where(sql`${ticket.status} = 'held'`),
    index("tickets_held_by_rsvp").on(ticket.rsvpId).where(sql`${ticket.status} = 'held'`),
    index("holds_to_expire").on(ticket.holdExpiresAt).where(sql`${ticket.status} = 'held'`),
  ],
);
