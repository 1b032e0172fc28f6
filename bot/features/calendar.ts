import { answerWhen, whenQuestions } from "@/domain/drafts/answer-when";
import { getDraft } from "@/domain/drafts/queries";
import type { Draft } from "@/domain/drafts/schema";
import { settleInstant, settleWhen, type When } from "@/domain/drafts/settle-when";
import { Refusal } from "@/domain/errors";
import { wallTimeIn } from "@/domain/time";
import { show } from "../answer";
import type { BotContext, Tap } from "../context";
import { sayProblem, takeAnswer } from "../converse";
import { readNumber, readWallArg } from "../read-arg";
import type { Taps } from "../taps";

const parts = ["n", "m", "a", "e"] as const;
const lastSecond = 1e11;

/** The calendar and the clock that answer "when?" by tapping alone. */
export const calendarTaps = {
  "draft.days": async (ctx, { id, arg }) => {
    const draft = await askedWhen(ctx, id);
    const from = arg ? readWallArg(arg) : wallTimeIn(draft.timeZone, ctx.reading.now);
    await show(ctx, ctx.words.drafts.days(ctx.reading, draft, from));
  },
  "draft.months": async (ctx, { id }) =>
    show(ctx, ctx.words.drafts.months(ctx.reading, await askedWhen(ctx, id))),
  "draft.day": (ctx, tap) => showTimes(ctx, tap, "e"),
  "draft.part": (ctx, { id, arg }) =>
    showTimes(ctx, { id, arg: arg.slice(0, 8) }, parts.find((part) => arg.endsWith(part)) ?? "e"),
  "draft.minutes": async (ctx, { id, arg }) =>
    show(ctx, ctx.words.drafts.minutes(ctx.reading, await askedWhen(ctx, id), readWallArg(arg))),
  "draft.time": async (ctx, { id, arg }) => {
    const draft = await askedWhen(ctx, id);
    const wall = readWallArg(arg);
    const wish = { date: wall, startMinutes: wall.hour * 60 + wall.minute, yearGiven: true };
    await settle(ctx, draft, settleWhen(wish, { zone: draft.timeZone, now: ctx.reading.now }));
  },
  "draft.instant": async (ctx, { id, arg }) => {
    const draft = await askedWhen(ctx, id);
    const at = new Date(readNumber(arg, { min: 0, max: lastSecond }) * 1000);
    await settle(ctx, draft, settleInstant(at, { zone: draft.timeZone, now: ctx.reading.now }));
  },
} satisfies Partial<Taps>;

async function showTimes(ctx: BotContext, { id, arg }: Tap, part: (typeof parts)[number]) {
  await show(ctx, ctx.words.drafts.times(ctx.reading, await askedWhen(ctx, id), readWallArg(arg), part));
}

/** The draft, if it asks for a moment just now. Throws `draft_moved_on`. */
async function askedWhen(ctx: BotContext, id: string): Promise<Draft> {
  const draft = await getDraft(ctx.as, id);
  questionOf(draft);
  return draft;
}

function questionOf({ question }: Draft) {
  const asked = whenQuestions.find((key) => key === question);
  if (!asked) throw new Refusal("draft_moved_on");
  return asked;
}

async function settle(ctx: BotContext, draft: Draft, when: When) {
  const question = questionOf(draft);
  const reading = answerWhen(question, when, { text: "", draft, now: ctx.reading.now });
  if ("problem" in reading) return sayProblem(ctx, draft, reading.problem);
  return takeAnswer(ctx, draft, question, reading.answers);
}
