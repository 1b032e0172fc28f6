import { isRealDate } from "../time";
import { cut } from "./tidy-when";

/** A day as written; without a year the next one is meant. */
export type WrittenDate = { day: number; month: number; year?: number };

/**
 * Takes a date written in digits out of a text. Year first and dots are read one way only (2026-11-27,
 * 27.11.2026); slashes and dashes give both readings, month first, unless only one is on the calendar.
 * No dates where none is written; undefined when one is written that does not exist (30.02.2027).
 */
export function readNumericDate(text: string): { dates: WrittenDate[]; rest: string } | undefined {
  for (const { pattern, readings } of notations) {
    const match = pattern.exec(text);
    if (!match) continue;

    const dates = readings(match.slice(1).map(Number)).filter(exists);
    if (dates.length === 0 && couldBeClock(match[0])) continue;
    if (dates.length === 0) return undefined;

    return { dates: distinct(dates), rest: cut(text, match) };
  }
  return { dates: [], rest: text };
}

type Notation = { pattern: RegExp; readings: (numbers: number[]) => WrittenDate[] };

/** Tried from top to bottom; two-digit years are this century's and never stand apart from their date. */
const notations: Notation[] = [
  {
    pattern: /(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/,
    readings: ([year = 0, , month = 0, day = 0]) => [{ year, month, day }],
  },
  {
    pattern: /(?<![\d./:-])(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4})|(\d{2}))(?![\d:.])/,
    readings: ([day = 0, month = 0, year, short]) => [{ day, month, year: fullYear(year, short) }],
  },
  {
    pattern: /(?<![\d./:-])(\d{1,2})([/-])(\d{1,2})\2(?:(\d{4})|(\d{2}))(?![\d:/.-])/,
    readings: ([first = 0, , second = 0, year, short]) =>
      bothWays(first, second, { year: fullYear(year, short) }),
  },
  {
    pattern: /(?<![\d./:-])(\d{1,2})\. ?(\d{1,2})(?:\.(?!\d)|(?![\d:.]| ?[ap]m))/,
    readings: ([day = 0, month = 0]) => [{ day, month }],
  },
  {
    pattern: /(?<![\d./:-])(\d{1,2})\/(\d{1,2})(?![\d:/.-])/,
    readings: ([first = 0, second = 0]) => bothWays(first, second, {}),
  },
];

function bothWays(first: number, second: number, year: { year?: number }): WrittenDate[] {
  return [
    { month: first, day: second, ...year },
    { month: second, day: first, ...year },
  ];
}

function fullYear(year: number | undefined, short: number | undefined): number {
  return year || 2000 + (short ?? 0);
}

/** A date without a year exists if any year has it: a leap year has them all. */
function exists({ year = 2024, month, day }: WrittenDate): boolean {
  return isRealDate({ year, month, day });
}

/** "19.30" is no date but may be half past seven. */
function couldBeClock(written: string): boolean {
  const [hour, minute, ...more] = written.split(".").map(Number);
  return more.length === 0 && hour !== undefined && minute !== undefined && hour < 24 && minute < 60;
}

function distinct(dates: WrittenDate[]): WrittenDate[] {
  const [first, second] = dates;
  return first && second && first.day === second.day ? [first] : dates;
}
