import { type ClockChange, clockChanges, offsetMinutes } from "@/domain/time";

const MINUTE = 60_000;
const YEAR = 366 * 24 * 60 * MINUTE;

/**
 * The VTIMEZONE of `zone` for something between `from` and `until`: the offset a year before, and
 * every clock change from there to a year after, so that calendars which move the entry stay right.
 */
export function timeZoneComponent(zone: string, from: Date, until: Date): string {
  const start = new Date(from.getTime() - YEAR);
  const offset = offsetMinutes(zone, start);
  const changes = clockChanges(zone, start, new Date(until.getTime() + YEAR));

  const [firstChange] = changes;
  const startsInSummer = firstChange !== undefined && firstChange.offsetAfter < firstChange.offsetBefore;
  const beginning = { at: start, offsetBefore: offset, offsetAfter: offset };
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    ...observance(beginning, startsInSummer),
    ...changes.flatMap((change) => observance(change, change.offsetAfter > change.offsetBefore)),
    "END:VTIMEZONE",
  ].join("\r\n");
}

/** One stretch between two clock changes. It starts at a wall time, told by the offset before. */
function observance({ at, offsetBefore, offsetAfter }: ClockChange, isDaylight: boolean): string[] {
  const kind = isDaylight ? "DAYLIGHT" : "STANDARD";
  const wall = new Date(at.getTime() + offsetBefore * MINUTE);
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wall.toISOString().slice(0, 19).replace(/[-:]/g, "")}`,
    `TZOFFSETFROM:${signed(offsetBefore)}`,
    `TZOFFSETTO:${signed(offsetAfter)}`,
    `END:${kind}`,
  ];
}

/** 60 is "+0100", -210 is "-0330". */
function signed(minutes: number): string {
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `${minutes < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}${String(rest).padStart(2, "0")}`;
}
