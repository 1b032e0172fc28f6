CREATE TABLE "heartbeats" (
	"job" text PRIMARY KEY NOT NULL,
	"succeeded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"account" text PRIMARY KEY NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"compared_at" timestamp with time zone,
	"charges_before" timestamp with time zone,
	"disputes_before" timestamp with time zone,
	"attempts" smallint NOT NULL,
	"lease_until" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "stripe_pause" (
	"id" smallint PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "one_pause_for_all" CHECK ("stripe_pause"."id" = 1)
);
--> statement-breakpoint
DROP INDEX "facts_unhandled";--> statement-breakpoint
CREATE INDEX "drafts_by_age" ON "drafts" USING btree ("updated_at") WHERE not "drafts"."asking";--> statement-breakpoint
CREATE INDEX "rate_counts_by_age" ON "rate_counts" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "deliveries_with_words" ON "deliveries" USING btree ("updated_at") WHERE "deliveries"."status" not in ('queued', 'sending') and "deliveries"."payload" ?| '{text,note}'::text[];--> statement-breakpoint
CREATE INDEX "webhooks_dead" ON "payment_webhooks" USING btree ("received_at") WHERE "payment_webhooks"."status" = 'dead';--> statement-breakpoint
CREATE INDEX "payments_in_review" ON "payments" USING btree ("paid_at") WHERE "payments"."status" = 'review';--> statement-breakpoint
CREATE INDEX "refunds_pending" ON "refunds" USING btree ("updated_at") WHERE "refunds"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "refunds_failed" ON "refunds" USING btree ("updated_at") WHERE "refunds"."status" = 'failed';--> statement-breakpoint
CREATE INDEX "facts_unhandled" ON "facts" USING btree ("next_try_at","event_id","name","sequence") WHERE "facts"."handled_at" is null;
--> statement-breakpoint
-- None is late on the day that they are first noted.
INSERT INTO "heartbeats" ("job", "succeeded_at")
SELECT job, now() FROM unnest(array['drain-letters', 'drain-providers', 'complete-events', 'reconcile-payments', 'forget-old-rows']) AS job;
