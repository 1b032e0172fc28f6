import type { EventDetails, ReportReason } from "./events/schema";
import type { Broadcast } from "./notifications/schema";
import type { ReminderKind } from "./reminders/schema";

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
  /** Those that it bought and that have been cancelled since. */
  cancelledIds: string[];
  late: "seated" | "returned" | "duplicate" | null;
  /** It waits with its payer for a seat, until the event starts. */
  isKept: boolean;
};
/** Money that goes back the way it came, in minor units. */
export type MoneyBack = Pick<PaidFor, "provider" | "amountMinor" | "currency">;
/** A refund in minor units. `boughtTickets` is false of money that came too late or twice. */
export type RefundShown = { amountMinor: number; boughtTickets: boolean };

/** Why a card was declined, as far as people are told. */
export const declineReasons = ["funds", "expired", "security_code", "bank"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What an organizer is alerted of. */
export const paymentProblems = [
  "failed",
  "mismatch",
  "late",
  "seated",
  "duplicate",
  "inquiry",
  "disputed",
  "refund_failed",
  "books",
] as const;
export type PaymentProblem = (typeof paymentProblems)[number];

/**
 * `deliveryId` is the row it was sent from, by which taps on it are counted; without one it answers somebody at once.
 * `asOf` is when others will read it, of one that is tried out: it counts from then instead of now.
 */
type Addressed<Kind extends string> = {
  kind: Kind;
  chatId: number;
  reader: Reader;
  deliveryId?: string;
  asOf?: Date;
};
type About<Kind extends string, Data = unknown> = Addressed<Kind> & { event: EventDetails } & Data;

/** What the administrators are alerted of: no organizer could mend it. */
export const operatorProblems = ["dead_webhook", "unknown_charge"] as const;
export type OperatorProblem = (typeof operatorProblems)[number];

/** Everything that is told to somebody who did not just ask, complete and checked at the moment of sending. */
export type Letter =
  /** `text` is what the organizer adds, with placeholders; `remindedBefore` how many minutes before the start they will be reminded, if they will. */
  | About<"rsvp.confirmed", { partySize: number; text: string | null; remindedBefore: number | null }>
  | About<"rsvp.waitlisted", { position: number }>
  | About<"rsvp.removed", { note: string | null; back: MoneyBack[] }>
  | About<"rsvp.status">
  | About<"rsvp.first", { name: string }>
  | About<"offer", { rsvpId: string; partySize: number; expiresAt: Date }>
  | About<"offer.expired", { expiredAt: Date }>
  | About<"checkout.expired">
  /** `hasWaited`: it was kept until a seat became free; `text` is what the organizer adds, as to an RSVP that costs nothing. */
  | About<"payment.completed", { payment: PaidFor; hasWaited: boolean; text: string | null }>
  /** `waits` is where on the waiting list its payer stands with it, and for how many seats; null when it goes back. */
  | About<"payment.late", { payment: PaidFor; waits: { position: number; partySize: number } | null }>
  | About<"payment.failed", { payment: PaidFor; reason: DeclineReason; holdExpiresAt: Date }>
  | About<
      "payment.alert",
      {
        payment: PaidFor;
        from: { userId: number; name: string };
        problem: PaymentProblem;
        /** Why the card was declined, where it was. */
        declined: DeclineReason | null;
      }
    >
  | About<"refund.sent", { payment: PaidFor; refund: RefundShown }>
  | About<"refund.failed", { payment: PaidFor; refund: RefundShown }>
  | About<"event.published">
  /** Until `fullRefundUntil` whoever paid before it moved has all of it back. */
  | About<"event.changed", { before: ChangedFields; fullRefundUntil: Date | null }>
  | About<"event.cancelled", { note: string | null; back: MoneyBack[] }>
  /** To its organizer: an administrator took it down, and why. */
  | About<"event.suspended", { reason: string }>
  | About<"event.restored">
  /** To those who had a seat or waited: it was taken down, and their money comes back. */
  | About<"event.withdrawn", { back: MoneyBack[] }>
  | About<
      "event.reported",
      { from: { name: string; username: string | null }; reason: ReportReason; note: string }
    >
  | About<"update", { text: string }>
  /** A guest's words for the organizer. Of what they paid: how much went back so far, and how much would by the refund policy (null once the seats are given back). */
  | About<
      "contact.message",
      {
        from: { userId: number; name: string };
        text: string;
        paid: { payment: PaidFor; refundedMinor: number; returnsMinor: number | null } | null;
      }
    >
  /** The organizer's words for one guest. */
  | About<"contact.reply", { text: string }>
  /** Before the event or during it. Words in place of the organizer's `text` count from now: it may go out early or late. Without an `id` it is tried out before it was saved. */
  | About<
      "reminder",
      {
        reminder: { id: string | null; kind: ReminderKind };
        text: string | null;
        asksConfirmation: boolean;
        /** It is for people who have a seat and nobody else: they may have the link to join. */
        isForGoing: boolean;
      }
    >
  /** After the event. */
  | About<"thanks", { text: string | null }>
  /** Rewrites a message of the organizer's chat, over and over until the broadcast is done. */
  | About<"broadcast.progress", { messageId: number; broadcast: Broadcast }>
  | About<"verify.admin", { organizer: { name: string; username: string | null; since: Date } }>
  | About<"verify.approved">
  | About<"verify.declined", { message: string }>
  | About<"verify.asked", { message: string }>
  /** The organizer's account at Stripe takes no money any more; the event is one that cannot be sold so. */
  | About<"account.closed">
  | (Addressed<"operator.alert"> & { problem: OperatorProblem; subject: string })
  | (Addressed<"support.message"> & {
      from: { userId: number; name: string; username: string | null };
      text: string;
    })
  | (Addressed<"support.reply"> & { text: string });

export type LetterKind = Letter["kind"];

/** News that one can do without, and so can mute: reminders, an organizer's words, what comes after an event; and for organizers the first RSVP and the running count. */
export const newsKinds = [
  "reminder",
  "update",
  "thanks",
  "rsvp.first",
  "rsvp.status",
] as const satisfies LetterKind[];
/** Of these, what a person can mute for one event. */
export const eventNewsKinds = ["reminder", "update", "thanks"] as const satisfies LetterKind[];

/** What is not told of an event while it is suspended: all that leads to it, or goes on about it. */
export const stoppedKinds = [
  "rsvp.confirmed",
  "rsvp.waitlisted",
  "rsvp.status",
  "rsvp.first",
  "offer",
  "offer.expired",
  "checkout.expired",
  "event.published",
  "event.changed",
  "verify.approved",
  "verify.declined",
  "verify.asked",
  "update",
  "reminder",
  "thanks",
] as const satisfies LetterKind[];

/** What goes first of all that is due, the lowest number before the others: what one person waits for, changes, reminders, and last what can wait. */
export function priorityOf(kind: LetterKind): number {
  if (kind === "update" || kind === "thanks") return 3;
  if (kind === "reminder") return 2;
  return ["event.changed", "event.cancelled", "event.withdrawn"].includes(kind) ? 1 : 0;
}

/** A letter as it waits in `deliveries`: what cannot be looked up again at the moment of sending. */
export type QueuedLetter = {
  kind: LetterKind;
  /** What it is about: the same key is told once, for ever. */
  dedupeKey: string;
  chatId: number;
  eventId?: string;
  payload?: Record<string, unknown>;
  dueAt?: Date;
  /** Of its own instead of its kind's. */
  priority?: number;
  /** The reminder that it follows, and which of its times. */
  reminderId?: string;
  generation?: number;
};

/** Why a letter is skipped whose reader never started the bot, or blocked it. They hear of it when they come back. */
export const unreachable = "cannot be written to";
