import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import { changeDraft } from "./change";
import { kindsOf, mergeAnswers, withoutTicket } from "./rules";
import type { Answers, Draft } from "./schema";

/** Takes the kind of ticket in hand away again. Throws `draft_moved_on` when it is the only one, or none is in hand; `stale_button`, `not_yours`. */
export const removeTicket = (ctx: Context<UserActor>, draftId: string): Promise<Draft> =>
  changeDraft(ctx, draftId, async (_tx, row) => {
    const answers = row.answers as Answers;
    const kinds = kindsOf(answers);
    const at = answers.ticket?.at;
    if (row.question !== "ticket" || at === undefined || kinds.length < 2)
      throw new Refusal("draft_moved_on");
    const ticketTypes = kinds.toSpliced(at, 1);
    return { answers: mergeAnswers(withoutTicket(answers), { ticketTypes }), question: "tickets" };
  });
