import { sql } from "drizzle-orm";
import type { Context } from "./context";
import { createInFlight, type InFlight } from "./in-flight";
import { startDeliveries } from "./notifications/deliver";
import { expandBroadcasts } from "./notifications/expand-broadcasts";
import { startRefreshing } from "./notifications/refresh-cards";
import { tellChanges } from "./notifications/tell-changes";
import { checkPayments } from "./payments/check";
import { processWebhooks } from "./payments/receive";
import { sendRefunds } from "./payments/send-refunds";
import { react } from "./react";
import { expandReminders, nextReminder } from "./reminders/expand";
import { expireHolds } from "./rsvps/expire";

/** Cards that are edited at a time. */
const cardsAtOnce = 25;
/** Letters that Telegram takes at once are followed by others for so long before all else is looked at again. */
const lookEveryMs = 100;

/** When the next of each falls due, or null. */
type Due = Record<
  | "webhooks"
  | "payments"
  | "facts"
  | "holds"
  | "refunds"
  | "changes"
  | "reminders"
  | "broadcasts"
  | "letters"
  | "cards",
  Date | null
>;

/**
 * Does what is due: what providers told, pages to close, reactions, holds that ran out, refunds, letters, cards; round by round until nothing is left
 * or `budgetMs` has passed. Any number may run at once: each row is claimed by one of them. While people come
 * all the time, a round begins every `gapMs`, and does what gathered meanwhile together. Letters and cards leave at
 * their own pace beside the rounds, a second's worth of letters at a time: neither waits for a slow chat.
 * Answers when the next thing falls due, if that is within the minute.
 */
export async function drain(
  world: Context,
  { budgetMs = 45_000, gapMs = 0 }: { budgetMs?: number; gapMs?: number } = {},
): Promise<Date | null> {
  // It looks until nothing is left: a poke by what it does itself would make it run for ever.
  const ctx = { ...world, poke: () => {} };
  const until = ctx.now().getTime() + budgetMs;
  const underWay: UnderWay = {
    letters: createInFlight(ctx.ports.messenger.perSecond),
    cards: createInFlight(cardsAtOnce),
  };
  for (;;) {
    // What ends while we look may leave something to do: a letter that was sent can be a card from then on.
    const isIdle = underWay.letters.isIdle() && underWay.cards.isIdle();
    const due = await whenDue(ctx);
    const { done, isFull } = await doWhatIsDue(ctx, due, underWay);
    const isOver = ctx.now().getTime() >= until;
    if (isOver || (done === 0 && isIdle)) {
      await Promise.all([underWay.letters.downTo(0), underWay.cards.downTo(0)]);
      return isOver ? ctx.now() : soon(ctx, due);
    }
    if (isFull) await keepFull(ctx, underWay);
    else if (done === 0) await untilMoreIsDone(ctx, underWay);
    else if (gapMs > 0) await ctx.ports.wait(new Date(ctx.now().getTime() + gapMs));
  }
}

async function doWhatIsDue(ctx: Context, due: Due, { letters, cards }: UnderWay) {
  const now = ctx.now();
  const isDue = (kind: keyof Due) => due[kind] !== null && due[kind] <= now;
  const heard = isDue("webhooks") ? await processWebhooks(ctx) : 0;
  const checked = isDue("payments") ? await checkPayments(ctx) : 0;
  const reacted = isDue("facts") || heard + checked > 0 ? await react(ctx) : 0;
  const expired = isDue("holds") ? await expireHolds(ctx) : 0;
  const refunded = isDue("refunds") || reacted > 0 ? await sendRefunds(ctx) : 0;
  const told = isDue("changes") ? await tellChanges(ctx) : 0;
  const reminded = isDue("reminders") ? await expandReminders(ctx) : 0;
  const broadcast = isDue("broadcasts") ? await expandBroadcasts(ctx) : 0;
  // Each of these may have queued letters and made cards stale.
  const more = heard + checked + reacted + expired + refunded + told + reminded + broadcast;
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

type UnderWay = { letters: InFlight; cards: InFlight };

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
async function untilMoreIsDone(ctx: Context, { letters, cards }: UnderWay) {
  const moreOf = ({ free, limit, downTo, written }: InFlight) =>
    free() === limit ? written() : downTo(Math.min(limit - free() - 1, Math.floor(limit / 2)));
  const busy = [letters, cards].filter(({ isIdle }) => !isIdle());
  if (busy.length === 0) return;
  await Promise.race([...busy.map(moreOf), ctx.ports.wait(new Date(ctx.now().getTime() + 1000))]);
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
      ${nextReminder(ctx)} as reminders,
      (select min(send_at) from broadcasts where expanded_at is null and stopped_at is null) as broadcasts,
      least(
        (select min(due_at) from deliveries where status = 'queued'),
        (select min(lease_until) from deliveries where status = 'sending')) as letters,
      (select min(not_before) from cards where coalesce(stale_since, refreshing_since) is not null and retired_at is null) as cards`);
  const at = (text: string | null) => (text === null ? null : new Date(text));
  const { webhooks, payments, facts, holds, refunds, changes, reminders, broadcasts, letters, cards } = row!;
  return {
    webhooks: at(webhooks),
    payments: at(payments),
    facts: at(facts),
    holds: at(holds),
    refunds: at(refunds),
    changes: at(changes),
    reminders: at(reminders),
    broadcasts: at(broadcasts),
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
