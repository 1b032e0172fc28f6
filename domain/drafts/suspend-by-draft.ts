import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { findHost } from "../events/queries";
import { suspendEvent } from "../events/suspend";
import { suspendHost } from "../events/suspend-host";
import { finishDraft } from "./change";
import { lockDraft } from "./queries";
import type { Answers } from "./schema";

/** Suspends what a `suspend` conversation is about, for the reason that was written there. Throws what the verbs throw, `stale_button` on the second tap. */
export async function suspendByDraft(
  ctx: Context<UserActor>,
  { draftId, refunds }: { draftId: string; refunds: boolean },
) {
  await transact(ctx, async (tx) => {
    const { eventId, answers } = await lockDraft(tx, draftId);
    const { text: reason, suspend } = answers as Answers;
    if (eventId === null || reason === undefined) throw new Refusal("stale_button");
    if (suspend === "host") {
      const { organizerId: userId } = await findHost(tx, eventId);
      await suspendHost(tx, { userId, reason });
    } else await suspendEvent(tx, { eventId, reason, refunds });
    await finishDraft(tx, draftId);
  });
}
