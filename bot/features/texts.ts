import { Composer } from "grammy";
import type { Message } from "grammy/types";
import { answerDraft } from "@/domain/drafts/change";
import { joinCutText } from "@/domain/drafts/join-cut-text";
import { findAskingDraft, findDraftOfUpdate } from "@/domain/drafts/queries";
import { readAnswer } from "@/domain/drafts/read-answer";
import type { Answers, Draft } from "@/domain/drafts/schema";
import { limits } from "@/domain/events/schema";
import { uploadImage } from "@/domain/images/upload";
import { cleanLine } from "@/domain/text";
import { zoneAt } from "@/domain/users/find-zone";
import { downloadFile } from "@/gateways/telegram/download";
import { reply } from "../answer";
import type { BotContext } from "../context";
import { ask, sayProblem, takeAnswer } from "../converse";
import { outcomeOf } from "../outcome";
import { speak } from "../speak";

/** Whatever is typed or sent in the private chat answers the open question, if there is one. */
export const texts = new Composer<BotContext>();

/** What people send; the rest tells of pins, new names and the like. */
export const contents = [
  "message:text",
  "message:file",
  "message:contact",
  "message:location",
  "message:venue",
  "message:poll",
  "message:dice",
  "message:story",
  "message:checklist",
] as const;
type Said = BotContext & { msg: Message };

texts.chatType("private").on([...contents], async (ctx, next) => {
  if (isCommand(ctx)) return next();
  const draft = await findAskingDraft(ctx.as);
  if (draft?.lastUpdateId === ctx.update.update_id) return ask(ctx, draft);
  if (draft) return answer(ctx, draft);

  const answered = await findDraftOfUpdate(ctx.as, ctx.update.update_id);
  return answered ? reply(ctx, await outcomeOf(ctx, answered)) : next();
});

const isCommand = ({ msg }: Said) =>
  msg.entities?.some(({ type, offset }) => type === "bot_command" && offset === 0) ?? false;

async function answer(ctx: Said, draft: Draft) {
  const { photo, location, venue } = ctx.msg;
  const text = await wholeText(ctx, draft);
  if (draft.kind !== "create" && draft.kind !== "edit")
    return text === undefined ? sayProblem(ctx, draft, { kind: "not-text" }) : speak(ctx, draft, text);
  if (photo) return keepBanner(ctx, draft, photo.at(-1)!.file_id);
  if (venue ?? location) return answerWithPlace(ctx, draft);
  return answerWithText(ctx, draft, text);
}

async function wholeText({ as, msg: { text, date } }: Said, { id: draftId }: Draft) {
  return text === undefined ? undefined : joinCutText(as, { draftId, text, sentAt: new Date(date * 1000) });
}

async function keepBanner(ctx: Said, draft: Draft, bannerFileId: string) {
  // Pages show our own copy: what Telegram keeps, it gives to bots alone.
  const { hash } = await uploadImage(ctx.as, await downloadFile(ctx.api, bannerFileId));
  const answers: Answers = { bannerFileId, bannerImage: hash };
  const kept = await answerDraft(ctx.as, {
    draftId: draft.id,
    question: draft.question,
    answers,
    updateId: ctx.update.update_id,
  });
  await reply(ctx, ctx.words.drafts.bannerSet(ctx.reading));
  await ask(ctx, kept);
}

async function answerWithPlace(ctx: Said, draft: Draft) {
  const { latitude, longitude } = ctx.msg.location ?? ctx.msg.venue!.location;
  const zone = zoneAt(latitude, longitude);
  if (draft.question === "zone" && zone) return takeAnswer(ctx, draft, "zone", { timeZone: zone });
  if (draft.question === "location")
    return takeAnswer(ctx, draft, "location", { location: nameOf(ctx), latitude, longitude });
  return answerWithText(ctx, draft, undefined);
}

function nameOf({ msg }: Said) {
  const { venue, location } = msg;
  if (venue) return cleanLine(`${venue.title}, ${venue.address}`).slice(0, limits.location);
  return `${location!.latitude.toFixed(5)}, ${location!.longitude.toFixed(5)}`;
}

async function answerWithText(ctx: Said, draft: Draft, text: string | undefined) {
  const { question } = draft;
  if (question === null) return ask(ctx, draft);
  if (text === undefined && question !== "banner") return sayProblem(ctx, draft, { kind: "not-text" });

  const reading = readAnswer(question, text ?? "", draft, {
    now: ctx.reading.now,
    language: ctx.reading.language,
  });
  return "problem" in reading
    ? sayProblem(ctx, draft, reading.problem)
    : takeAnswer(ctx, draft, question, reading.answers);
}
