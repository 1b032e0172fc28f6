import type { EventDetails } from "../events/schema";
import type { Standing } from "../rsvps/schema";

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
