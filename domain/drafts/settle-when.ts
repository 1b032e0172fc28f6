import {
  addDays,
  aroundGap,
  compareDates,
  instantsOf,
  isRealDate,
  type WallDate,
  type WallTime,
  wallTimeIn,
} from "../time";

/** A time of day on a wall clock, 24 hours. */
export type ClockTime = { hour: number; minute: number };

/**
 * What a person's answer to "when?" comes to. Wall times are in the event's zone; `lengthMinutes` is
 * there when they also said how long. Everything but `instant` needs one more question.
 */
export type When =
  | { kind: "instant"; wall: WallTime; at: Date; end?: { wall: WallTime; at: Date } }
  /** A day without a time. */
  | { kind: "date-only"; date: WallDate }
  /** 03/12/2026: month first, then day first. */
  | { kind: "which"; options: [WallDate, WallDate]; time?: ClockTime; lengthMinutes?: number }
  /** Already over. Without a time (`timeKnown` false) the wall time is midnight. */
  | { kind: "past"; wall: WallTime; timeKnown: boolean; nextYear?: WallTime; lengthMinutes?: number }
  /** More than two years ahead; `limit` is the last day that is not. */
  | { kind: "too-far"; wall: WallTime; timeKnown: boolean; limit: WallDate }
  /** A clock change jumps over it: clocks go `from` one time `to` another; `before` and `after` exist. */
  | {
      kind: "skipped";
      wall: WallTime;
      before: WallTime;
      after: WallTime;
      from: WallTime;
      to: WallTime;
      lengthMinutes?: number;
    }
  /** A clock change repeats it. */
  | { kind: "twice"; wall: WallTime; first: Date; second: Date; lengthMinutes?: number }
  /** It would end before it starts; the start itself is fine. */
  | { kind: "ends-first"; wall: WallTime; at: Date }
  | { kind: "unreadable" };

/** A day and maybe a time, chosen but not yet checked. Minutes count from the day's midnight and may run past 24 hours. */
export type Wish = {
  date: WallDate;
  startMinutes?: number | undefined;
  /** The clock time of the end, counted from the same midnight. Told instead of `lengthMinutes`. */
  endMinutes?: number | undefined;
  lengthMinutes?: number | undefined;
  /** The person said the year, so a past date is a slip and not next year's. */
  yearGiven?: boolean;
  /** A weekday: if today's has passed, next week's is meant. */
  weekly?: boolean;
};

const YEARS_AHEAD = 2;
const DAY = 24 * 60;

/** The last day an event may be planned for, seen from `now` in `zone`. */
function lastDay(zone: string, now: Date): WallDate {
  const { year, month, day } = wallTimeIn(zone, now);
  const date = { year: year + YEARS_AHEAD, month, day };
  return isRealDate(date) ? date : { ...date, day: 28 };
}

/** Checks a chosen day and time against the clocks of `zone` and against `now`. Taps and typed dates both end here. */
export function settleWhen(wish: Wish, { zone, now }: { zone: string; now: Date }): When {
  const { startMinutes } = wish;
  if (startMinutes === undefined) return settleDay(wish, zone, now);

  const wall = wallOn(wish.date, startMinutes);
  const limit = lastDay(zone, now);
  if (compareDates(wall, limit) > 0) return { kind: "too-far", wall, timeKnown: true, limit };

  const length = lengthOf(wish);
  const [first, second] = instantsOf(zone, wall);
  if (!first) return { kind: "skipped", wall, ...aroundGap(zone, wall), ...length };

  const latest = second ?? first;
  if (latest <= now && wish.weekly) {
    return settleWhen({ ...wish, date: addDays(wish.date, 7), weekly: false }, { zone, now });
  }
  if (latest <= now)
    return { kind: "past", wall, timeKnown: true, ...nextYearOf(wish, wall, zone, now), ...length };
  if (second && first > now) return { kind: "twice", wall, first, second, ...length };

  return withEnd(wish, wall, first > now ? first : latest, zone);
}

/** Checks an instant that is exact already: a time stamp, "in 2 hours". */
export function settleInstant(at: Date, { zone, now }: { zone: string; now: Date }): When {
  const wall = wallTimeIn(zone, at);
  const limit = lastDay(zone, now);
  if (compareDates(wall, limit) > 0) return { kind: "too-far", wall, timeKnown: true, limit };
  return at <= now ? { kind: "past", wall, timeKnown: true } : { kind: "instant", wall, at };
}

function settleDay(wish: Wish, zone: string, now: Date): When {
  const today = wallTimeIn(zone, now);
  const wall = wallOn(wish.date, 0);
  const limit = lastDay(zone, now);
  if (compareDates(wall, limit) > 0) return { kind: "too-far", wall, timeKnown: false, limit };
  if (compareDates(wall, today) < 0)
    return { kind: "past", wall, timeKnown: false, ...nextYearOf(wish, wall, zone, now) };
  return { kind: "date-only", date: wish.date };
}

function withEnd(wish: Wish, wall: WallTime, at: Date, zone: string): When {
  if (wish.lengthMinutes !== undefined) {
    const end = new Date(at.getTime() + wish.lengthMinutes * 60_000);
    return { kind: "instant", wall, at, end: { wall: wallTimeIn(zone, end), at: end } };
  }
  if (wish.endMinutes === undefined) return { kind: "instant", wall, at };

  const end = existing(wallOn(wish.date, wish.endMinutes), zone);
  return end.at > at ? { kind: "instant", wall, at, end } : { kind: "ends-first", wall, at };
}

/** An end that a clock change skips or repeats is not worth a question: it is the later reading. */
function existing(wall: WallTime, zone: string): { wall: WallTime; at: Date } {
  const at = instantsOf(zone, wall).at(-1);
  return at ? { wall, at } : existing(aroundGap(zone, wall).after, zone);
}

/** The same day and time in the first year in which it is still to come; nobody is asked about a year they left out. */
function nextYearOf({ yearGiven }: Wish, wall: WallTime, zone: string, now: Date): { nextYear?: WallTime } {
  if (!yearGiven) return {};
  const { year } = wallTimeIn(zone, now);
  const nextYear = [year, year + 1]
    .map((year) => ({ ...wall, year }))
    .find((wall) => isRealDate(wall) && instantsOf(zone, wall).some((at) => at > now));
  return nextYear ? { nextYear } : {};
}

function lengthOf({ startMinutes = 0, endMinutes, lengthMinutes }: Wish): { lengthMinutes?: number } {
  const length = lengthMinutes ?? (endMinutes === undefined ? 0 : endMinutes - startMinutes);
  return length > 0 ? { lengthMinutes: length } : {};
}

function wallOn(date: WallDate, minutes: number): WallTime {
  const { year, month, day } = addDays(date, Math.floor(minutes / DAY));
  const rest = minutes % DAY;
  return { year, month, day, hour: Math.floor(rest / 60), minute: rest % 60 };
}
