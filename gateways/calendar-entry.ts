import type { EventDetails } from "@/domain/events/schema";
import type { CalendarEntry } from "./calendar";

/** An event as its calendar entry. `isAttendee` may read the link to join. */
export function calendarEntry(event: EventDetails, { appUrl, botUsername, isAttendee }: { appUrl: string; botUsername: string; isAttendee: boolean }): CalendarEntry {
  const link = isAttendee ? event.onlineUrl : null;
  const place = event.location ?? link;
  const geo = event.latitude !== null && event.longitude !== null ? { geo: { latitude: event.latitude, longitude: event.longitude } } : {};
  return {
    uid: `${event.id}@${new URL(appUrl).hostname}`,
    sequence: event.calendarSequence,
    status: event.status === "cancelled" ? "cancelled" : "confirmed",
    title: event.title,
    ...(event.description ? { description: event.description } : {}),
    ...(place ? { location: place } : {}),
    ...geo,
    url: `https://t.me/${botUsername}?start=e_${event.code}`,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    zone: event.timeZone,
    organizer: event.organizerName,
    updatedAt: event.updatedAt,
  };
}
