import { type Context, transact, type UserActor } from "../context";
import { finishDraft } from "../drafts/change";
import { lockDraft } from "../drafts/queries";
import type { Answers } from "../drafts/schema";
import { Refusal } from "../errors";
import { broadcast } from "./broadcast";

/** Sends the words of an `update` conversation. Answers to how many. Throws what `broadcast` throws, `stale_button` on the second tap. */
export async function sendUpdate(ctx: Context<UserActor>, draftId: string): Promise<number> {
  return transact(ctx, async (tx) => {
    const { eventId, answers } = await lockDraft(tx, draftId);
    const { text, withWaiting = false } = answers as Answers;
    if (eventId === null || text === undefined) throw new Refusal("stale_button");

    const everybody = ["confirmed", "pending", "waitlisted"] as const;
    const to = { statuses: withWaiting ? [...everybody] : ["confirmed" as const] };
    const people = await broadcast(tx, { eventId, text, to });
    await finishDraft(tx, draftId, { answers: { people } });
    return people;
  });
}
