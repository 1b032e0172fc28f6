import { aroundGap, instantsOf, type WallDate, type WallTime, wallTimeIn } from "@/domain/time";
import { formatClock } from "./format";

const two = (value: number) => String(value).padStart(2, "0");

/** 20261127, as buttons carry a day. */
export const dayArg = ({ year, month, day }: WallDate) => `${year}${two(month)}${two(day)}`;

/** 202611271930, as buttons carry a time. */
export const timeArg = (wall: WallTime) => `${dayArg(wall)}${two(wall.hour)}${two(wall.minute)}`;

/** The clock time `minutes` later or earlier, across midnight too. */
export function addMinutes(wall: WallTime, minutes: number): WallTime {
  return wallTimeIn("UTC", new Date(asUtc(wall) + minutes * 60_000));
}

/** "7:00 PM" */
export const wallClock = (wall: WallTime, language: string) =>
  formatClock(new Date(asUtc(wall)), "UTC", language);

/** The first instant at which clocks show this; when a clock change skips it, the next time that exists. */
export const instantOf = (zone: string, wall: WallTime): Date =>
  instantsOf(zone, wall)[0] ?? instantsOf(zone, aroundGap(zone, wall).after)[0] ?? new Date(asUtc(wall));

const asUtc = (wall: WallTime) => Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);

const dayOf = (date: WallDate) => new Date(Date.UTC(date.year, date.month - 1, date.day));

/** "Friday, November 27" */
export const formatWallDay = (date: WallDate, language: string) =>
  new Intl.DateTimeFormat(language, {
    weekday: "long",
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  }).format(dayOf(date));

/** "Nov 27" */
export const formatMonthDay = (date: WallDate, language: string) =>
  new Intl.DateTimeFormat(language, { month: "short", day: "numeric", timeZone: "UTC" }).format(dayOf(date));

/** "March" */
export const monthName = (date: WallDate, language: string) =>
  new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(dayOf(date));

/** "03/12/2026", which two languages read differently. */
export const slashed = ({ year, month, day }: WallDate) => `${two(month)}/${two(day)}/${year}`;

/** "27.11.2026" */
export const dotted = ({ year, month, day }: WallDate) => `${two(day)}.${two(month)}.${year}`;
