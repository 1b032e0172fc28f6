import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { getEvent } from "../events/queries";
import { rates, spend } from "../limits";
import { queueLetters } from "../queue-letters";
import { checkTemplate } from "./rules";

/**
 * Sends an update to its author alone, as attendees would get it. Throws `not_organizer`, `rate_limited`, and what
 * `broadcast` throws of the words.
 */
export async function testBroadcast(
  ctx: Context<UserActor>,
  { eventId, text }: { eventId: string; text: string },
) {
  const message = checkTemplate(text);
  await transact(ctx, async (tx) => {
    authorize(tx, "event.message", { event: await getEvent(tx, eventId) });
    const chatId = tx.actor.userId;
    await spend(tx, `test:${chatId}`, rates.test);
    await queueLetters(tx, [
      {
        kind: "update",
        dedupeKey: `test:${tx.newId()}`,
        chatId,
        eventId,
        priority: 0,
        payload: { text: message, isTest: true },
      },
    ]);
  });
}
