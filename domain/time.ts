import { renamedZones, zoneCities } from "./zones";

/** A day on a calendar on the wall, in no particular zone. Months count from 1. */
export type WallDate = { year: number; month: number; day: number };

/** What a clock on the wall shows, to the minute, in no particular zone. 24 hours. */
export type WallTime = WallDate & { hour: number; minute: number };

/** One moment at which a zone's clocks are set to another offset. Offsets are minutes east of UTC. */
export type ClockChange = { at: Date; offsetBefore: number; offsetAfter: number };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;

/** What the clocks in `zone` show at `instant`; seconds are cut off. */
export function wallTimeIn(zone: string, instant: Date): WallTime {
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of clockOf(zone).formatToParts(instant)) {
    if (type in wall) wall[type as keyof WallTime] = Number(value);
  }
  return wall;
}

/**
 * The instants at which the clocks in `zone` show `wall`, earliest first: none when a clock change
 * skips it (or the day does not exist), two when the clocks are set back over it, otherwise one.
 */
export function instantsOf(zone: string, wall: WallTime): Date[] {
  const asUtc = utc(wall);
  const offsets = new Set([asUtc - DAY, asUtc + DAY].map((time) => offsetMinutes(zone, new Date(time))));
  return [...offsets]
    .map((offset) => new Date(asUtc - offset * MINUTE))
    .filter((instant) => sameWallTime(wallTimeIn(zone, instant), wall))
    .sort((a, b) => a.getTime() - b.getTime());
}

/**
 * The way around a skipped time. `from` and `to` are what the clocks jump over (2:00 to 3:00);
 * `before` and `after` are the nearest whole or half hours that exist on either side (1:30 and 3:00).
 */
export function aroundGap(
  zone: string,
  skipped: WallTime,
): { before: WallTime; after: WallTime; from: WallTime; to: WallTime } {
  const asUtc = utc(skipped);
  const change = clockChanges(zone, new Date(asUtc - DAY), new Date(asUtc + DAY)).find(
    ({ offsetBefore, offsetAfter }) => offsetAfter > offsetBefore,
  );
  if (!change) throw new Error(`No clock change in ${zone} skips ${JSON.stringify(skipped)}`);

  const from = wallAt(change.at.getTime() + change.offsetBefore * MINUTE);
  const to = wallAt(change.at.getTime() + change.offsetAfter * MINUTE);
  const halfHour = 30 * MINUTE;
  return {
    before: wallAt(Math.ceil(utc(from) / halfHour) * halfHour - halfHour),
    after: wallAt(Math.ceil(utc(to) / halfHour) * halfHour),
    from,
    to,
  };
}

/** Minutes that clocks in `zone` are ahead of UTC at `instant`: 60 in a Berlin winter, -300 in New York's. */
export function offsetMinutes(zone: string, instant: Date): number {
  const wholeMinute = Math.floor(instant.getTime() / MINUTE) * MINUTE;
  return (utc(wallTimeIn(zone, instant)) - wholeMinute) / MINUTE;
}

/** Every clock change in `zone` after `from` and up to `until`, in order, to the minute. No zone makes two in a week. */
export function clockChanges(zone: string, from: Date, until: Date): ClockChange[] {
  const changes: ClockChange[] = [];
  let offsetBefore = offsetMinutes(zone, from);
  for (let start = from.getTime(); start < until.getTime(); start += WEEK) {
    const end = Math.min(start + WEEK, until.getTime());
    const offsetAfter = offsetMinutes(zone, new Date(end));
    if (offsetBefore === offsetAfter) continue;
    changes.push({ at: firstMinuteWith(zone, offsetAfter, start, end), offsetBefore, offsetAfter });
    offsetBefore = offsetAfter;
  }
  return changes;
}

/**
 * Whether `name` is an IANA time zone, old names included ("Asia/Calcutta"). Offsets ("+02:00",
 * "GMT+2"), made-up names and wrong case are not zones.
 */
export function isZone(name: string): boolean {
  if (!/^[A-Z][\w+-]*(\/[A-Z][\w+-]*){0,2}$/.test(name)) return false;
  try {
    const { timeZone } = (
      clocks.get(name) ?? Intl.DateTimeFormat("en-US", { timeZone: name })
    ).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}

/** The present name of a zone that was renamed ("Asia/Calcutta" is "Asia/Kolkata"); others stay as they are. */
export function currentZoneName(zone: string): string {
  return renamedZones[zone] ?? zone;
}

/** The place people say for a zone: "Berlin", "New York", "São Paulo", and "Mumbai" for Asia/Kolkata. */
export function zoneCity(zone: string): string {
  const name = currentZoneName(zone);
  return zoneCities[name] ?? name.slice(name.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/** The same clock time `days` later (or earlier) on the calendar; other fields are kept. */
export function addDays<Wall extends WallDate>(wall: Wall, days: number): Wall {
  const moved = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return { ...wall, year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** Day of the week of a calendar date: 0 is Sunday, 6 is Saturday. */
export function weekday(date: WallDate): number {
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
}

/** Whether the calendar has this day: February 30 has none, February 29 only in leap years. */
export function isRealDate({ year, month, day }: WallDate): boolean {
  const rolled = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 9999 && rolled.getUTCMonth() === month - 1 && rolled.getUTCDate() === day;
}

/** Sorts calendar dates: negative when `a` is the earlier day, 0 when they are the same. */
export function compareDates(a: WallDate, b: WallDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  clocks.set(zone, clock);
  return clock;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function firstMinuteWith(zone: string, offset: number, from: number, until: number): Date {
  let [old, changed] = [from, until];
  while (changed - old > MINUTE) {
    const middle = old + Math.floor((changed - old) / (2 * MINUTE)) * MINUTE;
    if (offsetMinutes(zone, new Date(middle)) === offset) changed = middle;
    else old = middle;
  }
  return new Date(Math.floor(changed / MINUTE) * MINUTE);
}

function utc(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
}

function wallAt(asUtc: number): WallTime {
  return wallTimeIn("UTC", new Date(asUtc));
}

function sameWallTime(a: WallTime, b: WallTime): boolean {
  return compareDates(a, b) === 0 && a.hour === b.hour && a.minute === b.minute;
}
