import { Composer } from "grammy";
import { answerDraft, finishDraft } from "@/domain/drafts/change";
import { findAskingDraft } from "@/domain/drafts/queries";
import { readAnswer } from "@/domain/drafts/read-answer";
import type { Answers, Draft } from "@/domain/drafts/schema";
import { reviewEvent } from "@/domain/events/review";
import { limits } from "@/domain/events/schema";
import { answerSupport, askSupport } from "@/domain/notifications/ask-support";
import { checkMessage } from "@/domain/notifications/broadcast";
import { cleanLine } from "@/domain/text";
import { zoneAt } from "@/domain/users/find-zone";
import { reply } from "../answer";
import type { BotContext } from "../context";
import { ask, sayProblem, takeAnswer } from "../converse";

/** Whatever is typed or sent in the private chat answers the open question, if there is one. */
export const texts = new Composer<BotContext>();
const inChat = texts.chatType("private");

inChat.on("message:text", async (ctx, next) => {
  if (ctx.msg.text.startsWith("/")) return next();
  const draft = await findAskingDraft(ctx.as);
  return draft ? answerWithText(ctx, draft, ctx.msg.text) : next();
});

inChat.on("message:photo", async (ctx, next) => {
  const draft = await findAskingDraft(ctx.as);
  if (!draft || (draft.kind !== "create" && draft.kind !== "edit")) return next();

  const bannerFileId = ctx.msg.photo.at(-1)!.file_id;
  const kept = await answerDraft(ctx.as, { draftId: draft.id, question: draft.question, answers: { bannerFileId }, updateId: ctx.update.update_id });
  await reply(ctx, ctx.words.drafts.bannerSet(ctx.reading));
  return ask(ctx, kept);
});

inChat.on(["message:venue", "message:location"], async (ctx, next) => {
  const draft = await findAskingDraft(ctx.as);
  if (!draft?.question) return next();

  const { latitude, longitude } = ctx.msg.location ?? ctx.msg.venue!.location;
  const zone = zoneAt(latitude, longitude);
  if (draft.question === "zone" && zone) return takeAnswer(ctx, draft, "zone", { timeZone: zone });
  if (draft.question === "location") return takeAnswer(ctx, draft, "location", { location: nameOf(ctx), latitude, longitude });
  return sayProblem(ctx, draft, { kind: "not-text" });
});

inChat.on("message", async (ctx, next) => {
  const draft = ctx.msg.text === undefined ? await findAskingDraft(ctx.as) : undefined;
  return draft ? sayProblem(ctx, draft, { kind: "not-text" }) : next();
});

function nameOf({ msg }: BotContext) {
  const { venue, location } = msg!;
  if (venue) return cleanLine(`${venue.title}, ${venue.address}`).slice(0, limits.location);
  return `${location!.latitude.toFixed(5)}, ${location!.longitude.toFixed(5)}`;
}

async function answerWithText(ctx: BotContext, draft: Draft, text: string) {
  if (draft.kind !== "create" && draft.kind !== "edit") return speakers[draft.kind](ctx, draft, text);
  if (draft.question === null) return ask(ctx, draft);

  const { question } = draft;
  const reading = readAnswer(question, text, draft, { now: ctx.reading.now, language: ctx.reading.language });
  return "problem" in reading ? sayProblem(ctx, draft, reading.problem) : takeAnswer(ctx, draft, question, reading.answers);
}

/** Conversations that wait for one message: what happens with it. */
const speakers: Record<Exclude<Draft["kind"], "create" | "edit">, (ctx: BotContext, draft: Draft, text: string) => Promise<unknown>> = {
  cancel: (ctx, draft, text) => keepText(ctx, draft, { text: checkMessage(text).slice(0, 500) }),
  update: (ctx, draft, text) => keepText(ctx, draft, { text: checkMessage(text) }),
  review: async (ctx, draft, text) => {
    const verdict = draft.answers.verdict ?? "asked";
    const event = await reviewEvent(ctx.as, { eventId: draft.eventId!, verdict, message: checkMessage(text) });
    await finishDraft(ctx.as, draft.id);
    await reply(ctx, ctx.words.manage.reviewed(ctx.reading, event, verdict, event.reviewedBy ?? "", event.reviewMessage));
  },
  support: async (ctx, draft, text) => {
    await askSupport(ctx.as, text);
    await finishDraft(ctx.as, draft.id);
    await reply(ctx, ctx.words.support.sent(ctx.reading));
  },
  reply: async (ctx, draft, text) => {
    await answerSupport(ctx.as, { userId: draft.answers.replyTo!, text });
    await finishDraft(ctx.as, draft.id);
    await reply(ctx, ctx.words.support.replySent(ctx.reading));
  },
};

async function keepText(ctx: BotContext, draft: Draft, answers: Answers) {
  await ask(ctx, await answerDraft(ctx.as, { draftId: draft.id, question: null, answers, updateId: ctx.update.update_id }));
}
