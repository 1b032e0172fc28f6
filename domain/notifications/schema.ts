import { z } from "zod";
import type { EventDetails } from "../events/schema";
import { Moment } from "../moment";
import { RsvpStatus, type Standing } from "../rsvps/schema";

/** Whom a message is for: everybody who stands so to the event, of them those who are (not) in yet or hold such a ticket; or some people. */
export const Recipients = z.union([
  z
    .object({
      statuses: z
        .array(RsvpStatus.exclude(["cancelled"]))
        .min(1)
        .max(3),
      checkedIn: z.boolean().optional(),
      ticketTypeId: z.uuid().optional(),
    })
    .strict(),
  z.object({ userIds: z.array(z.int().positive()).min(1).max(500) }).strict(),
]);
export type Recipients = z.infer<typeof Recipients>;

/** What an organizer's words may hold in braces; each is filled in for its reader when it is sent. */
export const placeholders = [
  "first_name",
  "event_name",
  "event_date",
  "event_time",
  "location",
  "time",
] as const;
export type Placeholder = (typeof placeholders)[number];

/** How many a message would reach, and who of those it is for would not hear of it: by their choice, or because the bot cannot write to them. */
export const RecipientCount = z.object({ people: z.int(), muted: z.int(), unreachable: z.int() });
export type RecipientCount = z.output<typeof RecipientCount>;

/** An organizer's message to attendees, and what became of it so far. */
export const Broadcast = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  text: z.string(),
  recipients: Recipients,
  sendAt: z.date(),
  createdAt: z.date(),
  state: z.enum(["scheduled", "sending", "sent", "stopped"]),
  /** For how many people it is: once it went out, all of the following together. */
  people: z.int(),
  queued: z.int(),
  sent: z.int(),
  blocked: z.int(),
  failed: z.int(),
  /** Not sent: muted meanwhile, no longer coming, or stopped. */
  skipped: z.int(),
  /** How many used one of its buttons. */
  tapped: z.int(),
});
export type Broadcast = z.output<typeof Broadcast>;

export const DeliveryStatus = z.enum(["queued", "sending", "sent", "failed", "blocked", "skipped"]);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** What became of one letter to one person, as the organizer sees it. */
export const Delivery = z.object({
  id: z.uuid(),
  userId: z.int(),
  name: z.string(),
  username: z.string().nullable(),
  kind: z.string(),
  status: DeliveryStatus,
  /** Why it was not sent, or not yet. */
  error: z.string().nullable(),
  attempts: z.int(),
  dueAt: z.date(),
  sentAt: z.date().nullable(),
  tappedAt: z.date().nullable(),
  createdAt: z.date(),
});
export type Delivery = z.output<typeof Delivery>;

/** Some whom a message of an event can go to, and how many it would reach. Holders of one kind of ticket are named by it. */
export const Audience = RecipientCount.extend({
  name: z.enum(["everybody", "going", "notIn", "in", "offered", "waiting", "ticket"]),
  ticketType: z.string().nullable(),
  to: Recipients,
});
export type Audience = z.output<typeof Audience>;

/** Links of a letter that lead out of Telegram, and so through an address of ours where taps are counted. */
export const LetterLink = z.enum(["directions", "join"]);
export type LetterLink = z.infer<typeof LetterLink>;

export const BroadcastView = Broadcast.extend({ sendAt: Moment, createdAt: Moment });
export const DeliveryView = Delivery.extend({
  dueAt: Moment,
  sentAt: Moment.nullable(),
  tappedAt: Moment.nullable(),
  createdAt: Moment,
});

/**
 * A message that shows an event's live state, with all that it shows. In a private chat it shows its
 * reader's own standing; `status` is the organizer's running count,
 * `review` what an administrator decides about.
 */
export type Card = {
  id: string;
  kind: "private" | "group" | "channel" | "inline" | "status" | "review";
  address: { chatId: number; messageId: number } | { inlineMessageId: string };
  /** Its reader may know of the event no longer, or it stands where many see it: it says so, for the last time. */
  isGone: boolean;
  event: EventDetails;
  standing: Standing | null;
  /** Of a private card: its reader has a ticket that lets somebody in. */
  holdsSeat: boolean;
  viewerId: number | null;
  languageCode: string | null;
  timeZone: string | null;
  hasPhoto: boolean;
  renderedHash: string | null;
  now: Date;
};
