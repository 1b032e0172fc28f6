import { answerDraft, deleteDraft, finishDraft } from "@/domain/drafts/change";
import { findAskingDraft, getDraft } from "@/domain/drafts/queries";
import { startDraft } from "@/domain/drafts/start";
import { authorize } from "@/domain/access";
import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import { reviewEvent } from "@/domain/events/review";
import { broadcast } from "@/domain/notifications/broadcast";
import { reply, show } from "../answer";
import type { BotContext, Tap } from "../context";
import { askInPlace } from "../converse";
import type { Taps } from "../taps";

export const notificationTaps = {
  "update.ask": async (ctx, { id }) => {
    const event = await getEvent(ctx.as, id);
    authorize(ctx.as, "event.message", { event });
    await startDraft(ctx.as, { kind: "update", eventId: event.id });
    await reply(ctx, ctx.words.manage.updateAsk(ctx.reading, event));
  },
  "update.audience": async (ctx, { id, arg }) => {
    const answers = { withWaiting: arg === "w" };
    await askInPlace(ctx, await answerDraft(ctx.as, { draftId: id, question: null, answers, updateId: ctx.update.update_id }));
  },
  "update.send": async (ctx, { id }) => {
    const draft = await getDraft(ctx.as, id);
    const { text = "", withWaiting = false } = draft.answers;
    await finishDraft(ctx.as, id);
    const people = await broadcast(ctx.as, { eventId: draft.eventId!, text, withWaiting });
    await show(ctx, ctx.words.manage.updateSent(ctx.reading, draft.event!, people));
  },
  close: async (ctx) => {
    const draft = await findAskingDraft(ctx.as);
    if (draft && draft.kind !== "create") await deleteDraft(ctx.as, draft.id);
    await ctx.deleteMessage();
  },
  "review.approve": async (ctx, { id }) => {
    const event = await reviewEvent(ctx.as, { eventId: id, verdict: "approved" });
    await show(ctx, ctx.words.manage.reviewed(ctx.reading, event, "approved", event.reviewedBy ?? "", null));
  },
  "review.ask": (ctx, tap) => askForReview(ctx, tap, "asked"),
  "review.decline": (ctx, tap) => askForReview(ctx, tap, "declined"),
  "support.reply": async (ctx, { arg }) => {
    if (!ctx.as.settings.adminIds.includes(ctx.user.id)) throw new Refusal("not_admin");
    await startDraft(ctx.as, { kind: "reply", answers: { replyTo: Number(arg) } });
    await reply(ctx, ctx.words.support.replyAsk(ctx.reading));
  },
} satisfies Partial<Taps>;

async function askForReview(ctx: BotContext, { id }: Tap, verdict: "asked" | "declined") {
  const event = await getEvent(ctx.as, id);
  authorize(ctx.as, "event.review", { event });
  if (event.review !== "pending") throw new Refusal("stale_button");

  await startDraft(ctx.as, { kind: "review", eventId: event.id, answers: { verdict } });
  await reply(ctx, ctx.words.manage.reviewAsk(ctx.reading, event, verdict));
}
