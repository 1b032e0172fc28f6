import { answerDraft, askQuestion } from "@/domain/drafts/change";
import { getDraft } from "@/domain/drafts/queries";
import { refundsUntil } from "@/domain/drafts/read-refunds";
import { removeTicket } from "@/domain/drafts/remove-ticket";
import type { Answers, QuestionKey } from "@/domain/drafts/schema";
import { takeTicket } from "@/domain/drafts/take-ticket";
import { Refusal } from "@/domain/errors";
import { Category, Visibility } from "@/domain/events/schema";
import { isCurrency } from "@/domain/money";
import { limits } from "@/domain/sales/schema";
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
  "draft.price": async (ctx, { id, arg }) => {
    const draft = await getDraft(ctx.as, id);
    const priceMinor = readNumber(arg, { min: 0, max: 1e12 });
    await (draft.question === "ticketPrice"
      ? takeAnswer(ctx, draft, "ticketPrice", {
          ticket: { priceMinor, currency: draft.currency },
        })
      : takeAnswer(ctx, draft, "price", { priceMinor, currency: draft.currency }));
  },
  "draft.currency": async (ctx, { id, arg }) => {
    const draft = await getDraft(ctx.as, id);
    if (draft.question !== "price") throw new Refusal("draft_moved_on");
    if (draft.currency === "XTR") throw new Refusal("draft_moved_on");
    if (!isCurrency(arg)) return show(ctx, ctx.words.drafts.currencies(ctx.reading, draft, arg === "all"));

    await answerDraft(ctx.as, {
      draftId: id,
      question: "price",
      answers: { currency: arg },
      updateId: ctx.update.update_id,
    });
    return askInPlace(ctx, await askQuestion(ctx.as, id, "price"));
  },
  "draft.tickets.done": (ctx, tap) => choose(ctx, tap, "tickets", { ticket: null }),
  "draft.ticket": async (ctx, { id, arg }) => {
    const at = arg === "new" ? null : readNumber(arg, { min: 0, max: limits.ticketTypes - 1 });
    await askInPlace(ctx, await takeTicket(ctx.as, id, at));
  },
  "draft.ticket.remove": async (ctx, { id }) => askInPlace(ctx, await removeTicket(ctx.as, id)),
  "draft.sales.start": (ctx, tap) => choose(ctx, tap, "ticketEnd", { ticket: { salesEndAt: null } }),
  "draft.refunds": (ctx, tap) =>
    choose(ctx, tap, "refunds", { refundPolicy: refundsUntil(readHours(tap.arg)) }),
  "draft.category": (ctx, tap) => choose(ctx, tap, "category", { category: Category.parse(tap.arg) }),
  "draft.unlimited": async (ctx, { id }) => {
    const draft = await getDraft(ctx.as, id);
    await (draft.question === "ticketPlaces"
      ? takeAnswer(ctx, draft, "ticketPlaces", { ticket: { capacity: null } })
      : takeAnswer(ctx, draft, "capacity", { capacity: null }));
  },
  "draft.capacity": async (ctx, { id, arg }) => {
    const draft = await getDraft(ctx.as, id);
    const capacity = readNumber(arg, { min: 1, max: 100_000 });
    await (draft.question === "ticketPlaces"
      ? takeAnswer(ctx, draft, "ticketPlaces", { ticket: { capacity } })
      : takeAnswer(ctx, draft, "capacity", { capacity }));
  },
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

/** Hours before the start, or none at all. */
const readHours = (arg: string) =>
  arg === "none" ? null : readNumber(arg, { min: 0, max: limits.refundHours });

function readZone(arg: string): string {
  if (!isZone(arg)) throw new Refusal("stale_button");
  return arg;
}
