import { fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import type { Button, Message, Reading } from "../catalog";
import { b, cut, lines, quote, relative, whenShort } from "../entities";
import { outOf } from "../event-lines";
import { danger, success } from "../keyboard";
import { button } from "./buttons";
import { event } from "./words";

/** The organizer's running count. */
export const statusLines = (r: Reading, shown: EventDetails) => [
  `✅ Confirmed: ${outOf(r, shown.going, shown.capacity)}`,
  `⏳ Pending: ${shown.pending}`,
  shown.waiting > 0 ? `👥 Waiting list: ${shown.waiting}` : null,
];

export const statusCard = (r: Reading, shown: EventDetails): Message => ({
  text: lines(fmt`📋 RSVP Status for ${b(shown.title)}:`, ...statusLines(r, shown)),
  buttons: [[button.viewAttendees(shown), button.sendUpdate(shown)]],
});

/** A first-time organizer's event, for whoever decides about listing it. */
export const reviewText = (r: Reading, shown: EventDetails, organizer: string) =>
  lines(
    `🔍 First event by ${organizer}`,
    fmt`${b(shown.title)}, ${whenShort(r, shown)}, ${event.place(shown)}, ${event.price(r, shown.price)}`,
    shown.description ? quote(shown.description) : null,
  );

export const reviewButtons = (shown: EventDetails): Button[][] => [
  [success(button.approve(shown)), button.ask(shown), danger(button.declineReview(shown))],
];

export function reviewCard(r: Reading, shown: EventDetails): Message {
  const { review, reviewedAt, reviewedBy, reviewMessage } = shown;
  const text = reviewText(r, shown, shown.organizerName);
  if (reviewedAt === null || review === "not_needed") return { text, buttons: reviewButtons(shown) };

  const verdict = review === "pending" ? "asked" : review;
  const line = verdictLine(r, { verdict, admin: reviewedBy ?? "…", message: reviewMessage, at: reviewedAt });
  return { text: lines(verdict === "asked" ? text : b(shown.title), line), ...(verdict === "asked" ? { buttons: reviewButtons(shown) } : {}) };
}

type Verdict = { verdict: "approved" | "asked" | "declined"; admin: string; message: string | null; at: Date };
const MESSAGE = 1000;

/** What an administrator decided, where the question stood. */
export function verdictLine(r: Reading, { verdict, admin, message, at }: Verdict) {
  const decided = { approved: "✅ Approved", asked: "⏳ Asked", declined: "❌ Declined" }[verdict];
  return fmt`${decided} by ${admin}, ${relative(r, at)}${message === null ? "." : `: "${cut(message, MESSAGE)}"`}`;
}
