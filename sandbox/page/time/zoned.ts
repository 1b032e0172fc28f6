import { formatter } from "./formats";

/** "2026-11-27T19:00", what a clock in this zone shows, as a date field wants it. */
export function toLocal(milliseconds: number, timeZone: string): string {
  return new Date(milliseconds + offsetAt(milliseconds, timeZone)).toISOString().slice(0, 16);
}

/** The moment at which a clock in this zone shows this. */
export function fromLocal(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}:00Z`);
  const first = asUtc - offsetAt(asUtc, timeZone);
  return asUtc - offsetAt(first, timeZone);
}

function offsetAt(milliseconds: number, timeZone: string) {
  const parts = formatter("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(milliseconds);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(milliseconds / 1000) * 1000;
}
