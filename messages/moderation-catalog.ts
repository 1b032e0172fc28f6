import type { Draft } from "@/domain/drafts/schema";
import type { Moderated } from "@/domain/events/read-moderation";
import type { Owed } from "@/domain/payments/schema";
import type { Alert, Message, Reading } from "./message";

/** What administrators read about events and people that they may suspend. */
export type ModerationCatalog = {
  moderation: {
    /** An event, its organizer, and what can be done about both. */
    panel: (r: Reading, moderated: Moderated) => Message;
    why: (r: Reading, draft: Draft) => Message;
    /** Before it happens; `owed` would go back to those who paid. */
    confirm: (r: Reading, draft: Draft, owed: Owed[]) => Message;
    dismissed: Alert;
  };
};
