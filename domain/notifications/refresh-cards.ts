import { and, eq, isNull, sql } from "drizzle-orm";
import { isAnyOf, isFoundBy } from "@/db/any-of";
import { cards } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import { may } from "../access";
import type { Context } from "../context";
import { leaseMs } from "../deadlines";
import { findViewers, viewerKey } from "../events/locate";
import { listEventsById } from "../events/queries";
import type { EventDetails } from "../events/schema";
import { createInFlight, type InFlight } from "../in-flight";
import { pairKey, seatHolders, standingsOf } from "../rsvps/queries";
import type { Standing } from "../rsvps/schema";
import { turnAt } from "./pace";
import { pauseChat } from "./pause";
import type { Card } from "./schema";

/** A card is edited at most this often, however fast its numbers move. */
const debounceMs = 5_000;

/** Asks for an edit of every card of these events. Inside the transaction of what changed, or of its reaction. */
export async function markCardsStale(tx: Context, eventIds: string[]) {
  await tx.db
    .update(cards)
    .set({ staleSince: tx.now() })
    .where(and(isAnyOf(cards.eventId, eventIds), isNull(cards.staleSince), isNull(cards.retiredAt)));
}

type Claimed = typeof cards.$inferSelect;

/** Shows one person how they stand to the event. */
const isOwn = ({ kind, viewerId }: Claimed) => kind === "private" && viewerId !== null;
const viewerOf = ({ eventId, viewerId }: Claimed) => ({ eventId, userId: viewerId! });

/** While an event is suspended, its cards say that it is gone, and come back afterwards. */
const isHidden = (ctx: Context, { kind, viewerId }: Claimed, event: EventDetails) =>
  kind !== "status" &&
  kind !== "review" &&
  !may(
    { ...ctx, actor: viewerId === null ? { type: "anonymous" } : { type: "user", userId: viewerId } },
    "event.open",
    { event },
  );

/** Brings up to `limit` stale cards up to date, the longest stale first. Answers how many were looked at. */
export async function refreshCards(ctx: Context, { limit = 25 }: { limit?: number } = {}) {
  const underWay = createInFlight(limit);
  const claimed = await startRefreshing(ctx, underWay);
  await underWay.downTo(0);
  return claimed;
}

/** Claims as many stale cards as there is room for, and has them edited meanwhile. Answers how many were claimed. */
export async function startRefreshing(
  ctx: Context,
  underWay: InFlight,
  { sharedOnly = false }: { sharedOnly?: boolean } = {},
) {
  const claimed = await claimStale(ctx, underWay.free(), sharedOnly);
  if (claimed.length === 0) return 0;

  const events = new Map(
    (await listEventsById(ctx, [...new Set(claimed.map(({ eventId }) => eventId))])).map((event) => [
      event.id,
      event,
    ]),
  );
  const viewed = claimed.filter(isOwn).map(viewerOf);
  const standings = await standingsOf(ctx, viewed);
  const [viewers, holders] = await Promise.all([findViewers(ctx, viewed), seatHolders(ctx, viewed)]);
  const zones = await zonesOf(ctx, claimed);
  for (const row of claimed) {
    const event = events.get(row.eventId)!;
    const isLast = row.withdrawnAt !== null || (isOwn(row) && !viewers.has(viewerKey(viewerOf(row))));
    const isGone = isLast || isHidden(ctx, row, event);
    const card = { ...toCard(ctx, row, event, { standings, holders, zones }), isGone };
    underWay.add(refreshOne(ctx, row, card, isLast));
  }
  return claimed.length;
}

/** One for each chat that has none on its way: its next edits wait for their turn where they hold up no other chat. */
async function claimStale(ctx: Context, limit: number, sharedOnly: boolean): Promise<Claimed[]> {
  const now = ctx.now();
  const at = sql`${now.toISOString()}::timestamptz`;
  const due = sql`
    with due as materialized (
      select card.card_id, card.chat_id, card.kind, card.not_before from ${cards} card
      where coalesce(card.stale_since, card.refreshing_since) is not null and card.retired_at is null and card.not_before <= ${at}
        and not (${sharedOnly} and card.kind = 'private')
        and not exists (select from telegram_pauses pause where pause.chat_id in (0, coalesce(card.chat_id, 0)) and pause.until > ${at})
        and (card.chat_id is null or card.chat_id not in (
          select chat_id from ${cards} where coalesce(stale_since, refreshing_since) is not null and retired_at is null
            and refreshing_since > ${leasedAfter(now)} and chat_id is not null))
      order by card.kind = 'private', card.not_before limit ${limit} for update skip locked
    )
    select distinct on (coalesce(chat_id::text, card_id::text)) card_id from due
    order by coalesce(chat_id::text, card_id::text), kind = 'private', not_before`;
  return ctx.db
    .update(cards)
    .set({ staleSince: null, refreshingSince: now, notBefore: new Date(now.getTime() + leaseMs) })
    .where(isFoundBy(cards.id, due))
    .returning();
}

const leasedAfter = (now: Date) => sql`${new Date(now.getTime() - leaseMs).toISOString()}::timestamptz`;

async function refreshOne(ctx: Context, row: Claimed, card: Card, isLast: boolean) {
  const result = await refresh(ctx, row, card);
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
    const retiredAt = isLast ? now : null;
    return finish({ ...done, renderedHash, hasPhoto, retiredAt, notBefore: later(debounceMs) });
  }
  if (result.outcome === "wait") {
    if (row.chatId !== null) await pauseChat(ctx, row.chatId, result.seconds);
    return finish({ ...again, notBefore: later(result.seconds * 1000) });
  }
  if (result.outcome === "failed" && row.attempts < 8)
    return finish({ ...again, attempts: row.attempts + 1, notBefore: later(5_000 * 2 ** row.attempts) });
  return finish({ ...done, retiredAt: now });
}

/** A card that cannot be put together is tried again like one that Telegram did not take, and told to the operator once. */
async function refresh(ctx: Context, { attempts }: Claimed, card: Card) {
  try {
    return await ctx.ports.messenger.refresh(card, turnAt(ctx));
  } catch (err) {
    if (attempts === 0) ctx.ports.log.error({ err, cardId: card.id }, "A card could not be put together");
    return { outcome: "failed" as const };
  }
}

type Around = {
  standings: Map<string, Standing>;
  holders: Set<string>;
  zones: Map<number, string | null>;
};

function toCard(
  ctx: Context,
  row: Claimed,
  shown: EventDetails,
  { standings, holders, zones }: Around,
): Omit<Card, "isGone"> {
  const address =
    row.inlineMessageId !== null
      ? { inlineMessageId: row.inlineMessageId }
      : { chatId: row.chatId!, messageId: row.messageId! };
  const standing =
    row.viewerId === null
      ? null
      : (standings.get(pairKey({ eventId: row.eventId, userId: row.viewerId })) ?? null);
  const holdsSeat = isOwn(row) && holders.has(pairKey(viewerOf(row)));
  const mayJoin = holdsSeat || row.viewerId === shown.organizerId;
  const event = mayJoin ? shown : { ...shown, onlineUrl: null };
  const timeZone = row.viewerId === null ? null : (zones.get(row.viewerId) ?? null);
  const { id, kind, viewerId, languageCode, hasPhoto, renderedHash } = row;
  return {
    id,
    kind,
    address,
    event,
    standing,
    holdsSeat,
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
    .where(isAnyOf(users.id, ids));
  return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
}
