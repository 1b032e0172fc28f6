import { Composer } from "grammy";
import { answerDraft, askQuestion, deleteDraft, goBack, saveForLater, skipQuestion } from "@/domain/drafts/change";
import { publishDraft } from "@/domain/drafts/publish";
import { findAskingDraft, findLatestDraft, getDraft } from "@/domain/drafts/queries";
import { fromWhen } from "@/domain/drafts/read-answer";
import { type Answers, type QuestionKey, questionKeys } from "@/domain/drafts/schema";
import { settleInstant, settleWhen } from "@/domain/drafts/settle-when";
import { continueDraft, startDraft } from "@/domain/drafts/start";
import { Refusal } from "@/domain/errors";
import { Visibility } from "@/domain/events/schema";
import { isCurrency } from "@/domain/money";
import { isZone, wallTimeIn } from "@/domain/time";
import { reply, show } from "../answer";
import type { BotContext, Tap } from "../context";
import { ask, askInPlace, sayProblem, takeAnswer } from "../converse";
import { inPrivate } from "../private";
import type { Taps } from "../taps";
import { readWallArg } from "../wall-args";

export const drafts = new Composer<BotContext>();

drafts.command("create", inPrivate, offerToCreate);
drafts.command("cancel", inPrivate, async (ctx) => {
  const draft = await findAskingDraft(ctx.as);
  if (!draft) return reply(ctx, ctx.words.cancelNothing(ctx.reading));
  if (draft.kind === "create") return reply(ctx, ctx.words.drafts.saved(ctx.reading, await saveForLater(ctx.as, draft.id)));

  await deleteDraft(ctx.as, draft.id);
  return reply(ctx, draft.event ? ctx.words.manage.editDiscarded(ctx.reading, draft.event) : ctx.words.cancelNothing(ctx.reading));
});

/** "Create via chat", or the unfinished event of last time. */
export async function offerToCreate(ctx: BotContext) {
  const draft = await findLatestDraft(ctx.as);
  await reply(ctx, draft ? ctx.words.drafts.resume(ctx.reading, draft) : ctx.words.drafts.start(ctx.reading));
}

