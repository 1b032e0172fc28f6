import { type Context, transact, type UserActor } from "../context";
import { finishDraft } from "../drafts/change";
import { lockDraft } from "../drafts/queries";
import type { Answers } from "../drafts/schema";
import { Refusal } from "../errors";
import { rates, refuseIfSpent, spend } from "../limits";
import { queueLetters } from "../queue-letters";
import { checkMessage } from "./rules";

type Said = { draftId: string; text: string; updateId: number };

/** Hands a person's question to every administrator and ends the conversation. Throws what `askSupport` throws. */
export async function sendQuestion(ctx: Context<UserActor>, { draftId, text, updateId }: Said) {
  await transact(ctx, async (tx) => {
    await askSupport(tx, text);
    await finishDraft(tx, draftId, { lastUpdateId: updateId });
  });
}

/** Sends an administrator's answer to whom the conversation is about, and ends it. Throws what `answerSupport` throws. */
export async function sendAnswer(ctx: Context<UserActor>, { draftId, text, updateId }: Said) {
  await transact(ctx, async (tx) => {
    const { answers } = await lockDraft(tx, draftId);
    await answerSupport(tx, { userId: (answers as Answers).replyTo!, text });
    await finishDraft(tx, draftId, { lastUpdateId: updateId });
  });
}

/** Throws `rate_limited` while a person has asked enough for an hour: so that nobody writes in vain. */
export const refuseAskers = (ctx: Context<UserActor>) =>
  refuseIfSpent(ctx, `support:${ctx.actor.userId}`, rates.support);

/** Hands a person's question to every administrator. Throws `message_empty`, `message_too_long`, `rate_limited`. */
export async function askSupport(ctx: Context<UserActor>, text: string) {
  const message = checkMessage(text);
  await transact(ctx, async (tx) => {
    await spend(tx, `support:${tx.actor.userId}`, rates.support);
    const about = tx.newId();
    const letter = {
      kind: "support.message" as const,
      payload: { aboutUserId: tx.actor.userId, text: message },
    };
    await queueLetters(
      tx,
      tx.settings.adminIds.map((chatId) => ({
        ...letter,
        dedupeKey: `support.message:${about}:${chatId}`,
        chatId,
      })),
    );
  });
}

/** An administrator's answer to a person's question. Throws `not_admin`, `message_empty`, `message_too_long`. */
export async function answerSupport(
  ctx: Context<UserActor>,
  { userId, text }: { userId: number; text: string },
) {
  if (!ctx.settings.adminIds.includes(ctx.actor.userId)) throw new Refusal("not_admin");
  const message = checkMessage(text);
  await transact(ctx, async (tx) => {
    await queueLetters(tx, [
      {
        kind: "support.reply",
        dedupeKey: `support.reply:${tx.newId()}`,
        chatId: userId,
        payload: { text: message },
      },
    ]);
  });
}
