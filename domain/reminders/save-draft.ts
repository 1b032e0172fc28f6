import { type Context, transact, type UserActor } from "../context";
import { answerDraft, finishDraft } from "../drafts/change";
import { lockDraft } from "../drafts/queries";
import type { Answers, Draft, TimingAnswer } from "../drafts/schema";
import { Refusal } from "../errors";
import { addReminder } from "./add";
import { changeReminder } from "./change";
import { Timing } from "./schema";

type Said = { draftId: string; updateId: number; answer: { timing: TimingAnswer } | { text: string } };

/**
 * What was said of a reminder in a conversation: of one that is there it is changed, of a new one the time is kept
 * until the words come. Throws what `changeReminder` throws, `stale_button` on the second tap, `draft_moved_on`.
 */
export async function saveReminderDraft(
  ctx: Context<UserActor>,
  { draftId, updateId, answer }: Said,
): Promise<Draft> {
  return transact(ctx, async (tx) => {
    const { eventId, answers } = await lockDraft(tx, draftId);
    const { reminder } = answers as Answers;
    if (!reminder || eventId === null) throw new Refusal("stale_button");

    const isAnswer = "timing" in answer ? reminder.asks === "time" : reminder.asks === "text";
    if (!isAnswer) throw new Refusal("draft_moved_on");
    if (reminder.id !== undefined) {
      const change = "timing" in answer ? { timing: Timing.parse(answer.timing) } : answer;
      await changeReminder(tx, { reminderId: reminder.id, change });
      return finishDraft(tx, draftId, { lastUpdateId: updateId });
    }
    if ("timing" in answer) {
      const next = { reminder: { asks: "text" as const, timing: answer.timing } };
      return answerDraft(tx, { draftId, question: null, answers: next, updateId });
    }
    const { id } = await addReminder(tx, {
      eventId,
      reminder: {
        kind: "custom",
        timing: Timing.parse(reminder.timing),
        recipients: { statuses: ["confirmed"] },
        text: answer.text,
        asksConfirmation: false,
        isEnabled: true,
      },
    });
    return finishDraft(tx, draftId, { lastUpdateId: updateId, answers: { reminder: { ...reminder, id } } });
  });
}
