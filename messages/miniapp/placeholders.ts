import type { EventDetails } from "@/domain/events/schema";
import type { Placeholder } from "@/domain/notifications/schema";
import { formatDate, formatTime } from "../format";

type Told = Pick<EventDetails, "title" | "startsAt" | "endsAt" | "timeZone">;
/** For whom an organizer's words are filled in. `place` says where it is, in the reader's language. */
export type FilledFor = { language: string; firstName: string; place: string };

/** An organizer's words with everything in braces filled in; what is no placeholder of ours stays as it was typed. */
export function fillIn(text: string, event: Told, { language, firstName, place }: FilledFor): string {
  const { title, startsAt, endsAt, timeZone } = event;
  const values: Record<Placeholder, () => string> = {
    first_name: () => firstName,
    event_name: () => title,
    event_date: () => formatDate(startsAt, timeZone, language),
    event_time: () => formatTime(startsAt, timeZone, language, endsAt),
    location: () => place,
    time: () => formatTime(startsAt, timeZone, language),
  };
  return text.replace(/\{\s*(\w+)\s*\}/g, (typed, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder]() : typed,
  );
}
