import { answerDraft, askQuestion } from "@/domain/drafts/change";
import { getDraft } from "@/domain/drafts/queries";
import type { Answers, QuestionKey } from "@/domain/drafts/schema";
import { Refusal } from "@/domain/errors";
import { Visibility } from "@/domain/events/schema";
import { isCurrency } from "@/domain/money";
import { isZone } from "@/domain/time";
import { reply, show } from "../answer";
import type { BotContext, Tap } from "../context";
import { askInPlace, takeAnswer } from "../converse";
import { readNumber } from "../read-arg";
import type { Taps } from "../taps";

/** Answers that are tapped and not typed. */
export const answerTaps = {
  "draft.zone.ask": async (ctx, { id }) => askInPlace(ctx, await askQuestion(ctx.as, id, "zone")),
  "draft.location.ask": (ctx) => reply(ctx, ctx.words.drafts.locationAsk(ctx.reading)),
  "draft.zone": (ctx, tap) => choose(ctx, tap, "zone", { timeZone: readZone(tap.arg) }),
  "draft.length": (ctx, tap) =>
    choose(ctx, tap, "length", { length: readNumber(tap.arg, { min: 5, max: 44_640 }) }),
  "draft.online": (ctx, tap) => choose(ctx, tap, "location", { online: true }),
  "draft.paid": (ctx, tap) =>
    tap.arg === "f" ? makeFree(ctx, tap) : choose(ctx, tap, "paid", { paid: tap.arg === "y" }),
  "draft.price": (ctx, tap) =>
    choose(ctx, tap, "price", { priceMinor: readNumber(tap.arg, { min: 0, max: 1e12 }) }),
  "draft.currency": async (ctx, { id, arg }) => {
    const draft = await getDraft(ctx.as, id);
    if (draft.question !== "price") throw new Refusal("draft_moved_on");
    if (!isCurrency(arg)) return show(ctx, ctx.words.drafts.currencies(ctx.reading, draft, arg === "all"));

    await answerDraft(ctx.as, {
      draftId: id,
      question: "price",
      answers: { currency: arg },
      updateId: ctx.update.update_id,
    });
    return askInPlace(ctx, await askQuestion(ctx.as, id, "price"));
  },
  "draft.unlimited": (ctx, tap) => choose(ctx, tap, "capacity", { capacity: null }),
  "draft.capacity": (ctx, tap) =>
    choose(ctx, tap, "capacity", { capacity: readNumber(tap.arg, { min: 1, max: 100_000 }) }),
  "draft.listing": (ctx, tap) => choose(ctx, tap, "listing", { visibility: Visibility.parse(tap.arg) }),
  "draft.guests": (ctx, tap) =>
    choose(ctx, tap, "guests", { maxGuests: readNumber(tap.arg, { min: 0, max: 9 }) }),
} satisfies Partial<Taps>;

async function choose(ctx: BotContext, { id }: Tap, question: QuestionKey, answers: Answers) {
  await takeAnswer(ctx, await getDraft(ctx.as, id), question, answers);
}

/** "Make it free", wherever the conversation is. */
async function makeFree(ctx: BotContext, { id }: Tap) {
  const { answers } = await getDraft(ctx.as, id);
  if (answers.paid === false) throw new Refusal("draft_moved_on");
  await takeAnswer(ctx, await askQuestion(ctx.as, id, "paid"), "paid", { paid: false });
}

function readZone(arg: string): string {
  if (!isZone(arg)) throw new Refusal("stale_button");
  return arg;
}
