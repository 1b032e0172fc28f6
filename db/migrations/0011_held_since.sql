ALTER TABLE "tickets" ADD COLUMN "held_since" timestamp with time zone;--> statement-breakpoint
-- Seats that are being paid for: their hour begins where they were first held.
UPDATE "tickets" SET "held_since" = "created_at" WHERE "hold_kind" = 'checkout';--> statement-breakpoint
-- What was asked for in the wrong way and not paid cannot be paid any more.
UPDATE "payments" SET "provider" = (CASE WHEN "currency" = 'XTR' THEN 'stars' ELSE 'telegram' END)::payment_provider,
  "provider_account" = NULL, "status" = (CASE WHEN "status" IN ('open', 'closing') THEN 'closed' ELSE "status"::text END)::payment_status
WHERE ("provider" = 'stars') <> ("currency" = 'XTR') AND "paid_at" IS NULL;--> statement-breakpoint
-- Stars that were booked as an invoice's money go back by the charge that Telegram named.
UPDATE "payments" SET "provider" = 'stars', "provider_payment_id" = "telegram_payment_charge_id"
WHERE "provider" = 'telegram' AND "currency" = 'XTR' AND "telegram_payment_charge_id" IS NOT NULL;--> statement-breakpoint
DO $$
DECLARE
  wrong text;
BEGIN
  SELECT string_agg(payment_id || ' (' || coalesce(telegram_payment_charge_id, '-') || ')', ', ') INTO wrong
  FROM payments WHERE (provider = 'stars') <> (currency = 'XTR');
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'Payments were taken in money and booked as Stars, so they cannot be refunded: %', wrong
      USING HINT = 'Each is named with Telegram''s charge. Look it up at the provider of your Telegram payments, run "update payments set provider = ''telegram'', provider_payment_id = ''<the provider''s charge>'' where payment_id = ''<id>''" for each, and migrate again.';
  END IF;
  SELECT string_agg(payment_id::text, ', ') INTO wrong FROM payments
  WHERE (provider <> 'stripe' AND provider_account IS NOT NULL) OR (provider_session_id IS NULL) <> (checkout_url IS NULL)
    OR (paid_at IS NOT NULL AND provider_payment_id IS NULL) OR (late IS NOT NULL AND paid_at IS NULL);
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'Payments contradict themselves: %', wrong
      USING HINT = 'Accounts and pages are Stripe''s alone, a page has a session and an address, and what is paid or late has a charge. Correct these rows and migrate again.';
  END IF;
  SELECT string_agg(ticket_id::text, ', ') INTO wrong FROM tickets WHERE discount_minor > 0 AND promo_code_id IS NULL;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'Tickets are cheaper without a code: %', wrong
      USING HINT = 'Set their discount_minor to 0, or the promo_code_id that it came from, and migrate again.';
  END IF;
END
$$;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "stars_are_paid_in_xtr" CHECK (("payments"."provider" = 'stars') = ("payments"."currency" = 'XTR'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "accounts_are_at_stripe" CHECK ("payments"."provider" = 'stripe' or "payments"."provider_account" is null);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "page_has_an_address" CHECK (("payments"."provider_session_id" is null) = ("payments"."checkout_url" is null));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "paid_by_a_charge" CHECK ("payments"."paid_at" is null or "payments"."provider_payment_id" is not null);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "late_is_paid" CHECK ("payments"."late" is null or "payments"."paid_at" is not null);--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "checkout_since_some_time" CHECK ("tickets"."hold_kind" is distinct from 'checkout' or "tickets"."held_since" is not null);--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "discount_has_a_code" CHECK ("tickets"."discount_minor" = 0 or "tickets"."promo_code_id" is not null);
