import { answerDraft, rememberQuestionMessage } from "@/domain/drafts/change";
import type { Answers, Draft, Problem, QuestionKey } from "@/domain/drafts/schema";
import { startDraft } from "@/domain/drafts/start";
import { getEvent } from "@/domain/events/queries";
import { countTold } from "@/domain/notifications/audience";
import { countRecipients } from "@/domain/notifications/broadcasts";
import { recipientsOf } from "@/domain/notifications/send-update";
import { readOwed } from "@/domain/payments/read-owed";
import { countPeople } from "@/domain/rsvps/queries";
import type { Message } from "@/messages/catalog";
import { edit, isRefused, reply, show, takeButtonsOff } from "./answer";
import type { BotContext } from "./context";
import { nameOf } from "./name-of";

/** Begins a conversation; its first message is still to be sent. */
export const begin = (ctx: BotContext, about: Omit<Parameters<typeof startDraft>[1], "updateId">) =>
  startDraft(ctx.as, { ...about, updateId: ctx.update.update_id });

/** Stores an answer, closes the question that it answers, and asks what comes next. */
export async function takeAnswer(
  ctx: BotContext,
  draft: Draft,
  question: QuestionKey | null,
  answers: Answers,
) {
  const next = await answerDraft(ctx.as, {
    draftId: draft.id,
    question,
    answers,
    updateId: ctx.update.update_id,
  });
  await moveOn(ctx, { ...next, messageId: draft.messageId }, question);
}

/** Closes the question that was answered, and asks what comes next. */
export async function moveOn(ctx: BotContext, draft: Draft, answered: QuestionKey | null) {
  const closedId = answered === null ? null : await closeQuestion(ctx, draft, answered);
  await ask(ctx, draft.messageId === closedId ? { ...draft, messageId: null } : draft);
}

/** The message of an answered question loses its buttons and gains the answer. Answers which message that is. */
async function closeQuestion(ctx: BotContext, draft: Draft, question: QuestionKey): Promise<number | null> {
  const answered = ctx.words.drafts.answered(ctx.reading, draft, question);
  if (ctx.callbackQuery) return show(ctx, answered);
  if (draft.messageId !== null) await editIfThere(ctx, draft.messageId, answered);
  return draft.messageId;
}

/** The old question may have been deleted by its reader; the conversation goes on without it. */
async function editIfThere(ctx: BotContext, messageId: number, message: Message) {
  try {
    await edit(ctx, messageId, message);
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/** Asks the open question, or shows what stands when all is answered. A new message, so that it is the last in the chat. */
export async function ask(ctx: BotContext, draft: Draft) {
  await carryOn(ctx, draft, await reply(ctx, await stateOf(ctx, draft)));
}

/** The same in place of the tapped message. */
export async function askInPlace(ctx: BotContext, draft: Draft) {
  await carryOn(ctx, draft, await show(ctx, await stateOf(ctx, draft)));
}

/** Says what does not fit. The question stays open, and this message carries its buttons from now on. */
export async function sayProblem(ctx: BotContext, draft: Draft, problem: Problem) {
  await carryOn(ctx, draft, await reply(ctx, ctx.words.drafts.problem(ctx.reading, draft, problem)));
}

/** Only the newest message of a conversation has buttons. */
async function carryOn(ctx: BotContext, { id, messageId: before }: Draft, messageId: number) {
  await rememberQuestionMessage(ctx.as, id, messageId);
  if (before !== null && before !== messageId) await takeButtonsOff(ctx, before);
}

/** What a conversation says as it stands. */
async function stateOf(ctx: BotContext, draft: Draft): Promise<Message> {
  const { drafts, manage, support } = ctx.words;
  switch (draft.kind) {
    case "create":
      return draft.question === null
        ? drafts.preview(ctx.reading, draft)
        : drafts.question(ctx.reading, draft);
    case "edit":
      return draft.question === null ? confirmEdit(ctx, draft) : drafts.question(ctx.reading, draft);
    case "update":
      return updateState(ctx, draft);
    case "cancel":
      return manage.cancelAsk(ctx.reading, draft, {
        told: await countTold(ctx.as, draft.eventId!),
        owed: await readOwed(ctx.as, await getEvent(ctx.as, draft.eventId!)),
      });
    case "review":
      return manage.reviewAsk(ctx.reading, draft.event!, draft.answers.verdict ?? "asked");
    case "suspend":
      return suspensionState(ctx, draft);
    case "support":
      return support.ask(ctx.reading);
    case "contact":
      return draft.answers.replyTo === undefined
        ? ctx.words.contact.ask(ctx.reading, draft.event!)
        : ctx.words.contact.replyAsk(ctx.reading, await nameOf(ctx, draft.answers.replyTo));
    case "reply":
      return draft.event
        ? ctx.words.feedback.commentAsk(ctx.reading, draft.event)
        : support.replyAsk(ctx.reading);
  }
}

async function suspensionState({ as, words, reading }: BotContext, draft: Draft): Promise<Message> {
  if (draft.answers.text === undefined) return words.moderation.why(reading, draft);
  return words.moderation.confirm(reading, draft, await readOwed(as, draft.event!));
}

async function confirmEdit(ctx: BotContext, draft: Draft): Promise<Message> {
  return ctx.words.manage.editConfirm(ctx.reading, draft, await countTold(ctx.as, draft.eventId!));
}

function updateState(ctx: BotContext, draft: Draft): Message | Promise<Message> {
  const { manage, reminders } = ctx.words;
  const { reminder, text, asks } = draft.answers;
  if (reminder)
    return reminder.asks === "time"
      ? reminders.whenAsk(ctx.reading, draft, null)
      : reminders.textAsk(ctx.reading);
  if (text === undefined || asks === "text") return manage.updateAsk(ctx.reading, draft.event!);
  return asks === "when" ? manage.updateWhen(ctx.reading, draft, null) : confirmUpdate(ctx, draft);
}

async function confirmUpdate(ctx: BotContext, draft: Draft): Promise<Message> {
  const eventId = draft.eventId!;
  const { withWaiting = false } = draft.answers;
  const [{ confirmed, pending, waiting }, reach] = await Promise.all([
    countPeople(ctx.as, eventId),
    countRecipients(ctx.as, { eventId, to: recipientsOf(draft.answers) }),
  ]);
  return ctx.words.manage.updateConfirm(ctx.reading, draft, {
    ...reach,
    confirmed,
    waiting: waiting + pending,
    withWaiting,
  });
}
