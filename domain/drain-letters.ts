import { sql } from "drizzle-orm";
import type { Context } from "./context";
import { soonest } from "./deadlines";
import { createExpansion, type Expansion } from "./expand-due";
import { createInFlight, type InFlight } from "./in-flight";
import { startDeliveries } from "./notifications/deliver";
import { expandBroadcasts } from "./notifications/expand-broadcasts";
import { startRefreshing } from "./notifications/refresh-cards";
import { tellChanges } from "./notifications/tell-changes";
import { nextAtProviders } from "./payments/read-due";
import { react } from "./react";
import { expandReminders, nextReminder } from "./reminders/expand";
import { expireHolds } from "./rsvps/expire";

/** What becomes a letter to everybody whom it is for. */
const toMany = { changes: tellChanges, reminders: expandReminders, broadcasts: expandBroadcasts };
/** Cards that are edited at a time. */
const cardsAtOnce = 25;
/** Letters that Telegram takes at once are followed by others for so long before all else is looked at again. */
const lookEveryMs = 100;
/** Reactions and holds run for so long before letters are looked at again. */
const reactForMs = 1_000;
/** While something waits for the providers they are poked at most this often. */
const pokeEveryMs = 1_000;

/** When the next of each falls due, or null. */
type Due = Record<
  "facts" | "holds" | "changes" | "reminders" | "broadcasts" | "letters" | "cards" | "providers",
  Date | null
>;

/** Takes up new work until then at most; without it, until nothing is left. A round begins every `gapMs`. */
export type Span = { until?: Date | undefined; gapMs?: number };

/**
 * Does what is due and needs no provider of money: reactions, holds that ran out, changes, reminders, broadcasts,
 * letters, cards; round by round until nothing is left or `until` has come. What is under way by then is awaited. Any
 * number may run at once: each row is claimed by one of them. While people come all the time, a round begins every
 * `gapMs`, and does what gathered meanwhile together. Letters and cards leave at their own pace beside the rounds, a
 * second's worth of letters at a time: neither waits for a slow chat, nor for letters to many that are queued. Whatever is due at the providers, they are poked for.
 * Answers when the next thing falls due, if that is within the minute.
 */
export async function drainLetters(world: Context, { until, gapMs = 0 }: Span = {}): Promise<Date | null> {
  // It looks until nothing is left: a poke by what it does itself would make it run for ever.
  const ctx = { ...world, poke: () => {} };
  const isOver = () => until !== undefined && ctx.now() >= until;
  const pokeProviders = createProvidersPoke(world);
  const expansion = createExpansion(ctx, toMany, until);
  const underWay: UnderWay = {
    letters: createInFlight(ctx.ports.messenger.perSecond),
    cards: createInFlight(cardsAtOnce),
    expansion: expansion.underWay,
  };
  for (;;) {
    // What ends while we look may leave something to do: a letter that was sent can be a card from then on.
    const isIdle = Object.values(underWay).every((some) => some.isIdle());
    const due = await whenDue(ctx);
    pokeProviders(due.providers);
    const { done, isFull } = await doWhatIsDue(ctx, due, underWay, expansion, until);
    const isLast = isOver();
    if (isLast || (done === 0 && isIdle)) {
      await Promise.all(Object.values(underWay).map((some) => some.downTo(0)));
      return isLast ? ctx.now() : soonest(ctx.now(), Object.values({ ...due, providers: null }));
    }
    if (isFull) await keepFull(ctx, underWay);
    else if (done === 0) await untilMoreIsDone(ctx, underWay);
    else if (gapMs > 0) await ctx.ports.wait(new Date(ctx.now().getTime() + gapMs));
  }
}

/** Reactions ask for refunds and call pages off: whoever does that hears of it as soon as we see it. */
function createProvidersPoke(world: Context) {
  let pokedAt = Number.NEGATIVE_INFINITY;
  return (dueAt: Date | null) => {
    const now = world.now().getTime();
    if (dueAt === null || dueAt.getTime() > now || now - pokedAt < pokeEveryMs) return;
    pokedAt = now;
    world.poke("providers");
  };
}

