import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { getEvent, listTicketTypes } from "../events/queries";
import { isGeneral } from "../sales/rules";
import { insertDraft } from "./open";
import { toDetails } from "./queries";
import { answersOf } from "./rules";
import type { DraftDetails } from "./schema";

/** A new draft that says all that an event of one's own says, without its dates. Throws `not_organizer`, `not_found`, `too_many_drafts`. */
export async function duplicateEvent(ctx: Context<UserActor>, eventId: string): Promise<DraftDetails> {
  return transact(ctx, async (tx) => {
    const event = await getEvent(tx, eventId);
    authorize(tx, "event.change", { event });

    const types = await listTicketTypes(tx, event.id);
    const { startsAt: _, ticketTypes = [], ...answers } = answersOf(event, types);
    const undated = ticketTypes.map(({ id: _id, ...type }) => ({
      ...type,
      salesStartAt: null,
      salesEndAt: null,
    }));
    const draft = { ...answers, like: event.id, ...(isGeneral(types) ? {} : { ticketTypes: undated }) };
    return toDetails(tx, await insertDraft(tx, null, draft));
  });
}
