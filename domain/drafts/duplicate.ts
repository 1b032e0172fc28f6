import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { getEvent, listTicketTypes } from "../events/queries";
import { insertDraft } from "./open";
import { toDetails } from "./queries";
import { answersOf } from "./rules";
import type { DraftDetails } from "./schema";

/** A new draft that says what an event of one's own says, without its date. Throws `not_organizer`, `not_found`. */
export async function duplicateEvent(ctx: Context<UserActor>, eventId: string): Promise<DraftDetails> {
  return transact(ctx, async (tx) => {
    const event = await getEvent(tx, eventId);
    authorize(tx, "event.change", { event });

    const { startsAt: _, ...answers } = answersOf(event);
    const types = await listTicketTypes(tx, event.id);
    const ticketTypes = types.map((type) => ({ ...type, salesStartAt: null, salesEndAt: null }));
    const draft = { ...answers, like: event.id, ...(types.length > 1 ? { ticketTypes } : {}) };
    return toDetails(tx, await insertDraft(tx, null, draft));
  });
}
