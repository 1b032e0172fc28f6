import { Refusal } from "@/domain/errors";
import { isRealDate, type WallTime } from "@/domain/time";

/** Reads a day (20261127) or a time (202611271930) off a button. Throws `stale_button` for what no button of ours says. */
export function readWallArg(arg: string): WallTime {
  const match = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?$/.exec(arg);
  if (!match) throw new Refusal("stale_button");

  const [year, month, day, hour, minute] = match.slice(1).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isRealDate({ year, month, day }) || hour > 23 || minute > 59) throw new Refusal("stale_button");
  return { year, month, day, hour, minute };
}

/** Reads a page, counted from 0, off a button; the first when there is none. An event has 100,000 people at most. Throws `stale_button`. */
export function readPage(arg: string): number {
  if (!/^\d{0,5}$/.test(arg)) throw new Refusal("stale_button");
  return Number(arg);
}

/** Reads yes (1) or no (0) off a button. Throws `stale_button`. */
export function readFlag(arg: string): boolean {
  if (arg !== "0" && arg !== "1") throw new Refusal("stale_button");
  return arg === "1";
}

/** Reads minutes from the start or the end of an event (s-1440, e60) off a button. Throws `stale_button`. */
export function readTimingArg(arg: string): { anchor: "start" | "end"; offsetMinutes: number } {
  const match = /^([se])(-?\d{1,5})$/.exec(arg);
  if (!match) throw new Refusal("stale_button");
  return { anchor: match[1] === "s" ? "start" : "end", offsetMinutes: Number(match[2]) };
}

/** Reads a whole number within bounds off a button. Throws `stale_button` for anything else. */
export function readNumber(arg: string, { min, max }: { min: number; max: number }): number {
  const number = /^\d{1,16}$/.test(arg) ? Number(arg) : Number.NaN;
  if (!(number >= min && number <= max)) throw new Refusal("stale_button");
  return number;
}