async function doWhatIsDue(
  ctx: Context,
  due: Due,
  { letters, cards }: UnderWay,
  expansion: Expansion<keyof typeof toMany>,
  until: Date | undefined,
) {
  const now = ctx.now();
  const isDue = (kind: keyof Due) => due[kind] !== null && due[kind] <= now;
  const soon = new Date(Math.min(now.getTime() + reactForMs, until?.getTime() ?? Number.POSITIVE_INFINITY));
  const reacted = isDue("facts") ? await react(ctx, { until: soon }) : 0;
  const expired = isDue("holds") ? await expireHolds(ctx, { until: soon }) : 0;
  // Each of these may have queued letters and made cards stale.
  const more = reacted + expired + expansion.start(isDue);
  const room = hasRoom(letters) ? letters.free() : 0;
  const delivered = room > 0 && (more > 0 || isDue("letters")) ? await startDeliveries(ctx, letters) : 0;
  const isFull = delivered === room;
  // People's own copies of a card wait until nobody has a letter to wait for.
  const refreshed =
    hasRoom(cards) && (more > 0 || isDue("cards"))
      ? await startRefreshing(ctx, cards, { sharedOnly: isFull })
      : 0;
  return { done: more + delivered + refreshed, isFull };
}

type UnderWay = Record<"letters" | "cards" | "expansion", InFlight>;

/** More is claimed when half of it has gone, so that its slots follow without a gap. */
const hasRoom = ({ free, limit }: InFlight) => free() >= limit / 2;

/** As soon as there is room again it is filled, while that is quick and there are letters enough. */
async function keepFull(ctx: Context, underWay: UnderWay) {
  const { letters } = underWay;
  const lookAt = ctx.now().getTime() + lookEveryMs;
  for (;;) {
    await untilMoreIsDone(ctx, underWay);
    if (!hasRoom(letters) || ctx.now().getTime() >= lookAt) return;
    const room = letters.free();
    if ((await startDeliveries(ctx, letters)) < room) return;
  }
}

/** Until there is room again, or whatever is slow may have given way to something new. */
async function untilMoreIsDone(ctx: Context, underWay: UnderWay) {
  const moreOf = ({ free, limit, downTo, written }: InFlight) =>
    free() === limit ? written() : downTo(Math.min(limit - free() - 1, Math.floor(limit / 2)));
  const busy = Object.values(underWay).filter(({ isIdle }) => !isIdle());
  if (busy.length === 0) return;
  await Promise.race([...busy.map(moreOf), ctx.ports.wait(new Date(ctx.now().getTime() + 1000))]);
}

async function whenDue(ctx: Context): Promise<Due> {
  const [row] = await ctx.db.execute<Record<keyof Due, string | null>>(sql`
    select
      (select min(next_try_at) from facts where handled_at is null) as facts,
      (select min(ticket.hold_expires_at) from tickets ticket where ticket.status = 'held' and not exists (
        select from payments paying where paying.rsvp_id = ticket.rsvp_id and paying.provider = 'stripe'
          and paying.status in ('open', 'closing'))) as holds,
      (select min(due_at) from event_changes where told_at is null) as changes,
      ${nextReminder(ctx)} as reminders,
      (select min(send_at) from broadcasts where expanded_at is null and stopped_at is null) as broadcasts,
      least(
        (select min(due_at) from deliveries where status = 'queued'),
        (select min(lease_until) from deliveries where status = 'sending')) as letters,
      (select min(not_before) from cards where coalesce(stale_since, refreshing_since) is not null and retired_at is null) as cards,
      ${nextAtProviders} as providers`);
  const read = Object.entries(row!).map(([kind, at]) => [kind, at === null ? null : new Date(at)]);
  return Object.fromEntries(read) as Due;
}
