import { hourMarker, type PartOfDay, takePartOfDay } from "./spell-clocks";
import { cut, phrase } from "./tidy-when";

/**
 * The time of day in a text and what is left of the text. Minutes count from midnight of the day meant
 * and pass 24 hours after it ("tonight at 1"). No `startMinutes` where no time is told.
 */
export type ClockReading = {
  rest: string;
  startMinutes?: number;
  endMinutes?: number;
  /** The word "midnight" was used: the coming one, unless a day is named. */
  midnight?: boolean;
};

type Hour = { hour: number; minute: number; half: string | undefined };

const DAY = 24 * 60;
const HALF_DAY = 12 * 60;

/**
 * Reads "7pm", "19:30", "at 7", "midnight", "7-10pm", "19:00 to 22:00" out of a text
 * that `spellClocks` has made plain. Undefined for a time no clock shows (25:00, 13am).
 *
 * Without am or pm an hour is read on the 24-hour clock, so "at 7" is 7:00 in the morning, unless the
 * text names a part of the day: then "at 7" tonight is 19:00, and in the afternoon 15:00 is "at 3".
 */
export function readClock(text: string): ClockReading | undefined {
  const { rest, part } = takePartOfDay(text);

  const range = takeRange(rest, part);
  if (range !== "none") return range;

  const midnight = matchMidnight.exec(rest);
  if (midnight) return { rest: cut(rest, midnight), startMinutes: 0, midnight: true };

  for (const pattern of singles) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const startMinutes = minutesOf(hourIn(match), part);
    return startMinutes === undefined ? undefined : { rest: cut(rest, match), startMinutes };
  }
  return { rest };
}

const matchMidnight = phrase(
  `(?:(?:${hourMarker}) )?(?:12 )?(?:midnight|medianoche|mitternacht|minuit|meia-noite)`,
);

const marker = `(?<!\\p{L})(?:(?:${hourMarker}) ?)?`;
const minutes = "(?::(?<minute>\\d{2})(?::\\d{2})?)";
const half = "(?<half>am|pm)";
const end = "(?![\\p{L}\\d:./])";
const relativeDay = "today|tonight|tomorrow|tmrw|hoy|mañana|heute|morgen|demain|aujourd'hui|hoje|amanhã";

const singles = [
  new RegExp(`${marker}(?<![\\d:./-])(?<hour>\\d{1,2})${minutes} ?${half}?${end}`, "u"),
  new RegExp(`${marker}(?<![\\d:./-])(?<hour>\\d{1,2}) ?${half}${end}`, "u"),
  new RegExp(`(?<!\\p{L})(?:${hourMarker}) ?(?<hour>\\d{1,2})${end}(?!-)`, "u"),
  new RegExp(`(?<=(?<!\\p{L})(?:${relativeDay}) )(?<hour>\\d{1,2})$`, "u"),
  new RegExp(`^(?<hour>\\d{1,2})(?= (?:${relativeDay})$)`, "u"),
];

const rangePattern = new RegExp(
  `(?<!\\p{L})(?<marker>${hourMarker}|de|das)? ?(?:las? )?(?<![\\d:./-])(?<h1>\\d{1,2})(?::(?<m1>\\d{2}))? ?(?<half1>am|pm)?` +
    "(?: ?- ?| (?:to|till?|until|bis|a|à|às|hasta|and|y|e|und) (?:las? )?)" +
    `(?:(?<h2>\\d{1,2})(?::(?<m2>\\d{2}))? ?(?<half2>am|pm)?|midnight|medianoche|mitternacht)${end}(?!-)`,
  "u",
);

function takeRange(text: string, part: PartOfDay | undefined): ClockReading | undefined | "none" {
  const match = rangePattern.exec(text);
  const { marker, h1, m1, half1, h2, m2, half2 } = match?.groups ?? {};
  const isTime = m1 || half1 || m2 || half2 || marker || part;
  if (!match || !isTime || Number(h1) > 24) return "none";

  const from = { hour: Number(h1), minute: Number(m1 ?? 0), half: half1 };
  const to =
    h2 === undefined
      ? { hour: 0, minute: 0, half: undefined }
      : { hour: Number(h2), minute: Number(m2 ?? 0), half: half2 };
  const startMinutes =
    half2 && !half1 ? closestBefore(from, minutesOf(to, undefined)) : minutesOf(from, part);
  if (startMinutes === undefined) return undefined;

  const endMinutes =
    half1 && !half2 && to.hour <= 12 && h2
      ? closestAfter(startMinutes, to)
      : minutesOf(to, h2 ? part : undefined);
  if (endMinutes === undefined) return undefined;
  return { rest: cut(text, match), startMinutes, endMinutes: afterMidnight(startMinutes, endMinutes) };
}

/** "10pm to 2am" ends on the next day; "10pm to 9pm" is no plan but a slip, and stays as it is. */
function afterMidnight(start: number, end: number): number {
  return end <= start && end + DAY - start <= HALF_DAY ? end + DAY : end;
}

/** In "7-10pm" and "11-2pm" the first hour is on whichever half of the day makes it the shorter wait. */
function closestBefore(from: Hour, end: number | undefined): number | undefined {
  if (end === undefined || from.hour > 12 || from.hour === 0) return minutesOf(from, undefined);
  const waits = ["am", "pm"].flatMap((half) => minutesOf({ ...from, half }, undefined) ?? []);
  return waits.sort((a, b) => wait(a, end) - wait(b, end))[0];
}

/** In "7pm-10" the last hour is the next ten o'clock. */
function closestAfter(start: number, to: Hour): number | undefined {
  const ends = ["am", "pm"].flatMap((half) => minutesOf({ ...to, half }, undefined) ?? []);
  return ends.sort((a, b) => wait(start, a) - wait(start, b))[0];
}

function wait(start: number, end: number): number {
  return (end - start + DAY - 1) % DAY;
}

function hourIn({ groups = {} }: RegExpExecArray): Hour {
  return { hour: Number(groups.hour), minute: Number(groups.minute ?? 0), half: groups.half };
}

function minutesOf({ hour, minute, half }: Hour, part: PartOfDay | undefined): number | undefined {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  if (half === "am" && hour > 12) return undefined;
  if (half === "pm" && (hour === 0 || hour === 24)) return undefined;

  const onHalf = half && hour <= 12 ? (hour % 12) + (half === "pm" ? 12 : 0) : hour;
  const meant = half ? onHalf : hourInPart(hour, part);
  const pastMidnight = part === "night" && meant < 4;
  return (pastMidnight ? meant + 24 : meant) * 60 + minute;
}

function hourInPart(hour: number, part: PartOfDay | undefined): number {
  if (part === "afternoon" && hour >= 1 && hour <= 8) return hour + 12;
  if (part === "night" && hour >= 4 && hour <= 12) return hour + 12;
  return hour;
}
