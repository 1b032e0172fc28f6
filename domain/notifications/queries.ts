import { and, count, eq, isNull, min, ne, sql } from "drizzle-orm";
import { facts } from "@/db/schema/facts";
import { cards, deliveries, telegramUpdates } from "@/db/schema/notifications";
import type { Context } from "../context";

/** How many messages show this event, so that an organizer hears what an edit will update. */
export async function countCards(ctx: Context, eventId: string) {
  const [row] = await ctx.db
    .select({ cards: count() })
    .from(cards)
    .where(
      and(
        eq(cards.eventId, eventId),
        isNull(cards.retiredAt),
        ne(cards.kind, "status"),
        ne(cards.kind, "review"),
      ),
    );
  return row?.cards ?? 0;
}

type Place = { chatId: number; messageId: number; exceptEventId?: string };

/** Whether a message shows an event's live state (of another event than `exceptEventId`), and so is edited when that changes. */
export async function isLiveCard(ctx: Context, { chatId, messageId, exceptEventId }: Place) {
  const isOther = exceptEventId === undefined ? undefined : ne(cards.eventId, exceptEventId);
  const [row] = await ctx.db
    .select({ id: cards.id })
    .from(cards)
    .where(and(eq(cards.chatId, chatId), eq(cards.messageId, messageId), isNull(cards.retiredAt), isOther));
  return row !== undefined;
}

/** When the oldest thing became due that is still to be done, and what lies in the dead-letter table. */
export async function backlog(ctx: Context) {
  const now = ctx.now().toISOString();
  const [[fact], [delivery], [card], [dead]] = await Promise.all([
    ctx.db
      .select({ since: min(facts.happenedAt), waiting: count() })
      .from(facts)
      .where(isNull(facts.handledAt)),
    ctx.db
      .select({ since: min(deliveries.dueAt), waiting: count() })
      .from(deliveries)
      .where(sql`${deliveries.status} in ('queued', 'sending') and ${deliveries.dueAt} <= ${now}`),
    ctx.db
      .select({ since: min(cards.staleSince), waiting: count() })
      .from(cards)
      .where(sql`${cards.staleSince} is not null and ${cards.retiredAt} is null`),
    ctx.db.select({ waiting: count() }).from(telegramUpdates).where(eq(telegramUpdates.status, "dead")),
  ]);
  return { facts: fact!, deliveries: delivery!, cards: card!, deadUpdates: dead!.waiting };
}
