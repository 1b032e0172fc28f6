import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import { listTicketTypes } from "../events/queries";
import { changeDraft } from "./change";
import { kindsOf, mergeAnswers, withoutOnePrice, withoutTicket } from "./rules";
import type { Answers, Draft, TicketTypeAnswer } from "./schema";

/**
 * Takes the kind of ticket in hand away again. Throws `draft_moved_on` when it is the only one, or none is in hand;
 * `ticket_type_in_use` for one that somebody has a ticket of; `stale_button`, `not_yours`.
 */
export const removeTicket = (ctx: Context<UserActor>, draftId: string): Promise<Draft> =>
  changeDraft(ctx, draftId, async (tx, row) => {
    const answers = row.answers as Answers;
    const kinds = kindsOf(answers);
    const at = answers.ticket?.at;
    if (row.question !== "ticket" || at === undefined || kinds.length < 2)
      throw new Refusal("draft_moved_on");
    if (row.eventId !== null) await refuseTaken(tx, row.eventId, kinds[at]);
    const ticketTypes = kinds.toSpliced(at, 1);
    const merged = mergeAnswers(withoutTicket(answers), { ticketTypes });
    return { answers: row.kind === "edit" ? withoutOnePrice(merged) : merged, question: "tickets" };
  });

async function refuseTaken(tx: Context, eventId: string, kind: TicketTypeAnswer | undefined) {
  const known = (await listTicketTypes(tx, eventId)).find(({ id }) => id === kind?.id);
  if (known && known.seatsTaken > 0) throw new Refusal("ticket_type_in_use", { name: known.name });
}
