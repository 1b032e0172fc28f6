import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Draft } from "@/domain/drafts/schema";
import type { EventDetails } from "@/domain/events/schema";
import type { Reminder, Timing } from "@/domain/reminders/schema";
import type { Buttons } from "./buttons";
import type { Message, Reading } from "./catalog";
import { b, i, lines, moment, paragraphs, quote } from "./entities";
import { formatWhenShort, formatZone } from "./format";
import { danger, inThrees, row, rows, tap } from "./keyboard";
import type { reminderLettersIn } from "./reminder-letters";

/** What the schedule of an event says. */
export type ReminderWords = {
  head: (title: FormattedString) => FormattedString;
  about: (title: FormattedString) => FormattedString;
  atOnce: string;
  /** "3 days", "24 hours" */
  length: (minutes: number) => string;
  /** "3 days before", "1 hour after the end" */
  offset: (minutes: number, anchor: "rsvp" | "start" | "end") => string;
  confirmation: string;
  thankYou: string;
  off: string;
  told: (people: number) => string;
  past: string;
  /** Of those who were asked. */
  coming: (people: number) => string;
  people: (people: number) => string;
  asks: string;
  ownText: string;
  usualText: string;
  atJoining: string;
  whenAsk: (title: FormattedString) => FormattedString;
  whenHow: (zone: string) => string;
  problems: Record<"unreadable" | "past", string>;
  textAsk: string;
  textHow: string;
  buttons: Record<
    | "add"
    | "back"
    | "turnOn"
    | "turnOff"
    | "editText"
    | "usual"
    | "move"
    | "ask"
    | "dontAsk"
    | "test"
    | "delete"
    | "confirmation"
    | "thankYou",
    string
  >;
};

type UsualText = ReturnType<typeof reminderLettersIn>["usualText"];
/** A timing as a button carries it: s-1440 is a day before the start, e60 an hour after the end. */
const timingArg = (anchor: "start" | "end", minutes: number) => `${anchor[0]}${minutes}`;

const DAY = 24 * 60;
/** Offered where a new time is asked for, in minutes from the start or the end. */
const offered = {
  start: [-7 * DAY, -3 * DAY, -2 * DAY, -DAY, -3 * 60, -2 * 60, -60, -30, 0],
  end: [60, DAY],
} as const;

