import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import type { Letter } from "@/domain/letters";
import type { ReminderKind } from "@/domain/reminders/schema";
import { addDays, compareDates, wallTimeIn } from "@/domain/time";
import type { Buttons } from "./buttons";
import type { Button, Message, Reading } from "./catalog";
import { b, cut, lines, paragraphs } from "./entities";
import type { eventLinesIn } from "./event-lines";
import { primary, row, rows, success } from "./keyboard";
import { fillIn } from "./miniapp/placeholders";
import { formatWallDay } from "./wall";

/** What an event tells its people by itself. */
export type ReminderLetterWords = {
  tomorrow: (title: FormattedString) => FormattedString;
  today: (title: FormattedString) => FormattedString;
  onDay: (title: FormattedString, day: string) => FormattedString;
  startingIn: (title: FormattedString, minutes: number) => FormattedString;
  started: (title: FormattedString) => FormattedString;
  lookingForward: string;
  seeYouSoon: string;
  thanks: (title: FormattedString) => FormattedString;
  hope: string;
};

type ReminderLetter = Extract<Letter, { kind: "reminder" }>;
type ThanksLetter = Extract<Letter, { kind: "thanks" }>;

const TEXT = 3500;

/** Reminders and thanks in the words of one language. All of it counts from the moment of sending. */
export function reminderLettersIn(
  words: ReminderLetterWords,
  event: ReturnType<typeof eventLinesIn>,
  button: Buttons,
) {
  /** What the day's reminder says first: by the day at the venue, whenever it is sent. */
  function head(r: Reading, shown: EventDetails) {
    const { startsAt, timeZone, title } = shown;
    const [today, day] = [wallTimeIn(timeZone, r.now), wallTimeIn(timeZone, startsAt)];
    if (r.now >= startsAt) return words.started(b(title));
    if (compareDates(day, today) === 0) return words.today(b(title));
    if (compareDates(day, addDays(today, 1)) === 0) return words.tomorrow(b(title));
    return words.onDay(b(title), formatWallDay(day, r.language));
  }

  /** What we say where the organizer wrote nothing. */
  function usualText(r: Reading, kind: ReminderKind, shown: EventDetails): FormattedString {
    if (kind === "thanks") return lines(fmt`👋 ${words.thanks(b(shown.title))}`, words.hope);
    if (kind === "hour" && r.now < shown.startsAt)
      return paragraphs(
        lines(fmt`⏰ ${words.startingIn(b(shown.title), minutesLeft(r, shown))}`, event.location(shown)),
        words.seeYouSoon,
      );
    return paragraphs(
      lines(fmt`⏰ ${head(r, shown)}`, event.ownDate(r, shown), event.location(shown)),
      r.now < shown.startsAt ? words.lookingForward : null,
    );
  }

  /** The organizer's words, filled in for one reader: names in place of a few letters can make them too long. */
  const own = (
    r: Reading,
    { event: shown, reader }: Pick<ReminderLetter, "event" | "reader">,
    text: string,
    max = TEXT,
  ) => {
    const place = event.place(shown);
    return cut(fillIn(text, shown, { language: r.language, firstName: reader.firstName, place }), max);
  };

  function reminder(r: Reading, letter: ReminderLetter): Message {
    const { event: shown, reminder, text, asksConfirmation, isForGoing } = letter;
    const isAhead = r.now < shown.startsAt;
    return {
      text:
        text === null
          ? usualText(r, reminder.kind, shown)
          : paragraphs(fmt`⏰ ${b(shown.title)}`, own(r, letter, text)),
      buttons: rows(
        row(asksConfirmation && isAhead && success(button.illBeThere(shown))),
        reminder.kind === "hour" || !isAhead
          ? wayThere(shown, isForGoing)
          : [button.viewDetails(shown), button.cancelRsvp(shown)],
        [button.stopMessages(shown, "r")],
      ),
    };
  }

  function wayThere(shown: EventDetails, mayJoin: boolean): Button[] {
    const online = shown.location === null && mayJoin ? button.joinOnline(shown) : null;
    return row(button.viewDetails(shown), online ? primary(online) : button.getDirections(shown));
  }

  const thanks = (r: Reading, letter: ThanksLetter): Message => ({
    text:
      letter.text === null
        ? usualText(r, "thanks", letter.event)
        : paragraphs(fmt`👋 ${b(letter.event.title)}`, own(r, letter, letter.text)),
    buttons: [[primary(button.shareFeedback(letter.event))], [button.stopMessages(letter.event, "t")]],
  });

  return { usualText, own, reminder, thanks };
}

/** Near a whole hour it is that hour; what is sent late says how long it still is. */
function minutesLeft(r: Reading, { startsAt }: EventDetails) {
  const minutes = (startsAt.getTime() - r.now.getTime()) / 60_000;
  const hours = Math.round(minutes / 60);
  if (hours > 0 && Math.abs(minutes - hours * 60) <= 10) return hours * 60;
  return Math.max(5, Math.round(minutes / 5) * 5);
}
