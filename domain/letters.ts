import type { EventDetails, ReportReason } from "./events/schema";

/** What a letter says of an event that changed: old values of the fields that people care about. */
export type ChangedFields = Partial<
  Pick<EventDetails, "title" | "startsAt" | "endsAt" | "timeZone" | "location" | "onlineUrl" | "description">
>;

export type Reader = {
  userId: number;
  firstName: string;
  languageCode: string | null;
  timeZone: string | null;
};

/** A payment as letters tell of it. Amounts are minor units. */
export type PaidFor = {
  id: string;
  provider: "telegram" | "stars" | "stripe";
  amountMinor: number;
  currency: string;
  /** The tickets it bought that still hold; the first is the buyer's own. */
  ticketIds: string[];
  late: "seated" | "returned" | "duplicate" | null;
};
export type RefundShown = { amountMinor: number; hasTicket: boolean };

/** Why a card was declined, as far as people are told. */
export const declineReasons = ["funds", "expired", "security_code", "bank"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What an organizer is alerted of. */
export const paymentProblems = [
  "failed",
  "mismatch",
  "late",
  "duplicate",
  "disputed",
  "refund_failed",
] as const;
export type PaymentProblem = (typeof paymentProblems)[number];

type Addressed<Kind extends string> = { kind: Kind; chatId: number; reader: Reader };
type About<Kind extends string, Data = unknown> = Addressed<Kind> & { event: EventDetails } & Data;

/** Everything that is told to somebody who did not just ask, complete and checked at the moment of sending. */
export type Letter =
  | About<"rsvp.confirmed", { partySize: number }>
  | About<"rsvp.waitlisted", { position: number }>
  | About<"rsvp.removed", { note: string | null }>
  | About<"rsvp.status">
  | About<"rsvp.first", { name: string }>
  | About<"offer", { rsvpId: string; partySize: number; expiresAt: Date }>
  | About<"offer.expired", { expiredAt: Date }>
  | About<"checkout.expired">
  | About<"payment.completed", { payment: PaidFor }>
  | About<"payment.late", { payment: PaidFor }>
  | About<"payment.failed", { payment: PaidFor; reason: DeclineReason; holdExpiresAt: Date }>
  | About<"payment.alert", { payment: PaidFor; name: string; problem: PaymentProblem }>
  | About<"refund.sent", { payment: PaidFor; refund: RefundShown }>
  | About<"refund.failed", { payment: PaidFor; refund: RefundShown }>
  | About<"event.published">
  | About<"event.changed", { before: ChangedFields }>
  | About<"event.cancelled", { note: string | null }>
  | About<
      "event.reported",
      { from: { name: string; username: string | null }; reason: ReportReason; note: string }
    >
  | About<"update", { text: string }>
  | About<"verify.admin", { organizer: { name: string; username: string | null; since: Date } }>
  | About<"verify.approved">
  | About<"verify.declined", { message: string }>
  | About<"verify.asked", { message: string }>
  | (Addressed<"support.message"> & {
      from: { userId: number; name: string; username: string | null };
      text: string;
    })
  | (Addressed<"support.reply"> & { text: string });

export type LetterKind = Letter["kind"];

/** News that one can do without, and so can mute: an organizer's words, and for organizers the first RSVP and the running count. */
export const newsKinds = ["update", "rsvp.first", "rsvp.status"] as const satisfies LetterKind[];

/** A letter as it waits in `deliveries`: what cannot be looked up again at the moment of sending. */
export type QueuedLetter = {
  kind: LetterKind;
  /** What it is about: the same key is told once, for ever. */
  dedupeKey: string;
  chatId: number;
  eventId?: string;
  payload?: Record<string, unknown>;
  dueAt?: Date;
};

/** Why a letter is skipped whose reader never started the bot, or blocked it. They hear of it when they come back. */
export const unreachable = "cannot be written to";
