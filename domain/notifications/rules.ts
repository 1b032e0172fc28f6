import { z } from "zod";
import type { EventDetails } from "../events/schema";
import type { ChangedFields } from "../letters";

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
