import { sql } from "drizzle-orm";

/** When the next thing falls due that a provider is asked about, or null; nothing while Stripe is left alone. */
export const nextAtProviders = sql`(
  select case when next.at is not null then greatest(next.at, (select until from stripe_pause)) end from (select least(
    (select min(next_try_at) from payment_webhooks where status = 'received'),
    (select min(case when status = 'closing' then coalesce(checked_at + interval '30 seconds', created_at)
      else greatest(expires_at, checked_at + interval '30 seconds') end)
      from payments where status in ('open', 'closing') and provider = 'stripe'),
    (select min(next_try_at) from refunds where status = 'queued'),
    (select min(lease_until) from refunds where status = 'sending')) as at) next)`;
