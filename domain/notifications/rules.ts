import { z } from "zod";
import { Refusal } from "../errors";
import { venueInstants } from "../events/rules";
import type { EventDetails } from "../events/schema";
import type { ChangedFields } from "../letters";
import { cleanText } from "../text";
import { addDays, wallTimeIn } from "../time";
import { type Placeholder, placeholders } from "./schema";

/** Changes that attendees are told of; the others (capacity, category, …) only show on the cards. */
export const toldFields = [
  "title",
  "startsAt",
  "endsAt",
  "timeZone",
  "location",
  "onlineUrl",
  "description",
] as const satisfies (keyof ChangedFields)[];

/** Old values as they lie in a row: instants as text. */
export const ChangedFieldsAsStored = z.object({
  title: z.string().optional(),
  startsAt: z.coerce.date().optional(),
  endsAt: z.coerce.date().optional(),
  timeZone: z.string().optional(),
  location: z.string().nullable().optional(),
  onlineUrl: z.string().nullable().optional(),
  description: z.string().optional(),
});

/** Of these old values, those that differ from what the event says now. */
export function changedSince(
  before: z.output<typeof ChangedFieldsAsStored>,
  event: EventDetails,
): ChangedFields {
  const entries = toldFields
    .filter((field) => field in before && before[field] !== undefined && !isSame(before[field], event[field]))
    .map((field) => [field, before[field]]);
  return Object.fromEntries(entries);
}

const isSame = (one: unknown, other: unknown) =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;

export const maxMessageLength = 3_500;

/** A name in braces. */
export const inBraces = /\{\s*([^{}\s]{1,60})\s*\}/g;

/** The text as it will be sent. Throws `message_empty`, `message_too_long`. */
export function checkMessage(text: string, max = maxMessageLength) {
  const message = cleanText(text);
  if (message.length === 0) throw new Refusal("message_empty");
  if (message.length > max) throw new Refusal("message_too_long", { length: message.length, max });
  return message;
}

/** The same of a text that may hold `placeholders`. Throws `unknown_placeholder` for any other word in braces. */
export function checkTemplate(text: string, max = maxMessageLength) {
  const message = checkMessage(text, max);
  for (const [, name = ""] of message.matchAll(inBraces))
    if (!isPlaceholder(name)) throw new Refusal("unknown_placeholder", { name });
  return message;
}

export const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name);

type Span = Pick<EventDetails, "startsAt" | "endsAt">;
const twoDays = 2 * 24 * 60 * 60 * 1000;

/** Until when a reminder that was due at `dueAt` still helps: half of the way to the start, or to the end of an event that has begun; two days for what comes after. */
export function worthUntil(dueAt: Date, { startsAt, endsAt }: Span): Date {
  const next = [startsAt, endsAt].find((at) => dueAt < at);
  if (!next) return new Date(dueAt.getTime() + twoDays);
  return new Date((dueAt.getTime() + next.getTime()) / 2);
}

type QuietHours = { quietFrom: number | null; quietUntil: number | null };

/** When a person's quiet hours end that `now` falls into, by the clock of `zone`; null outside of them. */
export function quietUntil(
  { quietFrom, quietUntil: until }: QuietHours,
  zone: string,
  now: Date,
): Date | null {
  if (quietFrom === null || until === null) return null;
  const wall = wallTimeIn(zone, now);
  const minute = wall.hour * 60 + wall.minute;
  const overMidnight = quietFrom > until;
  const isQuiet = overMidnight
    ? minute >= quietFrom || minute < until
    : minute >= quietFrom && minute < until;
  if (!isQuiet) return null;
  const day = addDays(wall, overMidnight && minute >= quietFrom ? 1 : 0);
  const ends = venueInstants(zone, { ...day, hour: Math.floor(until / 60), minute: until % 60 }).at;
  return ends.find((at) => at > now) ?? null;
}
