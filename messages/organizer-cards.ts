import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import type { Buttons } from "./buttons";
import type { Button, Message, Reading } from "./catalog";
import { b, cut, lines, quote, relative, whenShort } from "./entities";
import { type eventLinesIn, outOf } from "./event-lines";
import { formatDate } from "./format";
import { danger, success } from "./keyboard";

export type Verdict = "approved" | "asked" | "declined";

/** What an organizer's running count and an administrator's review say. */
export type OrganizerWords = {
  status: (title: FormattedString) => FormattedString;
  confirmed: string;
  pending: string;
  waiting: string;
  toReview: (organizer: string) => string;
  hereSince: (date: string) => string;
  decided: Record<Verdict, (admin: string) => string>;
};

const MESSAGE = 1000;

/** Messages that stay up to date for those who run an event, or decide about listing it. */
export function organizerCardsIn(
  words: OrganizerWords,
  event: ReturnType<typeof eventLinesIn>,
  button: Buttons,
) {
  const statusLines = (r: Reading, shown: EventDetails) => [
    `✅ ${words.confirmed}: ${outOf(r, shown.going, shown.capacity)}`,
    `⏳ ${words.pending}: ${shown.pending}`,
    shown.waiting > 0 ? `👥 ${words.waiting}: ${shown.waiting}` : null,
  ];

  const statusCard = (r: Reading, shown: EventDetails): Message => ({
    text: lines(fmt`📋 ${words.status(b(shown.title))}`, ...statusLines(r, shown)),
    buttons: [[button.viewAttendees(shown), button.sendUpdate(shown)]],
  });

  /** A first-time organizer's event, or what somebody who is not trusted yet changed, as an administrator decides about it. */
  const reviewText = (r: Reading, shown: EventDetails) =>
    lines(
      `🔍 ${words.toReview(`${shown.organizerName} (${handle(r, shown)})`)}`,
      fmt`${b(shown.title)}, ${whenShort(r, shown)}, ${event.place(shown)}, ${event.price(r, shown.price)}`,
      shown.description ? quote(shown.description) : null,
    );

  function handle(r: Reading, { organizerUsername, organizerSince }: EventDetails) {
    const since = words.hereSince(formatDate(organizerSince, r.timeZone ?? "UTC", r.language));
    return organizerUsername === null ? since : `@${organizerUsername}, ${since}`;
  }

  const reviewButtons = (shown: EventDetails): Button[][] => [
    [success(button.approve(shown)), button.ask(shown), danger(button.declineReview(shown))],
  ];

  /** What an administrator decided, where the question stood. */
  function verdictLine(r: Reading, verdict: Verdict, admin: string, message: string | null, at: Date) {
    const said = message === null ? "." : `: "${cut(message, MESSAGE)}"`;
    return fmt`${words.decided[verdict](admin)}, ${relative(r, at)}${said}`;
  }

  function reviewCard(r: Reading, shown: EventDetails): Message {
    const { review, reviewedAt, reviewedBy, reviewMessage } = shown;
    const text = reviewText(r, shown);
    if (reviewedAt === null || review === "not_needed") return { text, buttons: reviewButtons(shown) };

    const verdict = review === "pending" ? "asked" : review;
    const line = verdictLine(r, verdict, reviewedBy ?? "…", reviewMessage, reviewedAt);
    return verdict === "asked"
      ? { text: lines(text, line), buttons: reviewButtons(shown) }
      : { text: lines(b(shown.title), line) };
  }

  return { statusLines, statusCard, reviewButtons, verdictLine, reviewCard };
}
