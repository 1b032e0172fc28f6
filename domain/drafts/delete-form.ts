import { type Context, transact, type UserActor } from "../context";
import { deleteDraft } from "./change";
import { lockFormDraft } from "./queries";

/** Throws away a draft of an event, or changes to one. Throws `draft_gone`, `not_yours`. */
export async function deleteForm(ctx: Context<UserActor>, draftId: string) {
  await transact(ctx, async (tx) => {
    await lockFormDraft(tx, draftId);
    await deleteDraft(tx, draftId);
  });
}
