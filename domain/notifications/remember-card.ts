import { and, eq, isNull } from "drizzle-orm";
import { cards } from "@/db/schema/notifications";
import type { Context } from "../context";
import type { Card } from "./schema";

type NewCard = Pick<Card, "kind" | "address" | "languageCode" | "hasPhoto"> & {
  eventId: string;
  viewerId: number | null;
  renderedHash: string | null;
};

/**
 * From now on this message shows its event's live state. It is looked at once more soon: without `renderedHash`
 * nobody knows what it shows (somebody else shared it), and with it the event may have changed while it was
 * being shown; if it did not, that costs no call.
 */
export async function rememberCard(ctx: Context, { address, ...card }: NewCard) {
  const now = ctx.now();
  const row = {
    ...card,
    ...address,
    id: ctx.newId(),
    staleSince: now,
    notBefore: now,
    createdAt: now,
    updatedAt: now,
  };
  const target = "inlineMessageId" in address ? [cards.inlineMessageId] : [cards.chatId, cards.messageId];
  const insert = ctx.db.insert(cards).values(row);
  if (card.renderedHash === null) return insert.onConflictDoNothing({ target });

  const { eventId, kind, viewerId, languageCode, hasPhoto, renderedHash } = card;
  return insert.onConflictDoUpdate({
    target,
    set: {
      eventId,
      kind,
      viewerId,
      languageCode,
      hasPhoto,
      renderedHash,
      staleSince: now,
      withdrawnAt: null,
      retiredAt: null,
      updatedAt: now,
    },
  });
}

/** A new running count takes over: the one of an earlier day stays as it is. */
export async function retireStatus(ctx: Context, eventId: string) {
  const now = ctx.now();
  await ctx.db
    .update(cards)
    .set({ retiredAt: now, updatedAt: now })
    .where(and(eq(cards.eventId, eventId), eq(cards.kind, "status"), isNull(cards.retiredAt)));
}
