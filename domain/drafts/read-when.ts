import { compareDates, wallTimeIn } from "../time";
import { dropOwnZone } from "./drop-own-zone";
import { readClock } from "./read-clock";
import { readDay } from "./read-day";
import { readNumericDate } from "./read-numeric-date";
import { readMinutesFromNow, takeLength } from "./read-span";
import { settleInstant, settleWhen, type When } from "./settle-when";
import { spellClocks } from "./spell-clocks";
import { tidyWhen } from "./tidy-when";

type Place = { zone: string; now: Date; language?: string };

const UNREADABLE: When = { kind: "unreadable" };
const LONGEST_ANSWER = 120;
const MINUTE = 60_000;
const DAY = 24 * 60;

/**
 * Reads a date and time in people's words, in `zone` and relative to `now`: "tomorrow 7pm",
 * "next friday 19:30", "27.11.2026 19:00", "25 de marzo a las 18:00", "Nov 27 7-10pm".
 *
 * It never guesses. Every word has to be understood, every date has to exist, and what has two
 * readings is asked about. `language` (a tag such as "es-MX") decides which words are tried first;
 * it does not decide whether 03/12 is in March. See `readDay` and `readClock` for what words mean.
 */
export function readWhen(text: string, place: Place): When {
  const tidy = dropOwnZone(tidyWhen(text), place.zone, place.now);
  if (tidy.length > LONGEST_ANSWER || !/[\p{L}\d]/u.test(tidy)) return UNREADABLE;

  const at = readInstant(text.trim()) ?? readFromNow(tidy, place.now);
  if (at) return settleInstant(at, place);

  const when = readOne(tidy, place);
  return when.kind === "unreadable" ? readFromTo(tidy, place) : when;
}

/** One day, with its time if told. */
function readOne(tidy: string, { zone, now, language = "en" }: Place): When {
  const { rest, lengthMinutes } = takeLength(tidy);
  const numeric = readNumericDate(spellClocks(rest));
  if (!numeric) return UNREADABLE;

  const clock = readClock(numeric.rest.replace(/(?<![\d.])(\d{1,2})\.(\d{2})(?![\d.])/, "$1:$2"));
  if (!clock) return UNREADABLE;

  const { year, month, day: dayOfMonth } = wallTimeIn(zone, now);
  const today = { year, month, day: dayOfMonth };
  const day = readDay(clock.rest, numeric.dates, today, language);
  if (!day) return UNREADABLE;

  const [date, other] = day === "none" ? [today] : day.dates;
  const { startMinutes: start, endMinutes: end } = clock;
  if (day === "none" && start === undefined) return UNREADABLE;

  if (other) {
    const told =
      lengthMinutes ?? (start !== undefined && end !== undefined && end > start ? end - start : undefined);
    return {
      kind: "which",
      options: [date, other],
      ...(start !== undefined && { time: { hour: Math.floor(start / 60) % 24, minute: start % 60 } }),
      ...(told !== undefined && { lengthMinutes: told }),
    };
  }

  const { yearGiven = false, weekly = false } = day === "none" ? {} : day;
  const comingMidnight = clock.midnight && !weekly && compareDates(date, today) === 0;
  const startMinutes = comingMidnight ? DAY : start;
  return settleWhen({ date, startMinutes, endMinutes: end, lengthMinutes, yearGiven, weekly }, { zone, now });
}

/** Two days, each with its time: "Nov 27 10pm - Nov 28 2am". */
function readFromTo(tidy: string, place: Place): When {
  for (const { index, 0: separator } of tidy.matchAll(/ ?- ?| (?:to|till?|until|bis|hasta|a) /g)) {
    const from = readOne(tidy.slice(0, index).replace(/^(?:from|von|desde|de) /, ""), place);
    const to = readOne(tidy.slice(index + separator.length), place);
    if (from.kind === "unreadable" || from.kind === "date-only" || to.kind === "unreadable") continue;
    if (from.kind !== "instant" || to.kind !== "instant") return from;

    if (to.at <= from.at) return { kind: "ends-first", wall: from.wall, at: from.at };
    return { ...from, end: { wall: to.wall, at: to.at } };
  }
  return UNREADABLE;
}

/** A time stamp with its own offset, as machines write it. */
function readInstant(text: string): Date | undefined {
  const isStamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = isStamp ? new Date(text) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}

function readFromNow(tidy: string, now: Date): Date | undefined {
  const minutes = readMinutesFromNow(tidy);
  const wholeMinute = Math.floor(now.getTime() / MINUTE) * MINUTE;
  return minutes === undefined ? undefined : new Date(wholeMinute + minutes * MINUTE);
}
