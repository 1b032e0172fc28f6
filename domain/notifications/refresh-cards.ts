import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { cards } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import { listEventsById } from "../events/queries";
import type { EventDetails } from "../events/schema";
import { pairKey, standingsOf } from "../rsvps/queries";
import type { Standing } from "../rsvps/schema";
import { pauseChat } from "./pause";
import type { Card } from "./schema";

/** A card is edited at most this often, however fast its numbers move. */
const debounceMs = 5_000;
/** Who claimed a card and has not finished by then has died. */
const leaseMs = 60_000;

/** Asks for an edit of every card of these events. Inside the transaction of what changed, or of its reaction. */
export async function markCardsStale(tx: Context, eventIds: string[]) {
  await tx.db
    .update(cards)
    .set({ staleSince: tx.now() })
    .where(and(inArray(cards.eventId, eventIds), isNull(cards.staleSince), isNull(cards.retiredAt)));
}

type Claimed = typeof cards.$inferSelect;

/** Brings up to `limit` stale cards up to date, the longest stale first. Answers how many were looked at. */
export async function refreshCards(
  ctx: Context,
  { limit = 25, sharedOnly = false }: { limit?: number; sharedOnly?: boolean } = {},
) {
  const claimed = await claimStale(ctx, limit, sharedOnly);
  if (claimed.length === 0) return 0;

  const events = new Map(
    (await listEventsById(ctx, [...new Set(claimed.map(({ eventId }) => eventId))])).map((event) => [
      event.id,
      event,
    ]),
  );
  const viewed = claimed.flatMap(({ eventId, viewerId, kind }) =>
    viewerId !== null && kind === "private" ? [{ eventId, userId: viewerId }] : [],
  );
  const standings = await standingsOf(ctx, viewed);
  const zones = await zonesOf(ctx, claimed);
  await Promise.all(
    claimed.map((row) => refreshOne(ctx, row, toCard(ctx, row, events.get(row.eventId)!, standings, zones))),
  );
  return claimed.length;
}

async function claimStale(ctx: Context, limit: number, sharedOnly: boolean): Promise<Claimed[]> {
  const now = ctx.now();
  const due = ctx.db
    .select({ id: cards.id })
    .from(cards)
    .where(
      sql`coalesce(${cards.staleSince}, ${cards.refreshingSince}) is not null and ${cards.retiredAt} is null and ${cards.notBefore} <= ${now.toISOString()}
        and not (${sharedOnly} and ${cards.kind} = 'private')
        and not exists (select from telegram_pauses pause where pause.chat_id in (0, coalesce(${cards.chatId}, 0)) and pause.until > ${now.toISOString()})`,
    )
    .orderBy(sql`${cards.kind} = 'private'`, cards.notBefore)
    .limit(limit)
    .for("update", { skipLocked: true });
  return ctx.db
    .update(cards)
    .set({ staleSince: null, refreshingSince: now, notBefore: new Date(now.getTime() + leaseMs) })
    .where(inArray(cards.id, due))
    .returning();
}

async function refreshOne(ctx: Context, row: Claimed, card: Card) {
  const result = await ctx.ports.messenger.refresh(card);
  const now = ctx.now();
  const later = (ms: number) => new Date(now.getTime() + ms);
  const done = { refreshingSince: null, attempts: 0, updatedAt: now };
  const again = {
    refreshingSince: null,
    staleSince: sql`coalesce(${cards.staleSince}, ${now.toISOString()})`,
    updatedAt: now,
  };
  const finish = (set: Parameters<ReturnType<typeof ctx.db.update<typeof cards>>["set"]>[0]) =>
    ctx.db.update(cards).set(set).where(eq(cards.id, row.id));

  if (result.outcome === "edited" || result.outcome === "unchanged") {
    const { renderedHash, hasPhoto = row.hasPhoto } = result;
    return finish({ ...done, renderedHash, hasPhoto, notBefore: later(debounceMs) });
  }
  if (result.outcome === "wait") {
    if (row.chatId !== null) await pauseChat(ctx, row.chatId, result.seconds);
    return finish({ ...again, notBefore: later(result.seconds * 1000) });
  }
  if (result.outcome === "failed" && row.attempts < 8)
    return finish({ ...again, attempts: row.attempts + 1, notBefore: later(5_000 * 2 ** row.attempts) });
  return finish({ ...done, retiredAt: now });
}

function toCard(
  ctx: Context,
  row: Claimed,
  event: EventDetails,
  standings: Map<string, Standing>,
  zones: Map<number, string | null>,
): Card {
  const address =
    row.inlineMessageId !== null
      ? { inlineMessageId: row.inlineMessageId }
      : { chatId: row.chatId!, messageId: row.messageId! };
  const standing =
    row.viewerId === null
      ? null
      : (standings.get(pairKey({ eventId: row.eventId, userId: row.viewerId })) ?? null);
  const timeZone = row.viewerId === null ? null : (zones.get(row.viewerId) ?? null);
  const { id, kind, viewerId, languageCode, hasPhoto, renderedHash } = row;
  return {
    id,
    kind,
    address,
    event,
    standing,
    viewerId,
    languageCode,
    timeZone,
    hasPhoto,
    renderedHash,
    now: ctx.now(),
  };
}

async function zonesOf(ctx: Context, claimed: Claimed[]) {
  const ids = claimed.flatMap(({ viewerId }) => (viewerId === null ? [] : [viewerId]));
  if (ids.length === 0) return new Map<number, string | null>();

  const rows = await ctx.db
    .select({ id: users.id, timeZone: users.timeZone })
    .from(users)
    .where(inArray(users.id, ids));
  return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
}
