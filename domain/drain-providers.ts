import { sql } from "drizzle-orm";
import type { Context } from "./context";
import { soonest } from "./deadlines";
import { checkPayments, checkRefunds } from "./payments/check";
import { guardStripe } from "./payments/guard-stripe";
import { nextAtProviders } from "./payments/read-due";
import { processWebhooks } from "./payments/receive";
import { sendRefunds } from "./payments/send-refunds";

type Work = (ctx: Context, scope: { limit: number }) => Promise<number>;

/** How many of each are under way at a time: none of them waits for the slowness of another kind. */
const lanes: [work: Work, atOnce: number][] = [
  [processWebhooks, 3],
  [checkPayments, 2],
  [checkRefunds, 1],
  [(ctx, { limit }) => sendRefunds(ctx, { by: "stripe", limit }), 2],
];
/** Telegram gives Stars back, whatever Stripe does. */
const sendStars: Work = (ctx, { limit }) => sendRefunds(ctx, { by: "telegram", limit });

/**
 * Does what the providers of money are asked about: what they told, pages to close and to look at, refunds; until
 * nothing is left, `until` has come, or Stripe could not be reached three times in a row, which pauses it for all.
 * Nothing else waits for it. Any number may run at once. Answers when the next thing falls due, if that is within the
 * minute.
 */
export async function drainProviders(world: Context, { until }: { until?: Date } = {}): Promise<Date | null> {
  const { ctx, mayAsk } = await guardStripe(world, until);
  const hasTime = () => until === undefined || ctx.now() < until;
  const runLane = async (work: Work, mayGoOn: () => boolean) => {
    while (mayGoOn()) if ((await work(ctx, { limit: 1 })) === 0) return;
  };
  await Promise.all([
    ...lanes.flatMap(([work, atOnce]) => Array.from({ length: atOnce }, () => runLane(work, mayAsk))),
    runLane(sendStars, hasTime),
  ]);
  const [next] = await world.db.execute<{ at: string | null }>(sql`select ${nextAtProviders} as at`);
  return soonest(world.now(), [next!.at === null ? null : new Date(next!.at)]);
}
