import { type Context, transact, type UserActor } from "../context";
import { reviewEvent } from "../events/review";
import type { EventDetails } from "../events/schema";
import { finishDraft } from "./change";
import { lockDraft } from "./queries";
import type { Answers } from "./schema";

type Message = { draftId: string; text: string; updateId: number };

/** Passes on what an administrator wrote about an event, with the verdict they tapped before. Throws what `reviewEvent` throws. */
export async function sendReview(
  ctx: Context<UserActor>,
  { draftId, text, updateId }: Message,
): Promise<EventDetails> {
  return transact(ctx, async (tx) => {
    const { eventId, answers } = await lockDraft(tx, draftId);
    const verdict = (answers as Answers).verdict ?? "asked";
    const event = await reviewEvent(tx, { eventId: eventId!, verdict, message: text });
    await finishDraft(tx, draftId, { lastUpdateId: updateId });
    return event;
  });
}
