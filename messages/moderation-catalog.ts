import type { Draft } from "@/domain/drafts/schema";
import type { Moderated } from "@/domain/events/read-moderation";
import type { EventDetails } from "@/domain/events/schema";
import type { Owed } from "@/domain/payments/schema";
import type { Alert, Message, Reading } from "./message";

type Named = { userId: number; name: string };
type GuestShown = Named & { event: EventDetails };

/** What is said to those who keep somebody or something out: administrators, and organizers of an event. */
export type ModerationCatalog = {
  moderation: {
    /** An event, its organizer, and what can be done about both. */
    panel: (r: Reading, moderated: Moderated) => Message;
    why: (r: Reading, draft: Draft) => Message;
    /** Before it happens; `owed` would go back to those who paid. */
    confirm: (r: Reading, draft: Draft, owed: Owed[]) => Message;
    dismissed: Alert;
  };
  /** For an organizer who removes somebody, or keeps them out. */
  guests: {
    pick: (r: Reading, of: { event: EventDetails; items: Named[]; page: number; pages: number }) => Message;
    ask: (r: Reading, guest: GuestShown) => Message;
    removed: (r: Reading, guest: GuestShown & { isKeptOut: boolean }) => Message;
    blocked: (r: Reading, of: { event: EventDetails; people: Named[] }) => Message;
    letIn: (r: Reading, guest: GuestShown) => Message;
  };
};