export const draftTaps = {
  create: offerToCreate,
  "create.chat": begin,
  "draft.new": begin,
  "draft.continue": async (ctx, { id }) => askInPlace(ctx, await continueDraft(ctx.as, id)),
  "draft.delete.ask": async (ctx, { id }) => show(ctx, ctx.words.drafts.deleteAsk(ctx.reading, await getDraft(ctx.as, id))),
  "draft.delete": async (ctx, { id }) => {
    await deleteDraft(ctx.as, id);
    await show(ctx, ctx.words.drafts.deleted(ctx.reading));
  },
  "draft.back": async (ctx, { id }) => askInPlace(ctx, await goBack(ctx.as, id)),
  "draft.skip": async (ctx, { id }) => {
    const before = await getDraft(ctx.as, id);
    const draft = await skipQuestion(ctx.as, id, ctx.update.update_id);
    if (before.question) await show(ctx, ctx.words.drafts.answered(ctx.reading, draft, before.question));
    await ask(ctx, draft);
  },
  "draft.save": async (ctx, { id }) => show(ctx, ctx.words.drafts.saved(ctx.reading, await saveForLater(ctx.as, id))),
  "draft.field": async (ctx, { id, arg }) => askInPlace(ctx, await askQuestion(ctx.as, id, readQuestion(arg))),
  "draft.change": async (ctx, { id }) => show(ctx, ctx.words.drafts.change(ctx.reading, await getDraft(ctx.as, id))),
  "draft.preview": async (ctx, { id }) => askInPlace(ctx, await askQuestion(ctx.as, id, null)),
  "draft.publish": publish,

  "draft.zone.ask": async (ctx, { id }) => askInPlace(ctx, await askQuestion(ctx.as, id, "zone")),
  "draft.location.ask": (ctx) => reply(ctx, ctx.words.drafts.locationAsk(ctx.reading)),
  "draft.days": async (ctx, { id, arg }) => {
    const draft = await getDraft(ctx.as, id);
    const from = arg ? readWallArg(arg) : wallTimeIn(draft.timeZone, ctx.reading.now);
    await show(ctx, ctx.words.drafts.days(ctx.reading, draft, from));
  },
  "draft.months": async (ctx, { id }) => show(ctx, ctx.words.drafts.months(ctx.reading, await getDraft(ctx.as, id))),
  "draft.day": async (ctx, { id, arg }) => show(ctx, ctx.words.drafts.times(ctx.reading, await getDraft(ctx.as, id), readWallArg(arg), "e")),
  "draft.part": async (ctx, { id, arg }) => {
    const part = (["n", "m", "a", "e"] as const).find((letter) => arg.endsWith(letter)) ?? "e";
    await show(ctx, ctx.words.drafts.times(ctx.reading, await getDraft(ctx.as, id), readWallArg(arg.slice(0, 8)), part));
  },
  "draft.minutes": async (ctx, { id, arg }) => show(ctx, ctx.words.drafts.minutes(ctx.reading, await getDraft(ctx.as, id), readWallArg(arg))),
  "draft.time": async (ctx, { id, arg }) => {
    const { timeZone: zone } = await getDraft(ctx.as, id);
    const wall = readWallArg(arg);
    return settleDate(ctx, id, settleWhen({ date: wall, startMinutes: wall.hour * 60 + wall.minute, yearGiven: true }, { zone, now: ctx.reading.now }));
  },
  "draft.instant": async (ctx, { id, arg }) => {
    const { timeZone: zone } = await getDraft(ctx.as, id);
    const seconds = Number(arg);
    if (!Number.isSafeInteger(seconds) || seconds > 1e11) throw new Refusal("stale_button");
    return settleDate(ctx, id, settleInstant(new Date(seconds * 1000), { zone, now: ctx.reading.now }));
  },

  "draft.zone": (ctx, tap) => choose(ctx, tap, "zone", isZone(tap.arg) && { timeZone: tap.arg }),
  "draft.length": (ctx, tap) => choose(ctx, tap, "length", isWithin(tap.arg, 5, 44_640) && { length: Number(tap.arg) }),
  "draft.online": (ctx, tap) => choose(ctx, tap, "location", { online: true }),
  "draft.paid": async (ctx, tap) => {
    const draft = await getDraft(ctx.as, tap.id);
    if (draft.question !== "paid") await askQuestion(ctx.as, tap.id, "paid");
    return choose(ctx, tap, "paid", { paid: tap.arg === "y" });
  },
  "draft.price": (ctx, tap) => choose(ctx, tap, "price", isWithin(tap.arg, 0, 1e12) && { priceMinor: Number(tap.arg) }),
  "draft.currency": async (ctx, { id, arg }) => {
    const draft = await getDraft(ctx.as, id);
    if (!isCurrency(arg)) return show(ctx, ctx.words.drafts.currencies(ctx.reading, draft, arg === "all"));
    const answers = { currency: arg };
    await answerDraft(ctx.as, { draftId: id, question: draft.question, answers, updateId: ctx.update.update_id });
    return askInPlace(ctx, await askQuestion(ctx.as, id, "price"));
  },
  "draft.unlimited": (ctx, tap) => choose(ctx, tap, "capacity", { capacity: null }),
  "draft.capacity": (ctx, tap) => choose(ctx, tap, "capacity", isWithin(tap.arg, 1, 100_000) && { capacity: Number(tap.arg) }),
  "draft.listing": (ctx, tap) => {
    const visibility = Visibility.safeParse(tap.arg);
    return choose(ctx, tap, "listing", visibility.success && { visibility: visibility.data });
  },
  "draft.guests": (ctx, tap) => choose(ctx, tap, "guests", isWithin(tap.arg, 0, 9) && { maxGuests: Number(tap.arg) }),
} satisfies Partial<Taps>;

async function begin(ctx: BotContext) {
  const draft = await startDraft(ctx.as, { kind: "create" });
  await askInPlace(ctx, draft);
}

async function publish(ctx: BotContext, { id }: Tap) {
  const result = await publishDraft(ctx.as, id);
  if ("problem" in result) {
    if (result.problem.kind === "not-complete") return ask(ctx, result.draft);
    return sayProblem(ctx, result.draft, result.problem);
  }
  return show(ctx, ctx.words.drafts.published(ctx.reading, result.event));
}

/** A tapped answer. What no button of ours says is out of date. */
async function choose(ctx: BotContext, { id }: Tap, question: QuestionKey, answers: Answers | false) {
  if (!answers) throw new Refusal("stale_button");
  await takeAnswer(ctx, await getDraft(ctx.as, id), question, answers);
}

async function settleDate(ctx: BotContext, id: string, when: ReturnType<typeof settleWhen>) {
  const draft = await getDraft(ctx.as, id);
  const reading = fromWhen(when, "", draft.timeZone);
  if ("problem" in reading) return sayProblem(ctx, draft, reading.problem);
  return takeAnswer(ctx, draft, "date", reading.answers);
}

const isWithin = (arg: string, min: number, max: number) => /^\d{1,13}$/.test(arg) && Number(arg) >= min && Number(arg) <= max;

function readQuestion(arg: string): QuestionKey {
  const key = questionKeys.find((known) => known === arg);
  if (!key) throw new Refusal("stale_button");
  return key;
}
