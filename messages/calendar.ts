import { fmt } from "@grammyjs/parse-mode";
import type { Draft } from "@/domain/drafts/schema";
import {
  addDays,
  compareDates,
  instantsOf,
  type WallDate,
  type WallTime,
  wallTimeIn,
  zoneCity,
} from "@/domain/time";
import type { Buttons } from "./buttons";
import type { Button, Message, Reading } from "./catalog";
import { b, lines } from "./entities";
import { formatDay, formatMonth, formatMonthShort, formatOffset, formatWallDate, formatZone } from "./format";
import { inThrees, primary, row, rows, tap } from "./keyboard";
import { addMinutes, dayArg, instantOf, timeArg, wallClock } from "./wall";

/** What the tap-only calendar says. */
export type CalendarWords = {
  whichDay: (zone: string) => string;
  whichMonth: string;
  whatTime: (zone: string, isEnd: boolean) => string;
  at: (date: string, time: string) => string;
  today: (day: number) => string;
  tomorrow: (day: number) => string;
  earlier: string;
  later: string;
  month: string;
  backToDays: string;
  exactMinute: string;
  back: string;
  parts: Record<Part, string>;
  minutes: (step: number) => string;
  use: (time: string) => string;
};

export type Part = "n" | "m" | "a" | "e";
const parts = { n: 0, m: 6, a: 12, e: 18 } as const satisfies Record<Part, number>;
const PAGE = 12;
const YEARS_AHEAD = 2;

/** The calendar that is used by tapping alone; its hours are those of the event's zone. */
export function calendarIn(words: CalendarWords, button: Buttons) {
  const today = (r: Reading, { timeZone }: Draft) => ({ ...wallTimeIn(timeZone, r.now), hour: 0, minute: 0 });
  const lastDay = (r: Reading, draft: Draft) =>
    addDays({ ...today(r, draft), year: today(r, draft).year + YEARS_AHEAD }, -1);
  const ways = (draft: Draft) =>
    row(button.typeInstead(draft), draft.kind === "create" && button.saveForLater(draft));

  function days(r: Reading, draft: Draft, from: WallTime): Message {
    const start = today(r, draft);
    const first = compareDates(from, start) < 0 ? start : from;
    const shown = Array.from({ length: PAGE }, (_, n) => addDays(first, n)).filter(
      (day) => compareDates(day, lastDay(r, draft)) <= 0,
    );
    const to = (label: string, day: WallDate) => tap(label, "draft.days", draft.id, dayArg(day));
    const next = addDays(first, PAGE);
    return {
      text: lines(
        fmt`📅 ${b(formatMonth(first, r.language))}`,
        words.whichDay(placeAndOffset(draft.timeZone, { ...first, hour: 12 })),
      ),
      buttons: [
        ...inThrees(
          shown.map((day) => tap(dayLabel(r, start, first, day), "draft.day", draft.id, dayArg(day))),
        ),
        row(
          compareDates(first, start) > 0 && to(words.earlier, laterOf(start, addDays(first, -PAGE))),
          tap(words.month, "draft.months", draft.id),
          compareDates(next, lastDay(r, draft)) <= 0 && to(words.later, next),
        ),
        ways(draft),
      ],
    };
  }

  function dayLabel({ language }: Reading, start: WallDate, first: WallDate, day: WallDate) {
    if (compareDates(day, start) === 0) return words.today(day.day);
    if (compareDates(day, addDays(start, 1)) === 0) return words.tomorrow(day.day);
    return formatDay(day, language, day.month !== first.month);
  }

  function months(r: Reading, draft: Draft): Message {
    const start = today(r, draft);
    const firsts = Array.from({ length: 12 }, (_, n) => (n === 0 ? start : addMonths(start, n)));
    return {
      text: fmt`📅 ${words.whichMonth}`,
      buttons: [
        ...inThrees(
          firsts.map((day) => tap(formatMonthShort(day, r.language), "draft.days", draft.id, dayArg(day))),
        ),
        [tap(words.backToDays, "draft.days", draft.id, dayArg(start))],
      ],
    };
  }

  /** Half hours of one part of a day, under whatever is said above them. */
  function timeButtons(r: Reading, draft: Draft, day: WallDate, part: Part): Button[][] {
    const timesOf = (it: Part) =>
      Array.from({ length: 12 }, (_, n) => ({
        ...day,
        hour: parts[it] + Math.floor(n / 2),
        minute: (n % 2) * 30,
      })).filter((wall) => instantsOf(draft.timeZone, wall).some((instant) => instant > r.now));
    const others = (Object.keys(parts) as Part[]).filter((it) => it !== part && timesOf(it).length > 0);
    const times = timesOf(part);
    const middle = times[2] ?? times[0];
    const start = today(r, draft);
    const page = Math.floor(daysBetween(start, day) / PAGE) * PAGE;
    return rows(
      ...inThrees(
        times.map((wall) => tap(wallClock(wall, r.language), "draft.time", draft.id, timeArg(wall))),
      ),
      others.map((it) => tap(words.parts[it], "draft.part", draft.id, `${dayArg(day)}${it}`)),
      row(
        middle !== undefined && tap(words.exactMinute, "draft.minutes", draft.id, timeArg(middle)),
        tap(words.backToDays, "draft.days", draft.id, dayArg(addDays(start, Math.max(0, page)))),
      ),
    );
  }

  function times(r: Reading, draft: Draft, day: WallTime, part: Part): Message {
    const zone = placeAndOffset(draft.timeZone, { ...day, hour: parts[part], minute: 0 });
    return {
      text: lines(
        fmt`📅 ${b(formatWallDate(day, r.language))}`,
        words.whatTime(zone, draft.question === "ticketEnd"),
      ),
      buttons: timeButtons(r, draft, day, part),
    };
  }

  function minutes(r: Reading, draft: Draft, wall: WallTime): Message {
    const to = (step: number) =>
      tap(words.minutes(step), "draft.minutes", draft.id, timeArg(addMinutes(wall, step)));
    const time = wallClock(wall, r.language);
    return {
      text: fmt`📅 ${b(words.at(formatWallDate(wall, r.language), time))} (${formatZone(draft.timeZone, instantOf(draft.timeZone, wall))})`,
      buttons: [
        [-15, -5, -1].map(to),
        [15, 5, 1].map(to),
        [
          primary(tap(words.use(time), "draft.time", draft.id, timeArg(wall))),
          tap(words.back, "draft.part", draft.id, `${dayArg(wall)}${partOf(wall)}`),
        ],
      ],
    };
  }

  return { days, months, times, minutes, timeButtons, today };
}

/** "Berlin (GMT+1)" on that day. */
const placeAndOffset = (zone: string, wall: WallTime) =>
  zone === "UTC" ? zone : `${zoneCity(zone)} (${formatOffset(zone, instantOf(zone, wall))})`;

const partOf = ({ hour }: WallTime): Part => (["n", "m", "a", "e"] as const)[Math.floor(hour / 6)] ?? "e";

const laterOf = <Wall extends WallDate>(a: Wall, other: Wall) => (compareDates(a, other) >= 0 ? a : other);

const daysBetween = (from: WallDate, to: WallDate) =>
  Math.round(
    (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / 86_400_000,
  );

const addMonths = ({ year, month }: WallDate, months: number): WallDate => ({
  year: year + Math.floor((month - 1 + months) / 12),
  month: ((month - 1 + months) % 12) + 1,
  day: 1,
});
