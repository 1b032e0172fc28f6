import { type Context, transact, type UserActor } from "../context";
import { finishDraft } from "../drafts/change";
import { lockDraft } from "../drafts/queries";
import type { Answers } from "../drafts/schema";
import { Refusal } from "../errors";
import { broadcast } from "./broadcast";
import type { Recipients } from "./schema";

/** Sends the words of an `update` conversation. Throws what `broadcast` throws, `stale_button` on the second tap. */
export async function sendUpdate(
  ctx: Context<UserActor>,
  draftId: string,
): Promise<{ broadcastId: string; people: number }> {
  return transact(ctx, async (tx) => {
    const { eventId, answers } = await lockDraft(tx, draftId);
    const { text, sendAt } = answers as Answers;
    if (eventId === null || text === undefined) throw new Refusal("stale_button");

    const to = recipientsOf(answers as Answers);
    const sent = await broadcast(tx, { eventId, text, to, sendAt: aheadOf(tx, sendAt) });
    await finishDraft(tx, draftId, { answers: { broadcastId: sent.broadcastId } });
    return sent;
  });
}

/** Whom an update is for, by what was chosen so far. */
export const recipientsOf = ({ withWaiting = false }: Answers): Recipients => ({
  statuses: withWaiting ? ["confirmed", "pending", "waitlisted"] : ["confirmed"],
});

/** A time that passed while somebody looked at it means now. */
const aheadOf = (ctx: Context, sendAt: string | undefined) =>
  sendAt !== undefined && new Date(sendAt) > ctx.now() ? new Date(sendAt) : undefined;
