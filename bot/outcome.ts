import { tellsAttendees } from "@/domain/drafts/publish";
import type { Draft } from "@/domain/drafts/schema";
import { seeModerated } from "@/domain/events/read-moderation";
import type { EventDetails } from "@/domain/events/schema";
import { countTold } from "@/domain/notifications/audience";
import { progressOf } from "@/domain/notifications/broadcasts";
import { followBroadcast } from "@/domain/notifications/follow-broadcast";
import { countCards } from "@/domain/notifications/queries";
import { listReminders } from "@/domain/reminders/queries";
import type { Message } from "@/messages/catalog";
import { show } from "./answer";
import type { BotContext } from "./context";
import { nameOf } from "./name-of";

/** What a conversation has come to, however often it is asked. */
export async function outcomeOf(ctx: BotContext, draft: Draft): Promise<Message> {
  return draft.status === "deleted" ? leftOff(ctx, draft) : ledTo[draft.kind](ctx, draft);
}

function leftOff({ words, reading }: BotContext, { kind, event }: Draft): Message {
  if (kind === "create") return words.drafts.deleted(reading);
  return event && (kind === "edit" || kind === "cancel")
    ? words.manage.editDiscarded(reading, event)
    : words.dropped(reading);
}

const ledTo: Record<Draft["kind"], (ctx: BotContext, draft: Draft) => Message | Promise<Message>> = {
  create: ({ words, reading }, { event }) => words.drafts.published(reading, event!),
  edit: async (ctx, draft) => {
    const told = tellsAttendees(draft) ? await countTold(ctx.as, draft.event!.id) : 0;
    return ctx.words.manage.editSaved(
      ctx.reading,
      draft.event!,
      told,
      await countCards(ctx.as, draft.event!.id),
    );
  },
  cancel: async (ctx, { event }) =>
    ctx.words.manage.cancelDone(ctx.reading, event!, await countTold(ctx.as, event!.id)),
  update: async (ctx, { event, answers }) =>
    answers.broadcastId === undefined
      ? reminderOf(ctx, event!, answers.reminder?.id)
      : ctx.words.manage.updateProgress(ctx.reading, event!, await progressOf(ctx.as, answers.broadcastId)),
  suspend: async ({ words, reading, as }, { eventId }) =>
    words.moderation.panel(reading, await seeModerated(as, eventId!)),
  review: ({ words, reading }, { event }) =>
    words.card(reading, { kind: "review", event: event!, standing: null, viewerId: null }),
  support: ({ words, reading }) => words.support.sent(reading),
  contact: async (ctx, { event, answers: { replyTo } }) =>
    replyTo === undefined
      ? ctx.words.contact.sent(ctx.reading, event!)
      : ctx.words.contact.replySent(ctx.reading, event!, await nameOf(ctx, replyTo)),
  reply: ({ words, reading }, { event }) =>
    event ? words.feedback.commented(reading, event) : words.support.replySent(reading),
};

/** The reminder that was talked about; when it is gone, the others. */
async function reminderOf(ctx: BotContext, event: EventDetails, reminderId: string | undefined) {
  const schedule = await listReminders(ctx.as, event.id);
  const reminder = schedule.find(({ id }) => id === reminderId);
  const { one, list } = ctx.words.reminders;
  return reminder ? one(ctx.reading, event, reminder) : list(ctx.reading, event, schedule);
}

/** Shows it in place of the tapped message; where a message goes out, its progress is told there from now on. */
export async function showOutcome(ctx: BotContext, draft: Draft) {
  const messageId = await show(ctx, await outcomeOf(ctx, draft));
  const { broadcastId } = draft.answers;
  if (draft.status === "finished" && broadcastId !== undefined)
    await followBroadcast(ctx.as, { broadcastId, messageId });
}
