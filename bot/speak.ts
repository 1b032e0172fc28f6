import { answerDraft, finishDraft } from "@/domain/drafts/change";
import { findOwnDraft } from "@/domain/drafts/queries";
import type { Draft } from "@/domain/drafts/schema";
import { sendReview } from "@/domain/drafts/send-review";
import { Refusal } from "@/domain/errors";
import { limits } from "@/domain/events/schema";
import { commentOnEvent } from "@/domain/feedback/rate-event";
import { sendAnswer, sendQuestion } from "@/domain/notifications/ask-support";
import { sendContact } from "@/domain/notifications/contact";
import { checkMessage } from "@/domain/notifications/rules";
import { reply, takeButtonsOff } from "./answer";
import type { BotContext } from "./context";
import { ask } from "./converse";
import { outcomeOf } from "./outcome";
import { speakUpdate } from "./speak-update";

type Kind = Exclude<Draft["kind"], "create" | "edit">;

/** A conversation that waits for one message has it: it is kept to be confirmed, or does at once what it is for. */
export async function speak(ctx: BotContext, draft: Draft, text: string) {
  const { id: draftId, messageId } = draft;
  const updateId = ctx.update.update_id;
  const said = { draftId, text, updateId };
  const does: Record<Kind, () => Promise<unknown>> = {
    cancel: () => keep(ctx, draft, checkMessage(text, limits.note)),
    suspend: () => keep(ctx, draft, checkMessage(text, limits.note)),
    update: () => speakUpdate(ctx, draft, text),
    review: () => pass(ctx, draftId, () => sendReview(ctx.as, { ...said, text: checkMessage(text) })),
    support: () => pass(ctx, draftId, () => sendQuestion(ctx.as, said)),
    contact: () => pass(ctx, draftId, () => sendContact(ctx.as, said)),
    reply: () =>
      pass(ctx, draftId, () =>
        draft.eventId === null ? sendAnswer(ctx.as, said) : comment(ctx, draft, text),
      ),
  };
  await does[draft.kind as Kind]();
  if (!isConfirmed.has(draft.kind) && messageId !== null) await takeButtonsOff(ctx, messageId);
}

/** What asks once more before it happens. */
const isConfirmed = new Set<Draft["kind"]>(["cancel", "suspend", "update"]);

async function keep(ctx: BotContext, draft: Draft, text: string) {
  await ask(
    ctx,
    await answerDraft(ctx.as, {
      draftId: draft.id,
      question: null,
      answers: { text },
      updateId: ctx.update.update_id,
    }),
  );
}

/** What somebody has to say of an event that they rated. */
async function comment(ctx: BotContext, { id, eventId }: Draft, text: string) {
  await commentOnEvent(ctx.as, { eventId: eventId!, comment: text });
  await finishDraft(ctx.as, id, { lastUpdateId: ctx.update.update_id });
}

/** Passes the words on, and says what came of it: when somebody else was faster, what they decided. */
async function pass(ctx: BotContext, draftId: string, send: () => Promise<unknown>) {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === "stale_button")) throw error;
    await finishDraft(ctx.as, draftId, { lastUpdateId: ctx.update.update_id });
  }
  await reply(ctx, await outcomeOf(ctx, (await findOwnDraft(ctx.as, draftId))!));
}
