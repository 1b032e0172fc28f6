import { format } from "./formats";

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** What a `date_time` entity shows: in its format, in the reader's language and zone; as written without one. */
export function entityTime(
  written: string,
  unixTime: number,
  pattern: string,
  reader: Reader,
  now: number,
): string {
  if (!pattern) return written;
  if (pattern === "r") return relative(unixTime - now / 1000, reader.languageCode);
  return format(unixTime * 1000, reader.languageCode, { timeZone: reader.timeZone, ...options(pattern) });
}

/** Who reads, as far as times depend on it. */
export type Reader = { languageCode: string; timeZone: string };

/** What the reader's own clock shows then, in full. */
export function ownClock(unixTime: number, reader: Reader, now: number): string {
  const time = format(unixTime * 1000, reader.languageCode, { timeZone: reader.timeZone, ...options("wDt") });
  return `${time}, ${relative(unixTime - now / 1000, reader.languageCode)}`;
}

function options(pattern: string): Intl.DateTimeFormatOptions {
  return {
    ...(pattern.includes("w") && { weekday: "long" }),
    ...(pattern.includes("d") && { day: "numeric", month: "numeric", year: "2-digit" }),
    ...(pattern.includes("D") && { day: "numeric", month: "long", year: "numeric" }),
    ...(/t/i.test(pattern) && { hour: "numeric", minute: "2-digit" }),
    ...(pattern.includes("T") && { second: "2-digit" }),
  };
}

function relative(seconds: number, locale: string) {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return words.format(Math.round(seconds / length), unit);
}
