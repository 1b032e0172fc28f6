import { z } from "zod";
import { noTaxOrFees } from "../fees/rules";
import { TaxAndFees } from "../fees/schema";
import { ImageHash, ImageView } from "../images/schema";
import { Moment } from "../moment";
import { refusePrice } from "../read-price";
import {
  Capacity,
  price,
  RefundPolicy,
  type Sale,
  SaleView,
  limits as saleLimits,
  TicketTypeChanges,
  TicketTypeInput,
} from "../sales/schema";
import { cleanLine, cleanText } from "../text";
import { isZone } from "../time";

export const limits = {
  title: 100,
  description: 2000,
  location: 255,
  capacity: saleLimits.capacity,
  guests: 9,
  note: 500,
  newPerDay: 10,
} as const;

export const categories = [
  "music",
  "tech",
  "food",
  "sports",
  "arts",
  "games",
  "learning",
  "business",
  "community",
  "other",
] as const;
export const Category = z.enum(categories);
export const Visibility = z.enum(["public", "unlisted", "private"]);
export type Visibility = z.infer<typeof Visibility>;
export const EventStatus = z.enum(["published", "cancelled", "completed"]);
export type EventStatus = z.infer<typeof EventStatus>;

const line = (max: number) =>
  z
    .string()
    .max(4 * max)
    .transform(cleanLine)
    .pipe(z.string().min(1).max(max));
const text = (max: number) =>
  z
    .string()
    .max(4 * max)
    .transform(cleanText)
    .pipe(z.string().max(max));
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Where an online event takes place. */
export const OnlineUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .regex(/^[^\s\p{Control}\p{Surrogate}]+$/u, "must not contain spaces or control characters")
  .max(500);

/** Each field of an event with its limits: chat, Mini App and HTTP all check with these. */
const eventFields = {
  title: line(limits.title),
  description: text(limits.description),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string().max(64).refine(isZone, "must be an IANA time zone such as Europe/Berlin"),
  location: line(limits.location).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  onlineUrl: OnlineUrl.nullable(),
  category: Category,
  visibility: Visibility,
  capacity: Capacity,
  maxGuests: z.int().min(0).max(limits.guests),
  bannerImage: ImageHash.nullable(),
  bannerFileId: z
    .string()
    .regex(/^[\w-]{1,200}$/)
    .nullable(),
  wantsGroup: z.boolean(),
  refundPolicy: RefundPolicy,
  taxAndFees: TaxAndFees,
};

/**
 * A whole new event. Prices are in minor units; a price of 0 is free. Without `ticketTypes` it has one,
 * at `priceMinor`.
 */
export const NewEvent = z
  .object({
    ...eventFields,
    description: eventFields.description.default(""),
    endsAt: eventFields.endsAt.optional(),
    location: eventFields.location.default(null),
    latitude: eventFields.latitude.default(null),
    longitude: eventFields.longitude.default(null),
    onlineUrl: eventFields.onlineUrl.default(null),
    category: eventFields.category.default("other"),
    visibility: eventFields.visibility.default("public"),
    capacity: eventFields.capacity.default(null),
    maxGuests: eventFields.maxGuests.default(4),
    bannerImage: eventFields.bannerImage.default(null),
    bannerFileId: eventFields.bannerFileId.default(null),
    wantsGroup: eventFields.wantsGroup.default(false),
    refundPolicy: eventFields.refundPolicy.default([]),
    taxAndFees: TaxAndFees.default(noTaxOrFees),
    priceMinor: price.priceMinor.default(0),
    currency: price.currency.default("USD"),
    ticketTypes: z.array(TicketTypeInput).max(saleLimits.ticketTypes).default([]),
  })
  .strict()
  .superRefine(refusePrice);
export type NewEvent = z.output<typeof NewEvent>;
export type NewEventInput = z.input<typeof NewEvent>;

/** What of a published event can be changed; what is left out stays. Prices and refunds change for later buyers alone. */
export const EventChanges = z
  .object({ ...eventFields, ticketTypes: TicketTypeChanges })
  .partial()
  .strict();
export type EventChanges = z.output<typeof EventChanges>;

/** A word of the organizer to everybody who would have come; null for none. */
export const CancelNote = text(limits.note)
  .transform((note) => note || null)
  .nullable();

/** Six of the 32 letters and digits that cannot be mistaken for each other. */
const code = /^[2-9A-HJ-NP-Z]{6}$/;
/** The same with the secret of a link. */
const link = /^[2-9A-HJ-NP-Z]{6}(-[2-9A-HJ-NP-Z]{16})?$/;
const EventLink = z.string().trim().toUpperCase().regex(link);

/** What a person or a link names an event by: its UUID, its code, or its code with the secret of its link. */
export const EventRef = z.union([z.uuid().transform((id) => id.toLowerCase()), EventLink]);

