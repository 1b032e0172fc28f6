import { tellsAttendees } from "@/domain/drafts/publish";
import type { Draft } from "@/domain/drafts/schema";
import { countCards } from "@/domain/notifications/queries";
import { countPeople } from "@/domain/rsvps/queries";
import type { Message } from "@/messages/catalog";
import type { BotContext } from "./context";

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
    const told = tellsAttendees(draft) ? await countAll(ctx, draft.event!.id) : 0;
    return ctx.words.manage.editSaved(
      ctx.reading,
      draft.event!,
      told,
      await countCards(ctx.as, draft.event!.id),
    );
  },
  cancel: async (ctx, { event }) =>
    ctx.words.manage.cancelDone(ctx.reading, event!, await countAll(ctx, event!.id)),
  update: ({ words, reading }, { event, answers }) =>
    words.manage.updateSent(reading, event!, answers.people ?? 0),
  review: ({ words, reading }, { event }) =>
    words.card(reading, { kind: "review", event: event!, standing: null, viewerId: null }),
  support: ({ words, reading }) => words.support.sent(reading),
  reply: ({ words, reading }) => words.support.replySent(reading),
};

async function countAll(ctx: BotContext, eventId: string) {
  const { confirmed, pending, waiting } = await countPeople(ctx.as, eventId);
  return confirmed + pending + waiting;
}
