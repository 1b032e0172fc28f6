import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Draft } from "@/domain/drafts/schema";
import type { EventDetails } from "@/domain/events/schema";
import type { Broadcast } from "@/domain/notifications/schema";
import type { Buttons } from "./buttons";
import type { AudienceShown, Button, Message, Reading } from "./catalog";
import { b, lines, moment, paragraphs, quote } from "./entities";
import { formatNumber, formatWhen, formatZone } from "./format";
import { danger, primary, row, rows, tap } from "./keyboard";

/** What an organizer is told of a message to attendees. */
export type BroadcastWords = {
  head: (title: FormattedString) => FormattedString;
  nobody: string;
  /** "27 people" */
  people: (count: number) => string;
  goesTo: (
    people: FormattedString,
    confirmed: number,
    waiting: number,
    at: FormattedString | null,
  ) => FormattedString;
  muted: (count: number) => string;
  unreachable: (count: number) => string;
  whenAsk: string;
  problems: Record<"unreadable" | "past", string>;
  whenHow: (zone: string) => string;
  scheduled: (title: FormattedString, at: FormattedString, people: string) => FormattedString;
  sending: (sent: string, people: string) => string;
  sentTo: (sent: string, people: string, count: number) => string;
  stopped: (sent: string) => string;
  missed: (blocked: number, failed: number) => string | null;
  buttons: {
    send: (count: string) => string;
    schedule: (count: string) => string;
    editText: string;
    cancel: string;
    confirmedOnly: string;
    addWaiting: string;
    later: string;
    now: string;
    test: string;
    stop: string;
    retry: (count: number) => string;
    back: string;
  };
};

/** A message to attendees before it goes out, while it does, and afterwards. */
export function broadcastsIn(words: BroadcastWords, button: Buttons) {
  const { buttons: label } = words;

  function confirm(r: Reading, draft: Draft, audience: AudienceShown): Message {
    const { confirmed, waiting, withWaiting, people, muted, unreachable } = audience;
    const shown = draft.event;
    if (shown !== null && confirmed + waiting === 0)
      return {
        text: fmt`${words.nobody}`,
        buttons: [[primary(button.share(shown)), tap(label.back, "event.manage", shown.id)]],
      };

    const { text = "", sendAt } = draft.answers;
    const count = formatNumber(people, r.language);
    const isLater = sendAt !== undefined && new Date(sendAt) > r.now;
    const at = isLater && shown !== null ? momentAt(r, shown, new Date(sendAt)) : null;
    return {
      text: paragraphs(
        lines(fmt`🚨 ${words.head(b(shown?.title ?? ""))}`, quote(text)),
        lines(
          words.goesTo(b(words.people(people)), confirmed, withWaiting ? waiting : 0, at),
          muted > 0 ? words.muted(muted) : null,
          unreachable > 0 ? words.unreachable(unreachable) : null,
        ),
      ),
      buttons: rows(
        row(
          people > 0 &&
            primary(tap(at === null ? label.send(count) : label.schedule(count), "update.send", draft.id)),
          tap(label.editText, "update.edit", draft.id),
          tap(label.cancel, "close", draft.id),
        ),
        row(
          waiting > 0 &&
            (withWaiting
              ? tap(label.confirmedOnly, "update.audience", draft.id, "c")
              : tap(label.addWaiting, "update.audience", draft.id, "w")),
        ),
        row(
          tap(label.test, "update.test", draft.id),
          tap(label.later, "update.when", draft.id),
          at !== null && tap(label.now, "update.now", draft.id),
        ),
      ),
    };
  }

  /** `problem` says why what was typed is no answer. */
  const whenAsk = (r: Reading, draft: Draft, problem: "unreadable" | "past" | null): Message => ({
    text: lines(
      fmt`📅 ${problem === null ? words.whenAsk : words.problems[problem]}`,
      words.whenHow(formatZone(draft.timeZone, r.now)),
    ),
    buttons: [[tap(label.now, "update.now", draft.id), tap(label.cancel, "close", draft.id)]],
  });

  /** How far a message has come; the last one is its result. */
  function progress(r: Reading, shown: EventDetails, broadcast: Broadcast): Message {
    const { id, state, sendAt, people, queued, sent, blocked, failed } = broadcast;
    const number = (count: number) => formatNumber(count, r.language);
    const view = button.viewMessages(r, shown);
    const stop = danger(tap(label.stop, "update.stop", id));
    if (state === "scheduled")
      return {
        text: fmt`📅 ${words.scheduled(b(shown.title), momentAt(r, shown, sendAt), words.people(people))}`,
        buttons: [[stop, view]],
      };
    if (state === "sending" || queued > 0)
      return { text: fmt`⏳ ${words.sending(number(sent), number(people))}`, buttons: [[stop]] };

    const said =
      state === "stopped"
        ? `❌ ${words.stopped(words.people(sent))}`
        : `✅ ${words.sentTo(number(sent), number(people), people)}`;
    return {
      text: lines(said, words.missed(blocked, failed)),
      buttons: [row(failed > 0 && primary(retry(id, failed)), view)],
    };
  }

  const retry = (id: string, failed: number): Button => tap(label.retry(failed), "update.retry", id);
  const momentAt = (r: Reading, { timeZone }: EventDetails, at: Date) =>
    moment(formatWhen(at, timeZone, r.language), at);

  return { confirm, whenAsk, progress };
}
