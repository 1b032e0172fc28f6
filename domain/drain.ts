import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Context } from "./context";
import { deliverDue } from "./notifications/deliver";
import { refreshCards } from "./notifications/refresh-cards";
import { tellChanges } from "./notifications/tell-changes";
import { checkPayments } from "./payments/check";
import { processWebhooks } from "./payments/receive";
import { sendRefunds } from "./payments/send-refunds";
import { react } from "./react";
import { expireHolds } from "./rsvps/expire";

/** About a second's worth of messages at Telegram's pace. */
const perRound = 25;

/** When the next of each falls due, or null. */
type Due = Record<
  "webhooks" | "payments" | "facts" | "holds" | "refunds" | "changes" | "letters" | "cards",
  Date | null
>;

/**
 * Does what is due: what providers told, pages to close, reactions, holds that ran out, refunds, letters, cards; round by round until nothing is left
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
  const heard = isDue("webhooks") ? await processWebhooks(ctx) : 0;
  const checked = isDue("payments") ? await checkPayments(ctx) : 0;
  const reacted = isDue("facts") || heard + checked > 0 ? await react(ctx) : 0;
  const expired = isDue("holds") ? await expireHolds(ctx) : 0;
  const refunded = isDue("refunds") || reacted > 0 ? await sendRefunds(ctx) : 0;
  const told = isDue("changes") ? await tellChanges(ctx) : 0;
  // Each of these may have queued letters and made cards stale.
  const more = heard + checked + reacted + expired + refunded + told;
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
      (select min(next_try_at) from payment_webhooks where status = 'received') as webhooks,
      (select min(case when status = 'closing' then coalesce(checked_at + interval '30 seconds', created_at)
        else greatest(expires_at, checked_at + interval '30 seconds') end)
        from payments where status in ('open', 'closing') and provider = 'stripe') as payments,
      least(
        (select min(next_try_at) from refunds where status = 'queued'),
        (select min(lease_until) from refunds where status = 'sending')) as refunds,
      (select min(ticket.hold_expires_at) from tickets ticket where ticket.status = 'held' and not exists (
        select from payments paying where paying.rsvp_id = ticket.rsvp_id and paying.provider = 'stripe'
          and paying.status in ('open', 'closing'))) as holds,
      (select min(due_at) from event_changes where told_at is null) as changes,
      least(
        (select min(due_at) from deliveries where status = 'queued'),
        (select min(lease_until) from deliveries where status = 'sending')) as letters,
      (select min(not_before) from cards where coalesce(stale_since, refreshing_since) is not null and retired_at is null) as cards`);
  const at = (text: string | null) => (text === null ? null : new Date(text));
  const { webhooks, payments, facts, holds, refunds, changes, letters, cards } = row!;
  return {
    webhooks: at(webhooks),
    payments: at(payments),
    facts: at(facts),
    holds: at(holds),
    refunds: at(refunds),
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
