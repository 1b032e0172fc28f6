import { z } from "zod";
import type { EventDetails } from "../events/schema";
import { RsvpStatus, type Standing } from "../rsvps/schema";

/** Whom a message is for: everybody who stands so to the event, of them those who are (not) in yet or hold such a ticket; or some people. */
export const Recipients = z.union([
  z
    .object({
      statuses: z
        .array(RsvpStatus.exclude(["cancelled"]))
        .min(1)
        .max(3),
      checkedIn: z.boolean().optional(),
      ticketTypeId: z.uuid().optional(),
    })
    .strict(),
  z.object({ userIds: z.array(z.int().positive()).min(1).max(500) }).strict(),
]);
export type Recipients = z.infer<typeof Recipients>;

/**
 * A message that shows an event's live state, with all that it shows. In a private chat it shows its
 * reader's own standing; `status` is the organizer's running count,
 * `review` what an administrator decides about.
 */
export type Card = {
  id: string;
  kind: "private" | "group" | "channel" | "inline" | "status" | "review";
  address: { chatId: number; messageId: number } | { inlineMessageId: string };
  event: EventDetails;
  standing: Standing | null;
  viewerId: number | null;
  languageCode: string | null;
  timeZone: string | null;
  hasPhoto: boolean;
  renderedHash: string | null;
  now: Date;
};
