import { GrammyError } from "grammy";
import { answerDraft, rememberQuestionMessage } from "@/domain/drafts/change";
import type { Answers, Draft, Problem, QuestionKey } from "@/domain/drafts/schema";
import { countPeople } from "@/domain/rsvps/queries";
import type { Message } from "@/messages/catalog";
import { edit, reply, show } from "./answer";
import type { BotContext } from "./context";

/** Stores an answer, closes the question that it answers, and asks what comes next. */
export async function takeAnswer(ctx: BotContext, draft: Draft, question: QuestionKey | null, answers: Answers) {
  const next = await answerDraft(ctx.as, { draftId: draft.id, question, answers, updateId: ctx.update.update_id });
  if (question !== null) await closeQuestion(ctx, { ...next, messageId: draft.messageId }, question);
  await ask(ctx, next);
}

/** The message of an answered question loses its buttons and gains the answer. */
async function closeQuestion(ctx: BotContext, draft: Draft, question: QuestionKey) {
  const answered = ctx.words.drafts.answered(ctx.reading, draft, question);
  if (ctx.callbackQuery) await show(ctx, answered);
  else if (draft.messageId !== null) await editIfThere(ctx, draft.messageId, answered);
}

/** The old question may have been deleted by its reader; the conversation goes on without it. */
async function editIfThere(ctx: BotContext, messageId: number, message: Message) {
  try {
    await edit(ctx, messageId, message);
  } catch (error) {
    if (!(error instanceof GrammyError && error.error_code === 400)) throw error;
  }
}

/** Asks the open question, or shows what stands when all is answered. A new message, so that it is the last in the chat. */
export async function ask(ctx: BotContext, draft: Draft) {
  const messageId = await reply(ctx, await stateOf(ctx, draft));
  await rememberQuestionMessage(ctx.as, draft.id, messageId);
}

/** The same in place of the tapped message. */
export async function askInPlace(ctx: BotContext, draft: Draft) {
  const messageId = await show(ctx, await stateOf(ctx, draft));
  await rememberQuestionMessage(ctx.as, draft.id, messageId);
}

async function stateOf(ctx: BotContext, draft: Draft): Promise<Message> {
  if (draft.kind === "cancel") return ctx.words.manage.cancelAsk(ctx.reading, draft);
  if (draft.question !== null) return ctx.words.drafts.question(ctx.reading, draft);
  if (draft.kind === "create") return ctx.words.drafts.preview(ctx.reading, draft);
  if (draft.kind === "update") return confirmUpdate(ctx, draft);

  const { confirmed, pending } = await countPeople(ctx.as, draft.eventId!);
  return ctx.words.manage.editConfirm(ctx.reading, draft, confirmed + pending);
}

async function confirmUpdate(ctx: BotContext, draft: Draft) {
  if (draft.answers.text === undefined) return ctx.words.manage.updateAsk(ctx.reading, draft.event!);
  const { confirmed, waiting } = await countPeople(ctx.as, draft.eventId!);
  return ctx.words.manage.updateConfirm(ctx.reading, draft, { confirmed, waiting, withWaiting: draft.answers.withWaiting ?? false });
}

/** Says what does not fit. The question stays open, and this message carries its buttons from now on. */
export async function sayProblem(ctx: BotContext, draft: Draft, problem: Problem) {
  const messageId = await reply(ctx, ctx.words.drafts.problem(ctx.reading, draft, problem));
  await rememberQuestionMessage(ctx.as, draft.id, messageId);
}
