import { addDays, compareDates, isRealDate, type WallDate, weekday } from "../time";
import { type DayWords, readDayWords } from "./read-day-words";
import type { WrittenDate } from "./read-numeric-date";

/**
 * The day a text means, or the two it may mean; `weekly` for a bare weekday, which comes again.
 * "none" where no day is named, undefined where something is said that does not come to a day.
 */
export type DayReading =
  | { dates: [WallDate] | [WallDate, WallDate]; yearGiven: boolean; weekly: boolean }
  | "none"
  | undefined;

/**
 * Reads a day from the dates in digits that were taken out of `text` (`inDigits`) and the words left in it.
 * English, Spanish, German, French and Portuguese, beginning with `language`.
 *
 * A weekday is the next such day, today included; "next friday" is in English the one of next week
 * (weeks begin on Monday), elsewhere the coming one. A day without a year is the next one. Where a
 * weekday stands beside a date, they have to agree.
 */
export function readDay(
  text: string,
  inDigits: WrittenDate[],
  today: WallDate,
  language: string,
): DayReading {
  const words = readDayWords(text, today, language);
  if (!words) return undefined;

  const written = words.written ? [words.written, ...inDigits] : inDigits;
  if (words.written && inDigits.length > 0) return undefined;

  const named = words.counted ? [words.counted] : written.flatMap((date) => inYear(date, today) ?? []);
  if (named.length > 0 || written.length > 0) {
    const [first, second] = named.filter(
      (date) => agrees(date, words) && (!words.counted || written.length === 0),
    );
    if (!first) return undefined;
    const yearGiven = written.some(({ year }) => year !== undefined);
    return { dates: second ? [first, second] : [first], yearGiven, weekly: false };
  }

  if (words.weekday === undefined && words.dayOfMonth === undefined)
    return words.nextWeek ? undefined : "none";

  const monday = addDays(today, 7 - ((weekday(today) + 6) % 7));
  const start = words.nextWeek ? monday : today;
  const horizon = words.dayOfMonth === undefined ? 7 : 62;
  const date = Array.from({ length: horizon }, (_, days) => addDays(start, days)).find((day) =>
    agrees(day, words),
  );
  return (
    date && { dates: [date], yearGiven: false, weekly: words.dayOfMonth === undefined && !words.nextWeek }
  );
}

function agrees(date: WallDate, words: DayWords): boolean {
  const onWeekday = words.weekday === undefined || weekday(date) === words.weekday;
  const onDay = words.dayOfMonth === undefined || date.day === words.dayOfMonth;
  return onWeekday && onDay;
}

/** The date in its year, or without one in the first year in which it exists and has not passed. */
function inYear({ year, month, day }: WrittenDate, today: WallDate): WallDate | undefined {
  const years = year === undefined ? Array.from({ length: 9 }, (_, ahead) => today.year + ahead) : [year];
  return years
    .map((year) => ({ year, month, day }))
    .find((date) => isRealDate(date) && (year !== undefined || compareDates(date, today) >= 0));
}
