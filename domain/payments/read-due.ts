import { type SQL, sql } from "drizzle-orm";
import { payments, refunds } from "@/db/schema/payments";

/** Stars go back through Telegram, all else through Stripe. */
export type RefundedBy = "telegram" | "stripe";

/** Which rows of `refunds` are asked for there. */
export const isRefundedBy = (by: RefundedBy): SQL =>
  sql`${by === "stripe" ? sql`not` : sql``} exists (
    select from ${payments} paid where paid.payment_id = ${refunds}.payment_id and paid.provider = 'stars')`;

const nextRefund = (by: RefundedBy) => sql`
  (select min(next_try_at) from ${refunds} where status = 'queued' and ${isRefundedBy(by)}),
  (select min(lease_until) from ${refunds} where status = 'sending' and ${isRefundedBy(by)})`;

/** When the next thing falls due that a provider is asked about, or null; nothing of Stripe's while that is left alone. */
export const nextAtProviders = sql`(
  select least(${nextRefund("telegram")}, case when next.at is not null then greatest(next.at, (select until from stripe_pause)) end)
  from (select least(
    (select min(next_try_at) from payment_webhooks where status = 'received'),
    (select min(case when status = 'closing' then coalesce(checked_at + interval '30 seconds', created_at)
      else greatest(expires_at, checked_at + interval '30 seconds') end)
      from payments where status in ('open', 'closing') and provider = 'stripe'),
    ${nextRefund("stripe")}) as at) next)`;
