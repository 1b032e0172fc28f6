import { type CommandContext, Composer } from "grammy";
import { authorize } from "@/domain/access";
import { answerDraft, deleteDraft } from "@/domain/drafts/change";
import { findAskingDraft, findOwnDraft, getDraft } from "@/domain/drafts/queries";
import type { Answers } from "@/domain/drafts/schema";
import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import { reviewEvent } from "@/domain/events/review";
import type { EventDetails } from "@/domain/events/schema";
import { deliverDue } from "@/domain/notifications/deliver";
import { followBroadcast } from "@/domain/notifications/follow-broadcast";
import { retryBroadcast } from "@/domain/notifications/retry-broadcast";
import { checkTemplate } from "@/domain/notifications/rules";
import type { Broadcast } from "@/domain/notifications/schema";
import { sendUpdate } from "@/domain/notifications/send-update";
import { stopBroadcast } from "@/domain/notifications/stop-broadcast";
import { testBroadcast } from "@/domain/notifications/test-broadcast";
import { alert, dismiss, show, showHere, tappedMessage } from "../answer";
import type { BotContext, Tap } from "../context";
import { ask, askInPlace, begin } from "../converse";
import { showOutcome } from "../outcome";
import { pickEvent, typedEvent } from "../pick";
import { inPrivate } from "../private";
import { readNumber } from "../read-arg";
import type { Taps } from "../taps";

export const notifications = new Composer<BotContext>();

notifications.command(["notify", "broadcast"], inPrivate, write);

export const notificationTaps = {
  "update.ask": async (ctx, { id }) => {
    const event = await getEvent(ctx.as, id);
    authorize(ctx.as, "event.message", { event });
    const open = await findAskingDraft(ctx.as);
    if (open?.kind === "update" && open.eventId === id && open.lastUpdateId !== ctx.update.update_id)
      await deleteDraft(ctx.as, open.id);
    await askInPlace(ctx, await begin(ctx, { kind: "update", eventId: event.id }));
  },
  "update.audience": (ctx, tap) => changeUpdate(ctx, tap, { withWaiting: tap.arg === "w" }),
  "update.edit": (ctx, tap) => changeUpdate(ctx, tap, { asks: "text" }),
  "update.when": (ctx, tap) => changeUpdate(ctx, tap, { asks: "when" }),
  // A time that is past means at once.
  "update.now": (ctx, tap) =>
    changeUpdate(ctx, tap, { asks: "nothing", sendAt: ctx.reading.now.toISOString() }),
  "update.send": async (ctx, { id }) => {
    await sendUpdate(ctx.as, id);
    await showOutcome(ctx, (await findOwnDraft(ctx.as, id))!);
  },
  "update.test": async (ctx, { id }) => {
    const { eventId, answers } = await getDraft(ctx.as, id);
    if (eventId === null || answers.text === undefined) throw new Refusal("stale_button");
    await testBroadcast(ctx.as, { eventId, text: answers.text });
    await deliverDue(ctx.as, { chatId: ctx.user.id });
    await alert(ctx, ctx.words.sent);
  },
  "update.stop": async (ctx, { id }) => showProgress(ctx, await stopBroadcast(ctx.as, id)),
  "update.retry": async (ctx, { id }) => showProgress(ctx, await retryBroadcast(ctx.as, id)),
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

/** `/notify` and `/broadcast`: what is typed behind the event's code is what attendees will read. */
async function write(ctx: CommandContext<BotContext>) {
  const event = await typedEvent(ctx, ctx.match);
  if (!event) return pickEvent(ctx, "update.ask", 0);

  authorize(ctx.as, "event.message", { event });
  const words = ctx.match.trim().replace(/^\S+\s*/, "");
  const answers = words === "" ? {} : { text: checkTemplate(words) };
  await ask(ctx, await begin(ctx, { kind: "update", eventId: event.id, answers }));
}

async function changeUpdate(ctx: BotContext, { id }: Tap, answers: Answers) {
  const updateId = ctx.update.update_id;
  await askInPlace(ctx, await answerDraft(ctx.as, { draftId: id, question: null, answers, updateId }));
}

/** How far a message has come; here it is told from now on. */
async function showProgress(ctx: BotContext, broadcast: Broadcast) {
  const event = await getEvent(ctx.as, broadcast.eventId);
  const messageId = await show(ctx, ctx.words.manage.updateProgress(ctx.reading, event, broadcast));
  await followBroadcast(ctx.as, { broadcastId: broadcast.id, messageId });
}

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
