import { Composer } from "grammy";
import { askQuestion, deleteDraft, goBack, saveForLater, skipQuestion } from "@/domain/drafts/change";
import { publishDraft } from "@/domain/drafts/publish";
import { findAskingDraft, findLatestDraft, getDraft } from "@/domain/drafts/queries";
import { type Draft, type QuestionKey, questionKeys } from "@/domain/drafts/schema";
import { continueDraft } from "@/domain/drafts/start";
import { Refusal } from "@/domain/errors";
import { reply, show, takeButtonsOff } from "../answer";
import type { BotContext, Tap } from "../context";
import { ask, askInPlace, begin, moveOn, sayProblem } from "../converse";
import { outcomeOf } from "../outcome";
import { inPrivate } from "../private";
import type { Taps } from "../taps";
import { answerTaps } from "./answers";
import { calendarTaps } from "./calendar";

export const drafts = new Composer<BotContext>();

drafts.command("create", inPrivate, offerToCreate);
drafts.command("cancel", inPrivate, async (ctx) => {
  const draft = await findAskingDraft(ctx.as);
  if (!draft) return reply(ctx, ctx.words.cancelNothing(ctx.reading));

  await reply(ctx, await leave(ctx, draft));
  if (draft.messageId !== null) await takeButtonsOff(ctx, draft.messageId);
});

/** A new event is kept for later; anything else is dropped. */
async function leave(ctx: BotContext, { id, kind }: Draft) {
  if (kind === "create") return ctx.words.drafts.saved(ctx.reading, await saveForLater(ctx.as, id));
  return outcomeOf(ctx, await deleteDraft(ctx.as, id));
}

/** "Create via chat", or the unfinished event of last time. */
export async function offerToCreate(ctx: BotContext) {
  const draft = await findLatestDraft(ctx.as);
  await reply(ctx, draft ? ctx.words.drafts.resume(ctx.reading, draft) : ctx.words.drafts.start(ctx.reading));
}

export const draftTaps = {
  ...calendarTaps,
  ...answerTaps,
  create: offerToCreate,
  "create.chat": create,
  "draft.new": create,
  "draft.continue": async (ctx, { id }) => askInPlace(ctx, await continueDraft(ctx.as, id)),
  "draft.delete.ask": async (ctx, { id }) =>
    show(ctx, ctx.words.drafts.deleteAsk(ctx.reading, await getDraft(ctx.as, id))),
  "draft.delete": async (ctx, { id }) => show(ctx, await outcomeOf(ctx, await deleteDraft(ctx.as, id))),
  "draft.back": async (ctx, { id, arg }) => askInPlace(ctx, await goBack(ctx.as, id, readQuestion(arg))),
  "draft.skip": async (ctx, { id, arg }) => {
    const asked = readQuestion(arg);
    const { messageId } = await getDraft(ctx.as, id);
    const draft = await skipQuestion(ctx.as, id, ctx.update.update_id, asked);
    await moveOn(ctx, { ...draft, messageId }, asked);
  },
  "draft.save": async (ctx, { id }) =>
    show(ctx, ctx.words.drafts.saved(ctx.reading, await saveForLater(ctx.as, id))),
  "draft.field": async (ctx, { id, arg }) =>
    askInPlace(ctx, await askQuestion(ctx.as, id, readQuestion(arg))),
  "draft.change": async (ctx, { id }) =>
    show(ctx, ctx.words.drafts.change(ctx.reading, await getDraft(ctx.as, id))),
  "draft.preview": async (ctx, { id }) => askInPlace(ctx, await askQuestion(ctx.as, id, null)),
  "draft.publish": publish,
} satisfies Partial<Taps>;

/** A new draft, unless one is open in which nothing has been said yet. */
async function create(ctx: BotContext) {
  const asking = await findAskingDraft(ctx.as);
  const isUntouched = asking?.kind === "create" && Object.keys(asking.answers).length === 0;
  await askInPlace(ctx, isUntouched ? asking : await begin(ctx, { kind: "create" }));
}

async function publish(ctx: BotContext, { id }: Tap) {
  const result = await publishDraft(ctx.as, id);
  if (!("problem" in result)) return show(ctx, ctx.words.drafts.published(ctx.reading, result.event));
  if (result.problem.kind === "not-complete") return ask(ctx, result.draft);
  return sayProblem(ctx, result.draft, result.problem);
}

function readQuestion(arg: string): QuestionKey {
  const key = questionKeys.find((known) => known === arg);
  if (!key) throw new Refusal("stale_button");
  return key;
}
