import { sql } from "drizzle-orm";
import type { Context } from "../context";

const day = 24 * 60 * 60 * 1000;

type Row = {
  webhooks: number;
  webhooksSince: string | null;
  refunds: number;
  refundsSince: string | null;
  deadWebhooks: number;
  failedRefunds: number;
  inReview: number;
  isStripePaused: boolean;
};

/**
 * Money that waits, and money that somebody should look at: what providers told and was given up, refunds that failed
 * within thirty days, and payments that do not fit what was asked and that nobody has settled.
 */
export async function moneyBacklog(ctx: Context) {
  const now = ctx.now();
  const monthAgo = new Date(now.getTime() - 30 * day).toISOString();
  const [row] = await ctx.db.execute<Row>(sql`
    select webhook.waiting as webhooks, webhook.since as "webhooksSince", refund.waiting as refunds, refund.since as "refundsSince",
      (select count(*)::int from payment_webhooks where status = 'dead') as "deadWebhooks",
      (select count(*)::int from refunds where status = 'failed' and updated_at > ${monthAgo}) as "failedRefunds",
      (select count(*)::int from payments where status = 'review' and resolved_at is null) as "inReview",
      exists (select from stripe_pause where until > ${now.toISOString()}) as "isStripePaused"
    from (select count(*)::int as waiting, min(received_at) as since from payment_webhooks where status = 'received') webhook,
      (select count(*)::int as waiting, min(created_at) as since from refunds where status in ('queued', 'sending')) refund`);
  const { webhooks, webhooksSince, refunds, refundsSince, ...counts } = row!;
  const at = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...counts,
    webhooks: { waiting: webhooks, since: at(webhooksSince) },
    refunds: { waiting: refunds, since: at(refundsSince) },
  };
}
