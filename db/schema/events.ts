import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { id, instant, lifecycle, taxAndFees, telegramId } from "../columns";
import { images } from "./images";
import { users } from "./users";

export const eventStatus = pgEnum("event_status", ["published", "cancelled", "completed"]);
export const eventVisibility = pgEnum("event_visibility", ["public", "unlisted", "private"]);
export const eventReview = pgEnum("event_review", ["not_needed", "pending", "approved", "declined"]);

/**
 * A published event; what is not published yet is a row in `drafts`. `seatsTaken` is written by the
 * trigger on `tickets` alone, and the check below refuses the seat that would be one too many.
 */
export const events = pgTable(
  "events",
  {
    id: id("event_id").primaryKey(),
    /** Six letters and digits that people type and links carry. */
    code: text("code").notNull().unique(),
    /** What links carry behind the code where not everybody may know of the event; null where the code alone opens it, until its link is renewed. */
    linkSecret: text("link_secret"),
    organizerId: telegramId("organizer_id")
      .notNull()
      .references(() => users.id),
    status: eventStatus("status").notNull().default("published"),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    startsAt: instant("start_datetime").notNull(),
    endsAt: instant("end_datetime").notNull(),
    timeZone: text("timezone").notNull(),
    location: text("location"),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    onlineUrl: text("online_url"),
    category: text("category").notNull().default("other"),
    visibility: eventVisibility("visibility").notNull().default("public"),
    review: eventReview("review").notNull().default("not_needed"),
    reviewedBy: telegramId("reviewed_by"),
    reviewedAt: instant("reviewed_at"),
    reviewMessage: text("review_message"),
    /** Taken down by an administrator, and why: hidden from all but its organizer, and nothing of it can be had. */
    suspendedAt: instant("suspended_at"),
    suspendReason: text("suspend_reason"),
    /** So is every event of somebody who is suspended: kept with `users.suspendedAt`. */
    isHostSuspended: boolean("is_host_suspended").notNull().default(false),
    capacity: integer("max_attendees"),
    seatsTaken: integer("current_attendees").notNull().default(0),
    /** How many people one attendee may bring along. */
    maxGuests: smallint("max_guests").notNull().default(4),
    /** The picture above the card, as we keep it; and Telegram's file_id of it, when Telegram had it first. */
    bannerImage: text("banner_image").references(() => images.hash),
    bannerFileId: text("banner_file_id"),
    /** The organizer wants a group for those who come. */
    wantsGroup: boolean("wants_group").notNull().default(false),
    /** What comes back of a ticket's price when it is given back so long before the start; none for no refunds. */
    refundPolicy: jsonb("refund_policy")
      .$type<{ hoursBefore: number; percent: number }[]>()
      .notNull()
      .default([]),
    /** Until then all that was paid for another start or place comes back: set anew each time the event moves. */
    refundableUntil: instant("refundable_until"),
    /** What the prices contain from now on: see `payments`. */
    taxAndFees: taxAndFees("tax_and_fees"),
    /** What a search looks through: title and place without accents and capitals. Written by PostgreSQL. */
    searchText: text("search_text").generatedAlwaysAs(
      sql`plain_text(title || ' ' || coalesce(location, ''))`,
    ),
    /** SEQUENCE of the calendar entry (RFC 5545 §3.8.7.4). */
    calendarSequence: integer("calendar_sequence").notNull().default(0),
    cancelledAt: instant("cancelled_at"),
    cancelNote: text("cancel_note"),
    completedAt: instant("completed_at"),
    ...lifecycle,
  },
  (event) => [
    check(
      "seats_within_capacity",
      sql`${event.seatsTaken} between 0 and coalesce(${event.capacity}, ${event.seatsTaken})`,
    ),
    check("capacity_is_sensible", sql`${event.capacity} between 1 and 100000`),
    check("title_has_a_length", sql`char_length(${event.title}) between 1 and 100`),
    check("suspended_for_a_reason", sql`(${event.suspendedAt} is null) = (${event.suspendReason} is null)`),
    check("ends_after_it_starts", sql`${event.endsAt} > ${event.startsAt}`),
    check("guests_are_few", sql`${event.maxGuests} between 0 and 9`),
    check(
      "cancelled_at_some_time",
      sql`(${event.status} = 'cancelled') = (${event.cancelledAt} is not null)`,
    ),
    index("events_by_organizer").on(event.organizerId, event.startsAt, event.id),
    index("events_listed")
      .on(event.startsAt, event.id)
      .where(
        sql`${event.status} = 'published' and ${event.visibility} = 'public' and ${event.review} in ('not_needed', 'approved') and ${event.suspendedAt} is null and not ${event.isHostSuspended}`,
      ),
    index("events_searched").using("gin", sql`${event.searchText} gin_trgm_ops`),
    index("events_near")
      .on(event.latitude, event.longitude)
      .where(sql`${event.status} = 'published' and ${event.latitude} is not null`),
    index("events_by_banner").on(event.bannerImage).where(sql`${event.bannerImage} is not null`),
    index("events_to_complete").on(event.endsAt).where(sql`${event.status} = 'published'`),
  ],
);

export const reportReason = pgEnum("report_reason", ["spam", "scam", "offensive", "wrong", "other"]);

/** Somebody says that something is wrong with an event: once per person. */
export const eventReports = pgTable(
  "event_reports",
  {
    id: id("report_id").primaryKey(),
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    reporterId: telegramId("reporter_id")
      .notNull()
      .references(() => users.id),
    reason: reportReason("reason").notNull(),
    note: text("note").notNull().default(""),
    ...lifecycle,
  },
  (report) => [unique("one_report_per_person").on(report.eventId, report.reporterId)],
);

/** Who opened the link of an event that not everybody may know of, or took part before it became one. Who is removed is not invited any more. */
export const eventInvitations = pgTable(
  "event_invitations",
  {
    eventId: id("event_id")
      .notNull()
      .references(() => events.id),
    userId: telegramId("user_id")
      .notNull()
      .references(() => users.id),
    invitedAt: instant("invited_at").notNull(),
  },
  (invitation) => [primaryKey({ columns: [invitation.eventId, invitation.userId] })],
);
