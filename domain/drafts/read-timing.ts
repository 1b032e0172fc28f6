import { cleanLine } from "../text";
import { readWhen } from "./read-when";
import type { TimingAnswer } from "./schema";

type Place = { zone: string; now: Date; language: string };
export type TimingReading = { timing: TimingAnswer } | { problem: "unreadable" | "past" };

const relative = /^(\d{1,4}|an?|one|una?) ?(\p{L}+) (before|after|antes|despu[eé]s)(.*)$/iu;
const units: [RegExp, number][] = [
  [/^(m|mins?|minutes?|minutos?)$/i, 1],
  [/^(h|hrs?|hours?|horas?)$/i, 60],
  [/^(d|days?|d[ií]as?)$/i, 24 * 60],
  [/^(w|weeks?|semanas?)$/i, 7 * 24 * 60],
];
const start = /^( of| de)?( the| del)? (start|begin\w*|comienzo|inicio|empezar)$/i;
const end = /^( of| de)?( the| del)? (end|final|fin|terminar)$/i;

/** Understands when a reminder should go out: "2 hours before", "3 días antes", "1 hour after the end", or a date and time. */
export function readTiming(text: string, place: Place): TimingReading {
  const timing = readRelative(cleanLine(text).replace(/[.!]$/, ""));
  if (timing) return { timing };

  const when = readWhen(text, place);
  if (when.kind === "instant") return { timing: { anchor: "fixed", at: when.at.toISOString() } };
  return { problem: when.kind === "past" ? "past" : "unreadable" };
}

function readRelative(text: string): TimingAnswer | undefined {
  const [, count = "", unit = "", side = "", edge = ""] = relative.exec(text) ?? [];
  const minutes = units.find(([known]) => known.test(unit))?.[1];
  if (minutes === undefined || (edge !== "" && !start.test(edge) && !end.test(edge))) return undefined;

  const length = (Number(count) || 1) * minutes;
  const isBefore = /^(before|antes)$/i.test(side);
  // "2 hours before" is before it begins, "2 hours after" is when it is over, unless they say so.
  const isEnd = edge === "" ? !isBefore : end.test(edge);
  return { anchor: isEnd ? "end" : "start", offsetMinutes: isBefore ? -length : length };
}
