import { answerDraft } from "@/domain/drafts/change";
import { readTiming } from "@/domain/drafts/read-timing";
import { readWhen } from "@/domain/drafts/read-when";
import type { Answers, Draft } from "@/domain/drafts/schema";
import { checkTemplate } from "@/domain/notifications/rules";
import { saveReminderDraft } from "@/domain/reminders/save-draft";
import { reply } from "./answer";
import type { BotContext } from "./context";
import { ask } from "./converse";
import { outcomeOf } from "./outcome";

/** What an organizer types for attendees: the words of a message or a reminder, or when it should go out. */
export async function speakUpdate(ctx: BotContext, draft: Draft, text: string) {
  const { reminder, asks } = draft.answers;
  if (reminder?.asks === "time") return sayTiming(ctx, draft, text);
  if (reminder) return goOn(ctx, await saveReminder(ctx, draft.id, { text: checkTemplate(text) }));
  if (asks === "when") return sayWhen(ctx, draft, text);
  await keep(ctx, draft, { text: checkTemplate(text), asks: "nothing" });
}

async function sayTiming(ctx: BotContext, draft: Draft, text: string) {
  const reading = readTiming(text, placeOf(ctx, draft));
  if ("problem" in reading)
    return reply(ctx, ctx.words.reminders.whenAsk(ctx.reading, draft, reading.problem));
  await goOn(ctx, await saveReminder(ctx, draft.id, reading));
}

async function sayWhen(ctx: BotContext, draft: Draft, text: string) {
  const when = readWhen(text, placeOf(ctx, draft));
  if (when.kind !== "instant")
    return reply(
      ctx,
      ctx.words.manage.updateWhen(ctx.reading, draft, when.kind === "past" ? "past" : "unreadable"),
    );
  await keep(ctx, draft, { sendAt: when.at.toISOString(), asks: "nothing" });
}

const placeOf = ({ reading }: BotContext, { timeZone }: Draft) => ({
  zone: timeZone,
  now: reading.now,
  language: reading.language,
});

type ReminderAnswer = Parameters<typeof saveReminderDraft>[1]["answer"];

export const saveReminder = (ctx: BotContext, draftId: string, answer: ReminderAnswer) =>
  saveReminderDraft(ctx.as, { draftId, updateId: ctx.update.update_id, answer });

/** What is asked next, or what it came to. */
async function goOn(ctx: BotContext, draft: Draft) {
  if (draft.status === "open") return ask(ctx, draft);
  await reply(ctx, await outcomeOf(ctx, draft));
}

async function keep(ctx: BotContext, { id: draftId }: Draft, answers: Answers) {
  const updateId = ctx.update.update_id;
  await ask(ctx, await answerDraft(ctx.as, { draftId, question: null, answers, updateId }));
}