/** An event with what is counted from its RSVPs: all that a card, a message or a screen tells of it. */
export type EventDetails = {
  id: string;
  code: string;
  /** What links to it carry: its code, with the secret where not everybody may know of it. */
  ref: string;
  organizerId: number;
  organizerName: string;
  organizerUsername: string | null;
  /** Since when the product knows the organizer. */
  organizerSince: Date;
  status: EventStatus;
  title: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  location: string | null;
  latitude: number | null;
  longitude: number | null;
  onlineUrl: string | null;
  category: (typeof categories)[number];
  visibility: Visibility;
  review: "not_needed" | "pending" | "approved" | "declined";
  reviewedAt: Date | null;
  /** Name of the administrator. */
  reviewedBy: string | null;
  reviewMessage: string | null;
  /** Since when an administrator has it taken down, and why; and whether its organizer is suspended. */
  suspendedAt: Date | null;
  suspendReason: string | null;
  isHostSuspended: boolean;
  capacity: number | null;
  /** Seats of confirmed, offered and paying people, guests included. */
  seatsTaken: number;
  maxGuests: number;
  /** The picture above the card: its name here; and Telegram's file_id of it, when it came by chat. */
  bannerImage: string | null;
  bannerFileId: string | null;
  wantsGroup: boolean;
  /** What whoever buys from now on gets back. */
  refundPolicy: z.output<typeof RefundPolicy>;
  taxAndFees: TaxAndFees;
  calendarSequence: number;
  cancelNote: string | null;
  updatedAt: Date;
  /** Confirmed seats, guests included. */
  going: number;
  /** Confirmed guests: those of `going` who came with somebody. */
  guests: number;
  /** People with an open offer or payment. */
  pending: number;
  /** People on the waiting list. */
  waiting: number;
  /** What the cheapest ticket costs that can be had now; null when the event is free. */
  price: { minor: number; currency: string } | null;
  /** Others can be had at another price than that one. */
  pricesDiffer: boolean;
  sale: Sale;
  /** Seats that can be had now; null when there is no limit. */
  placesLeft: number | null;
};

/** Whether an administrator has taken the event down, or suspended who organizes it: the one place that decides it. */
export const isSuspended = ({
  suspendedAt,
  isHostSuspended,
}: Pick<EventDetails, "suspendedAt" | "isHostSuspended">) => suspendedAt !== null || isHostSuspended;

/** What everybody who may see an event is shown of it. `onlineUrl` is null for whoever has no seat. */
const EventView = z.object({
  id: z.uuid(),
  code: z.string().regex(code),
  ref: z.string().regex(link),
  organizerName: z.string(),
  status: EventStatus,
  title: z.string(),
  description: z.string(),
  startsAt: Moment,
  endsAt: Moment,
  timeZone: z.string(),
  location: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  onlineUrl: z.string().nullable(),
  category: Category,
  visibility: Visibility,
  capacity: z.int().nullable(),
  seatsTaken: z.int(),
  maxGuests: z.int(),
  going: z.int(),
  waiting: z.int(),
  price: z.object({ minor: z.int(), currency: z.string() }).nullable(),
  pricesDiffer: z.boolean(),
  sale: SaleView,
  placesLeft: z.int().nullable(),
  cancelNote: z.string().nullable(),
});

/** An event in a list, without what only those with a seat may see. */
export const ListedEventView = EventView.omit({ onlineUrl: true }).extend({ banner: ImageView.nullable() });
export type ListedEvent = z.input<typeof ListedEventView>;

/** Nobody but its organizer and administrators sees an event while it is suspended. */
const suspension = { suspendedAt: Moment.nullable(), suspendReason: z.string().nullable() };

/** An event on a page of its own. `faces` are first names of people who go, for whoever has a seat or organizes. */
export const ShownEventView = EventView.extend({
  banner: ImageView.nullable(),
  organizer: z.object({
    name: z.string(),
    username: z.string().nullable(),
    /** Events of theirs that took place. */
    eventsHeld: z.int(),
  }),
  faces: z.array(z.string()),
  isOrganizer: z.boolean(),
  /** Whether the caller has a ticket that lets them in: their own, or one that was passed on to them. */
  holdsSeat: z.boolean(),
  ...suspension,
});

/** How many events there are in a list, of each category whatever categories were asked for; 1,000 stands for more too. */
export const EventCountsView = z.object({
  total: z.int(),
  isCapped: z.boolean(),
  byCategory: z.record(Category, z.int()),
});

export const ReportReason = z.enum(["spam", "scam", "offensive", "wrong", "other"]);
export type ReportReason = z.infer<typeof ReportReason>;

/** What somebody says is wrong with an event. */
export const NewReport = z.object({ reason: ReportReason, note: text(limits.note).default("") }).strict();
export type NewReport = z.output<typeof NewReport>;
export const ReportView = z.object({
  eventId: z.uuid(),
  reason: ReportReason,
  note: z.string(),
  reportedAt: Moment,
});

/** What its organizer is shown beside that. */
export const OwnEventView = EventView.extend({
  review: z.enum(["not_needed", "pending", "approved", "declined"]),
  reviewMessage: z.string().nullable(),
  ...suspension,
  guests: z.int(),
  pending: z.int(),
  bannerImage: z.string().nullable(),
  bannerFileId: z.string().nullable(),
  wantsGroup: z.boolean(),
  refundPolicy: RefundPolicy,
  taxAndFees: TaxAndFees,
  updatedAt: Moment,
});
