import type { DraftDetails } from "./drafts/schema";

/** What some refusals tell beside their reason, so that words can name the number or the time. */
type Details = {
  already_waiting: { position: number };
  past: { endedAt: Date; timeZone: string };
  not_enough_seats: { free: number; asked: number };
  too_many_guests: { max: number };
  capacity_below_taken: { taken: number };
  draft_conflict: { fields: string[]; draft: DraftDetails };
  too_many_events: { nextAt: Date };
  too_many_messages: { sentToday: number; nextAt: Date };
  message_too_long: { length: number; max: number };
  rate_limited: { retryAt: Date };
};

/** Every way in which the product says no. A new reason does not compile until each door has an answer to it. */
export const reasons = [
  "already_going",
  "already_waiting",
  "cancelled",
  "capacity_below_taken",
  "draft_conflict",
  "draft_gone",
  "draft_moved_on",
  "idempotency_mismatch",
  "in_progress",
  "message_empty",
  "message_too_long",
  "not_admin",
  "not_an_image",
  "not_enough_seats",
  "not_found",
  "not_going",
  "not_organizer",
  "not_waiting",
  "not_yours",
  "offer_gone",
  "past",
  "private_only",
  "rate_limited",
  "sales_not_open",
  "sign_in",
  "stale_button",
  "started",
  "too_many_events",
  "too_many_guests",
  "too_many_messages",
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
