import { authorize } from "@/domain/access";
import { answerDraft, deleteDraft } from "@/domain/drafts/change";
import { findAskingDraft, findOwnDraft } from "@/domain/drafts/queries";
import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import { reviewEvent } from "@/domain/events/review";
import type { EventDetails } from "@/domain/events/schema";
import { sendUpdate } from "@/domain/notifications/send-update";
import { dismiss, show, showHere, tappedMessage } from "../answer";
import type { BotContext, Tap } from "../context";
import { ask, askInPlace, begin } from "../converse";
import { outcomeOf } from "../outcome";
import { readNumber } from "../read-arg";
import type { Taps } from "../taps";

export const notificationTaps = {
  "update.ask": async (ctx, { id }) => {
    const event = await getEvent(ctx.as, id);
    authorize(ctx.as, "event.message", { event });
    const open = await findAskingDraft(ctx.as);
    if (open?.kind === "update" && open.eventId === id && open.lastUpdateId !== ctx.update.update_id)
      await deleteDraft(ctx.as, open.id);
    await askInPlace(ctx, await begin(ctx, { kind: "update", eventId: event.id }));
  },
  "update.audience": async (ctx, { id, arg }) => {
    const answers = { withWaiting: arg === "w" };
    await askInPlace(
      ctx,
      await answerDraft(ctx.as, { draftId: id, question: null, answers, updateId: ctx.update.update_id }),
    );
  },
  "update.send": async (ctx, { id }) => {
    await sendUpdate(ctx.as, id);
    await show(ctx, await outcomeOf(ctx, (await findOwnDraft(ctx.as, id))!));
  },
  close,
  "review.approve": async (ctx, { id }) => {
    const event = await lookAtReview(ctx, id);
    await showReview(
      ctx,
      event.review === "pending" ? await reviewEvent(ctx.as, { eventId: id, verdict: "approved" }) : event,
    );
  },
  "review.ask": (ctx, tap) => askForReview(ctx, tap, "asked"),
  "review.decline": (ctx, tap) => askForReview(ctx, tap, "declined"),
  "support.reply": async (ctx, { arg }) => {
    if (!ctx.as.settings.adminIds.includes(ctx.user.id)) throw new Refusal("not_admin");
    const replyTo = readNumber(arg, { min: 1, max: Number.MAX_SAFE_INTEGER });
    await ask(ctx, await begin(ctx, { kind: "reply", answers: { replyTo } }));
  },
} satisfies Partial<Taps>;

/** Leaves the conversation that this message belongs to; a new event stays as a draft. */
async function close(ctx: BotContext, { id }: Tap) {
  const draft = id === "" ? await findAskingDraft(ctx.as) : await findOwnDraft(ctx.as, id);
  const isItsOwn = id !== "" || draft?.messageId === tappedMessage(ctx)?.message_id;
  if (draft?.status === "open" && draft.kind !== "create" && isItsOwn) await deleteDraft(ctx.as, draft.id);
  await dismiss(ctx);
}

async function askForReview(ctx: BotContext, { id }: Tap, verdict: "asked" | "declined") {
  const event = await lookAtReview(ctx, id);
  if (event.review !== "pending") return showReview(ctx, event);
  await ask(ctx, await begin(ctx, { kind: "review", eventId: event.id, answers: { verdict } }));
}

/** An event that somebody decides about. Throws `not_admin`. */
async function lookAtReview(ctx: BotContext, id: string) {
  const event = await getEvent(ctx.as, id);
  authorize(ctx.as, "event.review", { event });
  return event;
}

/** What was decided stands where the question was, whoever was faster. */
async function showReview(ctx: BotContext, event: EventDetails) {
  await showHere(ctx, ctx.words.card(ctx.reading, { kind: "review", event, standing: null, viewerId: null }));
}
