import { FormattedString, fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import { offsetMinutes } from "@/domain/time";
import type { Reading } from "./catalog";
import { formatClockThere, formatDate, formatTime, formatWhen, formatWhenShort } from "./format";

/** A name, as plain text shown bold: nothing in it can become markup. */
export const b = (text: string) => FormattedString.b(text);
export const i = (text: string) => FormattedString.i(text);
export const s = (text: string | FormattedString) => FormattedString.s(text);
/** A number that a tap copies. */
export const code = (text: string) => FormattedString.code(text);

/** What several lines of text are made of; `null` leaves the line out, "" is an empty line. */
export type Line = FormattedString | string | null;

/** Puts lines below each other. */
export const lines = (...parts: Line[]) => FormattedString.join(parts.filter(isThere), "\n");

/** What is listed in one line. */
export const join = (parts: Exclude<Line, null>[], between: string) => FormattedString.join(parts, between);

/** Several paragraphs, parted by an empty line. */
export const paragraphs = (...parts: Line[]) =>
  FormattedString.join(
    parts.filter(isThere).filter((part) => String(part) !== ""),
    "\n\n",
  );

const isThere = (part: Line): part is FormattedString | string => part !== null;

/** A text that is an instant too: a tap shows it by the reader's own clock, a format lets the client write it. */
export const moment = (text: string, instant: Date, format?: "r" | "t" | "wDt") => {
  const seconds = Math.floor(instant.getTime() / 1000);
  return format ? FormattedString.time(text, seconds, format) : FormattedString.time(text, seconds);
};

type Scheduled = Pick<EventDetails, "startsAt" | "endsAt" | "timeZone" | "location" | "onlineUrl">;

/** When an event is, by the clocks of its place. Online each reader's own clock comes first. */
export function when({ language }: Reading, event: Scheduled) {
  const { startsAt, endsAt, timeZone } = event;
  if (event.location !== null || event.onlineUrl === null) {
    return moment(formatWhen(startsAt, timeZone, language, endsAt), startsAt);
  }
  const day = moment(formatDate(startsAt, timeZone, language), startsAt, "wDt");
  return fmt`${day} · ${formatTime(startsAt, timeZone, language, endsAt)}`;
}

/** "Fri, Nov 27, 7:00 PM (Berlin)" */
export const whenShort = ({ language }: Reading, event: { startsAt: Date; timeZone: string }) =>
  moment(formatWhenShort(event.startsAt, event.timeZone, language), event.startsAt);

/** The start by the reader's own clock, when theirs shows something else than the event's. */
export function ownTime({ language, timeZone }: Reading, event: { startsAt: Date; timeZone: string }) {
  if (
    timeZone === null ||
    offsetMinutes(timeZone, event.startsAt) === offsetMinutes(event.timeZone, event.startsAt)
  )
    return null;
  return moment(formatWhenShort(event.startsAt, timeZone, language), event.startsAt, "wDt");
}

/** A deadline as weekday, date and time, by the reader's clock where the client can. */
export const deadline = ({ language }: Reading, instant: Date, zone: string) =>
  moment(formatWhenShort(instant, zone, language), instant, "wDt");

/** Only the time of day. */
export const clock = ({ language }: Reading, instant: Date, zone: string) =>
  moment(formatClockThere(instant, zone, language), instant, "t");

const steps = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;

/** "in 12 hours", "2 minutes ago": kept up to date by the client. */
export function relative({ language, now }: Reading, instant: Date) {
  const seconds = Math.round((instant.getTime() - now.getTime()) / 1000);
  const step = steps.find((step) => Math.abs(seconds) >= step.seconds) ?? { unit: "second", seconds: 1 };
  const text = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(
    Math.round(seconds / step.seconds),
    step.unit,
  );
  return moment(text, instant, "r");
}

const LINE = 45;

/** What somebody wrote, set apart; folded by the client when it is longer than about four lines. */
export function quote(text: string) {
  const height = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  return height > 4 ? FormattedString.expandableBlockquote(text) : FormattedString.blockquote(text);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** At most `max` characters, ending in … when something was left out; never half an emoji. */
export function cut(text: string, max: number) {
  if (text.length <= max) return text;

  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 100))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
