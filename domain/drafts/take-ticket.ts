import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import { limits } from "../sales/schema";
import { changeDraft } from "./change";
import { kindsOf } from "./rules";
import type { Answers, Draft } from "./schema";

/**
 * Takes one kind of ticket in hand, by its place, or begins a new one (null). Throws `draft_moved_on` when the kinds
 * are not asked about just now, or there are as many as can be; `stale_button`, `not_yours`.
 */
export const takeTicket = (ctx: Context<UserActor>, draftId: string, at: number | null): Promise<Draft> =>
  changeDraft(ctx, draftId, async (_tx, row) => {
    const answers = row.answers as Answers;
    const { length } = kindsOf(answers);
    const isThere = at === null ? length < limits.ticketTypes : at < length;
    if (row.question !== "tickets" || !isThere) throw new Refusal("draft_moved_on");
    return at === null
      ? { answers: { ...answers, ticket: {} }, question: "ticketName" }
      : { answers: { ...answers, ticket: { at } }, question: "ticket" };
  });