/** The schedule and its letters in the words of one language. */
export function remindersIn(words: ReminderWords, usualText: UsualText, button: Buttons) {
  const { buttons: label } = words;

  /** "24 hours before", "Thank-you, 1 hour after the end", "Confirmation, at once" */
  function name(r: Reading, { kind, timing }: Pick<Reminder, "kind" | "timing">, zone: string): string {
    const at = timeName(r, timing, zone);
    if (kind === "confirmation") return `${words.confirmation}, ${at}`;
    return kind === "thanks" ? `${words.thankYou}, ${at}` : at;
  }

  function timeName(r: Reading, timing: Timing, zone: string): string {
    if (timing.anchor === "fixed") return formatWhenShort(timing.at, zone, r.language);
    const isAtOnce = timing.anchor === "rsvp" && timing.offsetMinutes === 0;
    return isAtOnce ? words.atOnce : words.offset(timing.offsetMinutes, timing.anchor);
  }

  /** When it goes out by the clocks of the venue, and what became of it. */
  function line(r: Reading, shown: EventDetails, reminder: Reminder): FormattedString {
    const { timing, dueAt, isEnabled, sentAt, sent, coming } = reminder;
    const isWritten = timing.anchor === "fixed" || reminder.kind === "thanks";
    const due = dueAt !== null && !isWritten ? dueMoment(r, shown, dueAt) : null;
    const said = name(r, reminder, shown.timeZone);
    const outcome = !isEnabled
      ? ` (${words.off})`
      : sentAt === null
        ? ""
        : ` (${[sent > 0 ? words.told(sent) : words.past, coming > 0 && words.coming(coming)].filter(Boolean).join(", ")})`;
    return due === null
      ? fmt`${isEnabled ? "✅" : "❌"} ${said}${outcome}`
      : fmt`${isEnabled ? "✅" : "❌"} ${said}, ${due}${outcome}`;
  }

  const dueMoment = (r: Reading, { timeZone }: EventDetails, dueAt: Date) =>
    moment(formatWhenShort(dueAt, timeZone, r.language), dueAt);

  function shortName(r: Reading, reminder: Reminder, zone: string): string {
    if (reminder.kind === "confirmation") return label.confirmation;
    if (reminder.kind === "thanks") return label.thankYou;
    const { timing } = reminder;
    return timing.anchor === "start" && timing.offsetMinutes < 0
      ? words.length(-timing.offsetMinutes)
      : timeName(r, timing, zone);
  }

  const usualOrder = ["day", "hour", "thanks", "custom", "confirmation"] as const;

  /** The whole schedule; a tap opens one. */
  function list(r: Reading, shown: EventDetails, reminders: Reminder[]): Message {
    const byKind = usualOrder.flatMap((kind) => reminders.filter((reminder) => reminder.kind === kind));
    return {
      text: lines(
        fmt`⏰ ${words.head(b(shown.title))}`,
        ...reminders.map((reminder) => line(r, shown, reminder)),
      ),
      buttons: rows(
        ...inThrees(byKind.map((one) => tap(shortName(r, one, shown.timeZone), "reminder", one.id))),
        [
          tap(label.add, "reminder.add", shown.id),
          button.editTexts(r, shown),
          tap(label.back, "event.manage", shown.id),
        ],
      ),
    };
  }

  /** One reminder with its text, and what can be done with it. */
  function one(r: Reading, shown: EventDetails, reminder: Reminder): Message {
    const { id, kind, isEnabled, asksConfirmation, text, sentAt } = reminder;
    const isDone = sentAt !== null;
    const isConfirmation = kind === "confirmation";
    const canAsk = !isDone && reminder.timing.anchor === "start" && reminder.timing.offsetMinutes < 0;
    return {
      text: paragraphs(
        lines(
          fmt`⏰ ${words.about(b(shown.title))}`,
          line(r, shown, reminder),
          isConfirmation || isDone ? null : `👥 ${words.people(reminder.people)}`,
          asksConfirmation ? words.asks : null,
        ),
        lines(
          i(text === null ? words.usualText : words.ownText),
          isConfirmation && text === null
            ? words.atJoining
            : quote(text ?? usualText(timeOf(r, reminder), kind, shown).text),
        ),
      ),
      buttons: rows(
        row(
          !isDone &&
            !isConfirmation &&
            tap(isEnabled ? label.turnOff : label.turnOn, "reminder.switch", id, isEnabled ? "0" : "1"),
          !isDone && tap(label.editText, "reminder.text", id),
          !isConfirmation && tap(label.move, "reminder.move", id),
        ),
        row(
          canAsk &&
            tap(
              asksConfirmation ? label.dontAsk : label.ask,
              "reminder.confirmation",
              id,
              asksConfirmation ? "0" : "1",
            ),
          !isDone && text !== null && kind !== "custom" && tap(label.usual, "reminder.text.usual", id),
          !isConfirmation && tap(label.test, "reminder.test", id),
        ),
        row(
          kind === "custom" && danger(tap(label.delete, "reminder.delete", id)),
          tap(label.back, "reminders", shown.id),
        ),
      ),
    };
  }

  /** As it reads on the day it goes out. */
  const timeOf = (r: Reading, { dueAt }: Reminder): Reading => (dueAt === null ? r : { ...r, now: dueAt });

  type Asked = Pick<Draft, "id" | "event" | "timeZone">;

  /** When a reminder goes out: by a tap, or typed. `problem` says why what was typed is no answer. */
  function whenAsk(
    r: Reading,
    { id, event: shown, timeZone }: Asked,
    problem: "unreadable" | "past" | null,
  ): Message {
    const asked = problem === null ? words.whenAsk(b(shown?.title ?? "")) : words.problems[problem];
    return {
      text: lines(fmt`⏰ ${asked}`, words.whenHow(formatZone(timeZone, r.now))),
      buttons: rows(
        ...inThrees(
          (["start", "end"] as const).flatMap((anchor) =>
            offered[anchor]
              .filter((minutes) => isAhead(r, shown, anchor, minutes))
              .map((minutes) =>
                tap(words.offset(minutes, anchor), "reminder.when", id, timingArg(anchor, minutes)),
              ),
          ),
        ),
        [button.close()],
      ),
    };
  }

  const textAsk = (): Message => ({
    text: lines(fmt`✏️ ${words.textAsk}`, words.textHow),
    buttons: [[button.close()]],
  });

  return { list, one, whenAsk, textAsk };
}

const isAhead = (r: Reading, event: EventDetails | null, anchor: "start" | "end", minutes: number) =>
  event === null ||
  event[anchor === "start" ? "startsAt" : "endsAt"].getTime() + minutes * 60_000 > r.now.getTime();
