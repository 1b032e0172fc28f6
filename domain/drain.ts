import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Context } from "./context";
import { deliverDue } from "./notifications/deliver";
import { refreshCards } from "./notifications/refresh-cards";
import { tellChanges } from "./notifications/tell-changes";
import { react } from "./react";
import { expireOffers } from "./rsvps/expire";

/** About a second's worth of messages at Telegram's pace. */
const perRound = 25;

/** When the next of each falls due, or null. */
type Due = Record<"facts" | "offers" | "changes" | "letters" | "cards", Date | null>;

/**
 * Does what is due: reactions, offers that ran out, letters, cards; round by round until nothing is left
 * or `budgetMs` has passed. Any number may run at once: each row is claimed by one of them. While people come
 * all the time, a round begins every `gapMs`, and does what gathered meanwhile together; letters wait for nobody.
 * Answers when the next thing falls due, if that is within the minute.
 */
export async function drain(
  world: Context,
  { budgetMs = 45_000, gapMs = 0 }: { budgetMs?: number; gapMs?: number } = {},
): Promise<Date | null> {
  // It looks until nothing is left: a poke by what it does itself would make it run for ever.
  const ctx = { ...world, poke: () => {} };
  const until = ctx.now().getTime() + budgetMs;
  for (;;) {
    const due = await whenDue(ctx);
    const { done, delivered } = await doWhatIsDue(ctx, due);
    if (done === 0) return soon(ctx, due);
    if (ctx.now().getTime() >= until) return ctx.now();
    if (gapMs > 0 && delivered < perRound) await sleep(gapMs);
  }
}

async function doWhatIsDue(ctx: Context, due: Due) {
  const now = ctx.now();
  const isDue = (kind: keyof Due) => due[kind] !== null && due[kind] <= now;
  const reacted = isDue("facts") ? await react(ctx) : 0;
  const expired = isDue("offers") ? await expireOffers(ctx) : 0;
  const told = isDue("changes") ? await tellChanges(ctx) : 0;
  // Each of these may have queued letters and made cards stale.
  const more = reacted + expired + told;
  const delivered = more > 0 || isDue("letters") ? await deliverDue(ctx, { limit: perRound }) : 0;
  // People's own copies of a card wait until nobody has a letter to wait for.
  const sharedOnly = delivered === perRound;
  const refreshed = more > 0 || isDue("cards") ? await refreshCards(ctx, { limit: perRound, sharedOnly }) : 0;
  return { done: more + delivered + refreshed, delivered };
}

async function whenDue(ctx: Context): Promise<Due> {
  const [row] = await ctx.db.execute<Record<keyof Due, string | null>>(sql`
    select
      (select min(next_try_at) from facts where handled_at is null) as facts,
      (select min(hold_expires_at) from tickets where status = 'held') as offers,
      (select min(due_at) from event_changes where told_at is null) as changes,
      least(
        (select min(due_at) from deliveries where status = 'queued'),
        (select min(lease_until) from deliveries where status = 'sending')) as letters,
      (select min(not_before) from cards where coalesce(stale_since, refreshing_since) is not null and retired_at is null) as cards`);
  const at = (text: string | null) => (text === null ? null : new Date(text));
  const { facts, offers, changes, letters, cards } = row!;
  return {
    facts: at(facts),
    offers: at(offers),
    changes: at(changes),
    letters: at(letters),
    cards: at(cards),
  };
}

/** The next instant at which something falls due, in a second at the earliest; null when that is not within the minute. */
function soon(ctx: Context, due: Due): Date | null {
  const now = ctx.now().getTime();
  const next = Math.min(...Object.values(due).map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));
  return next - now < 60_000 ? new Date(Math.max(next, now + 1000)) : null;
}
