import { type Currency, decimalsOf, isCurrency, toDecimal } from "@/domain/money";
import { compareDates, offsetMinutes, type WallDate, wallTimeIn, zoneCity } from "@/domain/time";

const NO_BREAK_SPACE = "\u00A0";

/** "Friday, November 27, 2026": the day that `instant` falls on in `zone`. */
export function formatDate(instant: Date, zone: string, language: string): string {
  return dates(language, { dateStyle: "full", timeZone: zone }).format(instant);
}

/**
 * "7:00 PM (Berlin, GMT+1)", with an end "7:00–10:00 PM (Berlin, GMT+1)". An end on another day
 * carries its date: "10:00 PM – Sat, Nov 28, 2:00 AM (Berlin, GMT+1)".
 */
export function formatTime(instant: Date, zone: string, language: string, end?: Date): string {
  return `${formatClock(instant, zone, language, end)} (${unbroken(formatZone(zone, instant))})`;
}

/** "Friday, November 27, 2026 at 7:00 PM (Berlin, GMT+1)", or with an end as in `formatTime`. */
export function formatWhen(instant: Date, zone: string, language: string, end?: Date): string {
  const at = joinDateAndTime(language, wallTimeIn(zone, instant).hour);
  return `${formatDate(instant, zone, language)}${at}${formatTime(instant, zone, language, end)}`;
}

/** "Fri, Nov 27, 7:00 PM (Berlin)": one line on a card or in a list. */
export function formatWhenShort(instant: Date, zone: string, language: string): string {
  const day = formatDateShort(instant, zone, language);
  return `${day}, ${formatClockThere(instant, zone, language)}`;
}

/** "Fri, Nov 27": a day where the year goes without saying. */
function formatDateShort(instant: Date, zone: string, language: string): string {
  return dates(language, { weekday: "short", month: "short", day: "numeric", timeZone: zone }).format(
    instant,
  );
}

/** "7:00 PM" without a zone, for labels beside which the zone is told; with an end "7:00–10:00 PM". */
export function formatClock(instant: Date, zone: string, language: string, end?: Date): string {
  const start = clock(instant, zone, language);
  if (!end) return start;

  const finish = clock(end, zone, language);
  if (compareDates(wallTimeIn(zone, instant), wallTimeIn(zone, end)) !== 0) {
    return `${start} – ${formatDateShort(end, zone, language)}, ${finish}`;
  }
  const [, halfOfDay] = new RegExp(`(${NO_BREAK_SPACE}\\D+)$`).exec(finish) ?? [];
  const shared = halfOfDay !== undefined && start.endsWith(halfOfDay);
  return `${shared ? start.slice(0, -halfOfDay.length) : start}–${finish}`;
}

/** "7:00 PM (Berlin)": a time of today. */
export function formatClockThere(instant: Date, zone: string, language: string): string {
  return `${formatClock(instant, zone, language)} (${unbroken(zoneCity(zone))})`;
}

/** "Berlin, GMT+1": a zone as people know it, with its offset at `instant`. */
export function formatZone(zone: string, instant: Date): string {
  const city = zoneCity(zone);
  return city === "UTC" ? city : `${city}, ${formatOffset(zone, instant)}`;
}

/** "GMT+1", "GMT-3", "GMT+5:30", "GMT": the zone's offset at `instant`. */
export function formatOffset(zone: string, instant: Date): string {
  const minutes = offsetMinutes(zone, instant);
  if (minutes === 0) return "GMT";
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `GMT${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

/** "$45.00", "€45.00", "¥4,500", "CA$45.00", "450 ⭐": `minor` units in the manner of the language. */
export function formatMoney(minor: number, currency: Currency, language: string): string {
  if (currency === "XTR") return `${formatNumber(minor, language)}${NO_BREAK_SPACE}⭐`;
  const digits = decimalsOf(currency);
  return numbers(language, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(toDecimal(minor, currency));
}

/** The same for what providers and the database tell of. */
export function formatAmount(minor: number, currency: string, language: string): string {
  return isCurrency(currency)
    ? formatMoney(minor, currency, language)
    : `${formatNumber(minor, language)}${NO_BREAK_SPACE}${currency}`;
}

/** "12,345": a count. */
export function formatNumber(value: number, language: string): string {
  return numbers(language, {}).format(value);
}

/** "November 2026", the head of a calendar page. */
export function formatMonth(month: Omit<WallDate, "day">, language: string): string {
  return dates(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    noon({ ...month, day: 1 }),
  );
}

/** "Nov 2026", a button among twelve. */
export function formatMonthShort(month: Omit<WallDate, "day">, language: string): string {
  return dates(language, { month: "short", year: "numeric", timeZone: "UTC" }).format(
    noon({ ...month, day: 1 }),
  );
}

/** "Friday, November 27, 2026" for a date that has no time yet. */
export function formatWallDate(date: WallDate, language: string): string {
  return formatDate(noon(date), "UTC", language);
}

/** "November 27, 2026", to tell two readings of 11/27 apart. */
export function formatWallDateLong(date: WallDate, language: string): string {
  return dates(language, { dateStyle: "long", timeZone: "UTC" }).format(noon(date));
}

/** "Fri" or "Friday". */
export function formatWeekday(date: WallDate, language: string, width: "short" | "long" = "short"): string {
  return dates(language, { weekday: width, timeZone: "UTC" }).format(noon(date));
}

/** "Fri 27", a day button; with its month, "Tue Dec 1", where a new one begins. */
export function formatDay(date: WallDate, language: string, withMonth = false): string {
  const parts = dates(language, { month: "short", day: "numeric", timeZone: "UTC" });
  return `${formatWeekday(date, language)} ${withMonth ? parts.format(noon(date)) : date.day}`;
}

function clock(instant: Date, zone: string, language: string): string {
  return unbroken(dates(language, { hour: "numeric", minute: "2-digit", timeZone: zone }).format(instant));
}

/** Any of the spaces that Intl picks, which differ from one version to the next, as one that does not break. */
function unbroken(text: string): string {
  return text.replace(/\s/g, NO_BREAK_SPACE);
}

function joinDateAndTime(language: string, hour: number): string {
  const [base] = language.split("-");
  if (base === "en") return " at ";
  if (base === "es") return hour === 1 ? " a la " : " a las ";
  return ", ";
}

function noon({ year, month, day }: WallDate): Date {
  return new Date(Date.UTC(year, month - 1, day, 12));
}

/** Building a formatter costs a hundred times what using it does, so each is built once. */
function dates(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remembered(dateFormats, [language, options], () => new Intl.DateTimeFormat(language, options));
}

function numbers(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remembered(numberFormats, [language, options], () => new Intl.NumberFormat(language, options));
}

function remembered<Format>(formats: Map<string, Format>, key: unknown, build: () => Format): Format {
  const name = JSON.stringify(key);
  const known = formats.get(name);
  if (known) return known;
  const built = build();
  formats.set(name, built);
  return built;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();
