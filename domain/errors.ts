import type { DraftDetails } from "./drafts/schema";

/** What some refusals tell beside their reason, so that words can name the number or the time. */
type Details = {
  already_waiting: { position: number };
  past: { endedAt: Date; timeZone: string };
  not_enough_seats: { free: number; asked: number };
  place_fixed: { isOnline: boolean };
  price_too_low: { leftMinor: number; leastMinor: number; currency: string };
  promo_too_large: { name: string; leftMinor: number; leastMinor: number; currency: string };
  hold_ends_soon: { until: Date; timeZone: string };
  suspended: { reason: string };
  too_many_holds: { max: number; nextAt: Date };
  /** `name` is null where it goes without saying, or is true of all. */
  not_on_sale: { name: string | null; from: Date | null };
  /** Whether there are others to be had now. */
  sold_out: { name: string; hasOthers: boolean };
  too_many_tickets: { name: string; max: number };
  refund_too_large: { leftMinor: number; currency: string };
  too_many_guests: { max: number };
  capacity_above_tickets: { tickets: number };
  capacity_below_taken: { taken: number };
  currency_fixed: { currency: string };
  ticket_type_in_use: { name: string };
  tickets_below_taken: { name: string; taken: number };
  draft_conflict: { fields: string[]; draft: DraftDetails };
  too_many_drafts: { max: number };
  too_many_events: { max: number; nextAt: Date };
  too_many_messages: { max: number; nextAt: Date };
  message_too_long: { length: number; max: number };
  unknown_placeholder: { name: string };
  rate_limited: { retryAt: Date };
  reminder_in_the_past: { dueAt: Date; timeZone: string };
  too_many_reminders: { max: number };
  not_over: { endsAt: Date; timeZone: string };
};

/** Every way in which the product says no. A new reason does not compile until each door has an answer to it. */
export const reasons = [
  "already_going",
  "already_sent",
  "already_waiting",
  "awaits_approval",
  "cancelled",
  "cannot_be_reached",
  "capacity_above_tickets",
  "capacity_below_taken",
  "checkout_gone",
  "checkout_open",
  "currency_fixed",
  "draft_conflict",
  "draft_gone",
  "draft_moved_on",
  "event_suspended",
  "hold_ends_soon",
  "idempotency_mismatch",
  "in_progress",
  "is_admin",
  "kept_out",
  "message_empty",
  "message_too_long",
  "method_not_offered",
  "needs_ticket",
  "not_a_guest",
  "not_admin",
  "not_an_image",
  "not_approved",
  "not_enough_seats",
  "not_found",
  "not_going",
  "not_on_sale",
  "not_organizer",
  "not_over",
  "not_waiting",
  "not_yours",
  "offer_gone",
  "organizer_unpaid",
  "past",
  "place_fixed",
  "price_changed",
  "price_too_low",
  "private_only",
  "promo_gone",
  "promo_too_large",
  "provider_unreachable",
  "rate_limited",
  "refund_too_large",
  "reminder_in_the_past",
  "sales_not_open",
  "sign_in",
  "sold_out",
  "stale_button",
  "started",
  "suspended",
  "ticket_gone",
  "ticket_type_in_use",
  "ticket_used",
  "tickets_below_taken",
  "tickets_passed_on",
  "too_many_drafts",
  "too_many_events",
  "too_many_guests",
  "too_many_holds",
  "too_many_messages",
  "too_many_reminders",
  "too_many_tickets",
  "unknown_placeholder",
] as const;

export type Reason = (typeof reasons)[number];
export type RefusalDetails<R extends Reason> = R extends keyof Details ? Details[R] : undefined;

/** An expected no: told to whoever asked, never reported as a fault. */
export class Refusal<R extends Reason = Reason> extends Error {
  override readonly name = "Refusal";
  readonly details: RefusalDetails<R>;

  constructor(
    readonly reason: R,
    ...[details]: R extends keyof Details ? [Details[R]] : []
  ) {
    super(reason);
    this.details = details as RefusalDetails<R>;
  }
}

/** Nobody may know of an event by what was typed or followed: the doors count it, so that codes cannot be tried out. */
export class WrongLink extends Refusal<"not_found"> {
  constructor() {
    super("not_found");
  }
}

/** An input that the schema could not know to be wrong; answered like a failed schema, beside its field ("answers.title" lies in another). */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";

  constructor(
    readonly field: string,
    readonly problem: string,
  ) {
    super(`${field}: ${problem}`);
  }
}
