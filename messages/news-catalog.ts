import type { Draft } from "@/domain/drafts/schema";
import type { EventDetails } from "@/domain/events/schema";
import type { Reminder } from "@/domain/reminders/schema";
import type { Alert, Message, Reading } from "./message";

/** What somebody can mute: everywhere, or of one event alone. */
export type MutableKind = "reminder" | "update" | "thanks";

/** What is said around an event's news: its schedule, what people thought of it, and what they want to hear. */
export type NewsCatalog = {
  /** What a guest and the organizer of an event say to each other through the bot. */
  contact: {
    ask: (r: Reading, event: EventDetails) => Message;
    sent: (r: Reading, event: EventDetails) => Message;
    /** To the organizer, of a guest. */
    replyAsk: (r: Reading, guest: { name: string }) => Message;
    replySent: (r: Reading, event: EventDetails, guest: { name: string }) => Message;
  };
  reminders: {
    list: (r: Reading, event: EventDetails, reminders: Reminder[]) => Message;
    one: (r: Reading, event: EventDetails, reminder: Reminder) => Message;
    /** `problem` says why what was typed is no answer. */
    whenAsk: (
      r: Reading,
      draft: Pick<Draft, "id" | "event" | "timeZone">,
      problem: "unreadable" | "past" | null,
    ) => Message;
    textAsk: (r: Reading) => Message;
  };
  feedback: {
    ask: (r: Reading, event: EventDetails) => Message;
    thanks: (r: Reading, event: EventDetails) => Message;
    commentAsk: (r: Reading, event: EventDetails) => Message;
    commented: (r: Reading, event: EventDetails) => Message;
  };
  preferences: {
    list: (r: Reading, muted: readonly string[]) => Message;
    muted: (r: Reading, event: Pick<EventDetails, "id">, kind: MutableKind) => Message;
    mutedEvent: (r: Reading, event: Pick<EventDetails, "id" | "title">, kind: MutableKind) => Message;
    unmuted: (r: Reading) => Message;
    /** The answer to "I'll be there". */
    coming: Alert;
  };
};
