CREATE TYPE "public"."late_payment" AS ENUM('seated', 'returned', 'duplicate');--> statement-breakpoint
CREATE TYPE "public"."ledger_kind" AS ENUM('charge', 'refund', 'refund_failed', 'dispute', 'dispute_won');--> statement-breakpoint
CREATE TYPE "public"."payment_provider" AS ENUM('telegram', 'stars', 'stripe');--> statement-breakpoint
CREATE TYPE "public"."payment_status" AS ENUM('open', 'closing', 'closed', 'failed', 'completed', 'review');--> statement-breakpoint
CREATE TYPE "public"."refund_reason" AS ENUM('attendee', 'organizer', 'event_cancelled', 'late', 'duplicate', 'provider');--> statement-breakpoint
CREATE TYPE "public"."refund_status" AS ENUM('queued', 'sending', 'pending', 'succeeded', 'failed');--> statement-breakpoint
CREATE TYPE "public"."webhook_status" AS ENUM('received', 'done', 'ignored', 'dead');--> statement-breakpoint
CREATE TYPE "public"."promo_kind" AS ENUM('percent', 'fixed', 'unlock');--> statement-breakpoint
CREATE TABLE "disputes" (
	"dispute_id" text PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" "ledger_kind" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"provider_ref" text NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "each_movement_once" UNIQUE("kind","provider_ref")
);
--> statement-breakpoint
CREATE TABLE "payment_lines" (
	"payment_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "payment_lines_payment_id_ticket_id_pk" PRIMARY KEY("payment_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "payment_webhooks" (
	"webhook_id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"provider_event_id" text NOT NULL,
	"event_type" text NOT NULL,
	"provider_account" text,
	"object_id" text,
	"payload" jsonb NOT NULL,
	"status" "webhook_status" DEFAULT 'received' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"error" text,
	"received_at" timestamp with time zone NOT NULL,
	"processed_at" timestamp with time zone,
	CONSTRAINT "one_webhook_per_event" UNIQUE("provider","provider_event_id")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"payment_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"rsvp_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"provider" "payment_provider" NOT NULL,
	"status" "payment_status" DEFAULT 'open' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"provider_account" text,
	"provider_session_id" text,
	"checkout_url" text,
	"expires_at" timestamp with time zone,
	"provider_payment_id" text,
	"telegram_payment_charge_id" text,
	"card_fingerprint" text,
	"failure_reason" text,
	"late" "late_payment",
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"fee_minor" bigint,
	"paid_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"check_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payments_provider_session_id_unique" UNIQUE("provider_session_id"),
	CONSTRAINT "payments_telegram_payment_charge_id_unique" UNIQUE("telegram_payment_charge_id"),
	CONSTRAINT "one_payment_per_charge" UNIQUE("provider","provider_payment_id"),
	CONSTRAINT "payment_is_positive" CHECK ("payments"."amount_minor" > 0),
	CONSTRAINT "refunds_within_payment" CHECK ("payments"."refunded_minor" between 0 and "payments"."amount_minor" or "payments"."status" = 'review'),
	CONSTRAINT "paid_at_some_time" CHECK (("payments"."status" in ('completed', 'review')) = ("payments"."paid_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"refund_id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" "refund_reason" NOT NULL,
	"note" text,
	"status" "refund_status" DEFAULT 'queued' NOT NULL,
	"provider_refund_id" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"error" text,
	"actor_id" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refunds_provider_refund_id_unique" UNIQUE("provider_refund_id"),
	CONSTRAINT "refund_is_positive" CHECK ("refunds"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "stripe_accounts" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"charges_enabled" boolean DEFAULT false NOT NULL,
	"details_submitted" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stripe_accounts_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "promo_codes" (
	"promo_code_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" "promo_kind" NOT NULL,
	"value" integer DEFAULT 0 NOT NULL,
	"ticket_type_ids" uuid[],
	"max_uses" integer,
	"valid_from" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_code_per_event" UNIQUE("event_id","code"),
	CONSTRAINT "discount_makes_sense" CHECK (case "promo_codes"."kind" when 'percent' then "promo_codes"."value" between 1 and 10000 when 'fixed' then "promo_codes"."value" > 0 else "promo_codes"."value" = 0 end),
	CONSTRAINT "some_uses" CHECK ("promo_codes"."max_uses" > 0),
	CONSTRAINT "valid_until_after_from" CHECK ("promo_codes"."valid_until" > "promo_codes"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "refund_policy" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "tax_name" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "tax_basis_points" smallint;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "refund_policy" jsonb;--> statement-breakpoint
ALTER TABLE "ticket_types" ADD COLUMN "is_hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket_types" ADD COLUMN "max_per_person" smallint;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "price_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "discount_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "promo_code_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "code_version" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "claim_token" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "used_by" bigint;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_payments_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payment_id_payments_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_lines" ADD CONSTRAINT "payment_lines_payment_id_payments_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_lines" ADD CONSTRAINT "payment_lines_ticket_id_tickets_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("ticket_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_rsvp_id_rsvps_rsvp_id_fk" FOREIGN KEY ("rsvp_id") REFERENCES "public"."rsvps"("rsvp_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_accounts" ADD CONSTRAINT "stripe_accounts_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_codes_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disputes_by_payment" ON "disputes" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "ledger_by_payment" ON "ledger_entries" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "ledger_by_event" ON "ledger_entries" USING btree ("event_id","sequence");--> statement-breakpoint
CREATE INDEX "payment_lines_by_ticket" ON "payment_lines" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "webhooks_due" ON "payment_webhooks" USING btree ("next_try_at") WHERE "payment_webhooks"."status" = 'received';--> statement-breakpoint
CREATE INDEX "webhooks_by_time" ON "payment_webhooks" USING btree ("received_at","webhook_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_payment_per_provider" ON "payments" USING btree ("rsvp_id","provider") WHERE "payments"."status" = 'open';--> statement-breakpoint
CREATE INDEX "payments_by_rsvp" ON "payments" USING btree ("rsvp_id");--> statement-breakpoint
CREATE INDEX "payments_by_event" ON "payments" USING btree ("event_id","created_at","payment_id");--> statement-breakpoint
CREATE INDEX "payments_by_user" ON "payments" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_to_check" ON "payments" USING btree ("created_at") WHERE "payments"."status" in ('open', 'closing');--> statement-breakpoint
CREATE INDEX "refunds_due" ON "refunds" USING btree ("next_try_at") WHERE "refunds"."status" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "refunds_by_payment" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_by_event" ON "refunds" USING btree ("event_id","status");--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_promo_code_id_promo_codes_promo_code_id_fk" FOREIGN KEY ("promo_code_id") REFERENCES "public"."promo_codes"("promo_code_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tickets_by_holder" ON "tickets" USING btree ("user_id","status");--> statement-breakpoint
CREATE INDEX "tickets_by_promo" ON "tickets" USING btree ("promo_code_id") WHERE "tickets"."promo_code_id" is not null;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_claim_token_unique" UNIQUE("claim_token");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "tax_has_name_and_rate" CHECK (("events"."tax_name" is null) = ("events"."tax_basis_points" is null) and coalesce("events"."tax_basis_points", 1) between 1 and 5000);--> statement-breakpoint
ALTER TABLE "ticket_types" ADD CONSTRAINT "some_per_person" CHECK ("ticket_types"."max_per_person" between 1 and 10);--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "ticket_price_is_not_negative" CHECK ("tickets"."price_minor" >= 0 and "tickets"."discount_minor" >= 0);--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "used_at_some_time" CHECK (("tickets"."status" = 'used') = ("tickets"."used_at" is not null));