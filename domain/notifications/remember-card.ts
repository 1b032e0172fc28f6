import { cards } from "@/db/schema/notifications";
import type { Context } from "../context";
import type { Card } from "./schema";

type NewCard = Pick<Card, "kind" | "address" | "languageCode" | "hasPhoto"> & { eventId: string; viewerId: number | null; renderedHash: string | null };

/** From now on this message shows its event's live state. Remembering it again changes nothing but what it shows. */
export async function rememberCard(ctx: Context, { address, ...card }: NewCard) {
  const now = ctx.now();
  const row = { ...card, ...address, id: ctx.newId(), notBefore: now, createdAt: now, updatedAt: now };
  const target = "inlineMessageId" in address ? [cards.inlineMessageId] : [cards.chatId, cards.messageId];
  const { eventId, viewerId, languageCode, hasPhoto, renderedHash } = card;
  await ctx.db
    .insert(cards)
    .values(row)
    .onConflictDoUpdate({ target, set: { eventId, viewerId, languageCode, hasPhoto, renderedHash, staleSince: renderedHash ? null : now, updatedAt: now } });
}
