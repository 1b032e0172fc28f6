import { and, count, eq, gt, isNull, min, ne, sql } from "drizzle-orm";
import { facts } from "@/db/schema/facts";
import { cards, deliveries, telegramUpdates } from "@/db/schema/notifications";
import { createBatcher } from "../batch";
import type { Context } from "../context";
import { Refusal } from "../errors";
import type { EventDetails } from "../events/schema";
import type { Card } from "./schema";

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

type Beside = { eventId: string; address: Card["address"] };
type Looked = Pick<EventDetails, "title" | "visibility" | "organizerId"> & { isCard: boolean };

/** What a tap beside a shared card asks: the event's title, for whom it is, and whether the message is known to show an event. Throws `not_found`. */
export async function lookAtCard(ctx: Context, { eventId, address }: Beside): Promise<Looked> {
  const looked = await lookTogether(JSON.stringify([eventId, address]), { ctx, eventId, address });
  if (!looked) throw new Refusal("not_found");
  return looked;
}

/** Everybody who taps beside one card at the same time is told by one read, made after all of them asked. */
const lookTogether = createBatcher<string, Beside & { ctx: Context }, Looked | undefined>(
  async (_, looking) => {
    const { ctx, eventId, address } = looking[0]!;
    const isHere =
      "inlineMessageId" in address
        ? sql`inline_message_id = ${address.inlineMessageId}`
        : sql`chat_id = ${address.chatId} and message_id = ${address.messageId}`;
    const [looked] = await ctx.db.execute<Looked>(sql`
    select title, visibility, organizer_id as "organizerId", exists (select from ${cards} where ${isHere}) as "isCard" from events where event_id = ${eventId}`);
    return looking.map(() => looked && { ...looked, organizerId: Number(looked.organizerId) });
  },
);

const day = 24 * 60 * 60 * 1000;

/** When the oldest thing became due that is still to be done, and what was given up: updates that lie parked, and letters of the last day. */
export async function backlog(ctx: Context) {
  const now = ctx.now().toISOString();
  const [[fact], [delivery], [card], [dead], [failed]] = await Promise.all([
    ctx.db
      .select({ since: min(facts.happenedAt), waiting: count() })
      .from(facts)
      .where(isNull(facts.handledAt)),
    // Each from its own index: most letters of all times have been sent.
    ctx.db.execute<{ since: string | null; waiting: number }>(sql`
      select min(due_at) as since, count(*)::int as waiting from (
        select due_at from ${deliveries} where status = 'queued' and due_at <= ${now}
        union all select due_at from ${deliveries} where status = 'sending' and due_at <= ${now}) due`),
    ctx.db
      .select({ since: min(cards.staleSince), waiting: count() })
      .from(cards)
      .where(sql`${cards.staleSince} is not null and ${cards.retiredAt} is null`),
    ctx.db.select({ waiting: count() }).from(telegramUpdates).where(eq(telegramUpdates.status, "dead")),
    ctx.db
      .select({ letters: count() })
      .from(deliveries)
      .where(
        and(eq(deliveries.status, "failed"), gt(deliveries.updatedAt, new Date(ctx.now().getTime() - day))),
      ),
  ]);
  return {
    facts: fact!,
    deliveries: {
      waiting: delivery!.waiting,
      since: delivery!.since === null ? null : new Date(delivery!.since),
    },
    cards: card!,
    deadUpdates: dead!.waiting,
    deadLetters: failed!.letters,
  };
}
