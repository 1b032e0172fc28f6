import ical, { ICalCalendarMethod, type ICalDateTimeValue, ICalEventStatus } from "ical-generator";
import { instantsOf, wallTimeIn } from "@/domain/time";
import { timeZoneComponent } from "./calendar-zone";

/** An event as calendars know it. */
export type CalendarEntry = {
  /** The same for the life of the event, or calendars keep two of it. */
  uid: string;
  /** Rises with every change; calendars ignore a file that does not. */
  sequence: number;
  status: "confirmed" | "cancelled";
  title: string;
  description?: string;
  location?: string;
  geo?: { latitude: number; longitude: number };
  /** The event's page. */
  url: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name; the entry follows this zone's clocks, whatever the reader's are. */
  zone: string;
  /** The organizer's name. */
  organizer?: string;
  updatedAt: Date;
};

/**
 * The entry as an iCalendar file (RFC 5545), the same bytes for the same entry. A cancelled event comes
 * as METHOD:CANCEL, which takes it out of the calendars that hold it.
 */
export function calendarFile(entry: CalendarEntry): string {
  const cancelled = entry.status === "cancelled";
  const inUtc =
    entry.zone === "UTC" || [entry.startsAt, entry.endsAt].some((instant) => isRepeated(instant, entry.zone));
  const calendar = ical({
    prodId: { company: "telegram-event-bot", product: "events", language: "EN" },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // A named calendar zone would write DTSTAMP as local time; only the event carries the zone.
    timezone: { name: null, generator: () => timeZoneComponent(entry.zone, entry.startsAt, entry.endsAt) },
  });

  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.updatedAt,
    lastModified: entry.updatedAt,
    start: inUtc ? entry.startsAt : clockReading(entry.startsAt, entry.zone),
    end: inUtc ? entry.endsAt : clockReading(entry.endsAt, entry.zone),
    timezone: inUtc ? null : entry.zone,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: printable(entry.title),
    description: entry.description ? printable(entry.description) : null,
    location: locationOf(entry),
    url: entry.url,
    organizer: organizerOf(entry),
  });
  return `${calendar.toString()}\r\n`;
}

/**
 * Links that add the entry with one tap: Google's and Outlook's web forms filled in, and for Apple
 * the address of its file (`fileUrl`), which phones and Macs open in their calendar.
 */
export function calendarLinks(entry: CalendarEntry, fileUrl: string) {
  const description = Array.from(entry.description ?? "")
    .slice(0, LONGEST_DETAILS)
    .join("");
  const details = [description, entry.url].filter(Boolean).join("\n\n");
  const location = entry.location ?? "";
  const outlook = query({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: entry.title,
    startdt: entry.startsAt.toISOString(),
    enddt: entry.endsAt.toISOString(),
    body: details,
    location,
  });
  const google = query({
    action: "TEMPLATE",
    text: entry.title,
    dates: `${basicUtc(entry.startsAt)}/${basicUtc(entry.endsAt)}`,
    ctz: entry.zone,
    details,
    location,
  });
  return {
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
    office365: `https://outlook.office.com/calendar/0/deeplink/compose?${outlook}`,
    apple: fileUrl,
  };
}

/** Longer links than about 2,000 characters are cut by some phones. */
const LONGEST_DETAILS = 400;

/** Percent-encoded throughout: Outlook shows the plus signs that URLSearchParams writes for spaces. */
function query(fields: Record<string, string>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

/** 20261127T180000Z */
function basicUtc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

function locationOf({ location, geo }: CalendarEntry) {
  const point = geo && { lat: geo.latitude, lon: geo.longitude };
  if (location) return { title: printable(location), ...(point && { geo: point }) };
  return point ? { geo: point } : null;
}

/** Calendars want an address with the name; organizers are on Telegram, so it is one nobody reads. */
function organizerOf({ organizer, url }: CalendarEntry) {
  if (!organizer) return null;
  return { name: printable(organizer).replace(/["\n]/g, "'"), email: `noreply@${new URL(url).hostname}` };
}

/** Without the control characters that make calendars refuse a whole file. */
function printable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Control}/gu, "");
}

/**
 * Whether the clocks show this time for the second time, as on the night when they go back: in a file a local time
 * means the first (RFC 5545 §3.3.5), and an end would come before its start (§3.8.2.2).
 */
function isRepeated(instant: Date, zone: string): boolean {
  const [first] = instantsOf(zone, wallTimeIn(zone, instant));
  return first !== undefined && instant.getTime() - first.getTime() >= 60_000;
}

type LuxonDate = Extract<ICalDateTimeValue, { toJSDate(): Date }>;

/**
 * ical-generator reads a plain Date by the machine's clock. Of the date libraries it takes instead,
 * Luxon's two formats ("yyyyLLdd" and "HHmmss") are the least to stand in for.
 */
function clockReading(instant: Date, zone: string): LuxonDate {
  const wall = wallTimeIn(zone, instant);
  const digits = (value: number, length = 2) => String(value).padStart(length, "0");
  const date = `${digits(wall.year, 4)}${digits(wall.month)}${digits(wall.day)}`;
  const time = `${digits(wall.hour)}${digits(wall.minute)}${digits(instant.getUTCSeconds())}`;
  return {
    isValid: true,
    zone: { type: "iana" },
    setZone: (other = zone) => clockReading(instant, other),
    toFormat: (format: string) => (format === "yyyyLLdd" ? date : time),
    toJSDate: () => instant,
    toJSON: () => instant.toISOString(),
  };
}
