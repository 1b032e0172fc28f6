import { sql } from "drizzle-orm";
import type { Context } from "./context";
import { deliverDue } from "./notifications/deliver";
import { refreshCards } from "./notifications/refresh-cards";
import { tellChanges } from "./notifications/tell-changes";
import { react } from "./react";
import { expireOffers } from "./rsvps/expire";

/** About a second's worth of messages at Telegram's pace. */
const perRound = 25;

/**
 * Does what is due: reactions, offers that ran out, letters, cards; round by round until nothing is left
 * or `budgetMs` has passed. Any number may run at once: each row is claimed by one of them. Answers when the
 * next thing falls due, if that is within the minute.
 */
export async function drain(
  world: Context,
  { budgetMs = 45_000 }: { budgetMs?: number } = {},
): Promise<Date | null> {
  // It looks until nothing is left: a poke by what it does itself would make it run for ever.
  const ctx = { ...world, poke: () => {} };
  const until = ctx.now().getTime() + budgetMs;
  for (;;) {
    const done = [
      await react(ctx),
      await expireOffers(ctx),
      await tellChanges(ctx),
      await deliverDue(ctx, { limit: perRound }),
    ];
    // People's own copies of a card wait until nobody has a letter to wait for.
    const isBusy = done.at(-1) === perRound;
    done.push(await refreshCards(ctx, { limit: perRound, sharedOnly: isBusy }));
    if (done.every((count) => count === 0)) return nextDue(ctx);
    if (ctx.now().getTime() >= until) return ctx.now();
  }
}

async function nextDue(ctx: Context): Promise<Date | null> {
  const now = ctx.now();
  const [row] = await ctx.db.execute<{ at: string | null }>(sql`
    select least(
      (select min(next_try_at) from facts where handled_at is null),
      (select min(due_at) from deliveries where status = 'queued'),
      (select min(not_before) from cards where coalesce(stale_since, refreshing_since) is not null and retired_at is null),
      (select min(due_at) from event_changes where told_at is null),
      (select min(hold_expires_at) from tickets where status = 'held')
    ) as at`);
  const at = row?.at ? new Date(row.at) : null;
  return at && at.getTime() - now.getTime() < 60_000
    ? new Date(Math.max(at.getTime(), now.getTime() + 1000))
    : null;
}
