import type { EventDetails } from "@/domain/events/schema";
import type { CalendarEntry } from "./calendar";

/** An event as it goes into somebody's calendar; with `onlineUrl` only if it was left in for the reader. */
export function calendarEntryOf(
  event: EventDetails,
  { botUsername }: { botUsername: string },
): CalendarEntry {
  const { latitude, longitude, onlineUrl } = event;
  const location = event.location ?? onlineUrl;
  const description = [event.description, event.location && onlineUrl].filter(Boolean).join("\n\n");
  return {
    uid: `${event.id}@telegram-event-bot`,
    sequence: event.calendarSequence,
    status: event.status === "cancelled" ? "cancelled" : "confirmed",
    title: event.title,
    ...(description ? { description } : {}),
    ...(location ? { location } : {}),
    ...(latitude !== null && longitude !== null ? { geo: { latitude, longitude } } : {}),
    url: `https://t.me/${botUsername}?start=e_${event.ref}`,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    zone: event.timeZone,
    organizer: event.organizerName,
    updatedAt: event.updatedAt,
  };
}
