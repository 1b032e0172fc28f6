import { type Context, transact, type UserActor } from "../context";
import { cancelEvent } from "../events/cancel";
import type { EventDetails } from "../events/schema";
import { finishDraft } from "./change";
import { lockDraft } from "./queries";
import type { Answers } from "./schema";

/** Calls off the event of a `cancel` conversation, with the note that was written there. Throws what `cancelEvent` throws, `stale_button` on the second tap. */
export async function cancelByDraft(ctx: Context<UserActor>, draftId: string): Promise<EventDetails> {
  return transact(ctx, async (tx) => {
    const { eventId, answers } = await lockDraft(tx, draftId);
    const event = await cancelEvent(tx, { eventId: eventId!, note: (answers as Answers).text ?? null });
    await finishDraft(tx, draftId);
    return event;
  });
}
