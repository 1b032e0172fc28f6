DROP INDEX "payments_in_review";--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "resolved_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "rsvps_attending" ON "rsvps" USING btree ("event_id","queue_number") WHERE "rsvps"."status" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "tickets_by_attendee" ON "tickets" USING btree ("event_id","user_id") WHERE "tickets"."status" in ('active', 'used');--> statement-breakpoint
CREATE INDEX "tickets_held_by_event" ON "tickets" USING btree ("event_id") WHERE "tickets"."status" = 'held';--> statement-breakpoint
CREATE INDEX "tickets_held_by_rsvp" ON "tickets" USING btree ("rsvp_id") WHERE "tickets"."status" = 'held';--> statement-breakpoint
CREATE INDEX "payments_in_review" ON "payments" USING btree ("paid_at") WHERE "payments"."status" = 'review' and "payments"."resolved_at" is null;--> statement-breakpoint
-- What was settled so far, since when the trail says so.
UPDATE "payments" SET "resolved_at" = fact."happened_at" FROM (
  SELECT "data"->>'paymentId' AS payment_id, min("happened_at") AS "happened_at" FROM "facts" WHERE "name" = 'payment/resolved' GROUP BY 1
) fact WHERE fact.payment_id = "payments"."payment_id"::text;--> statement-breakpoint
-- A hot sale changes what is true of a table long before a tenth of its rows: plans must not wait for that.
ALTER TABLE "tickets" SET (autovacuum_analyze_scale_factor = 0.01);--> statement-breakpoint
ALTER TABLE "rsvps" SET (autovacuum_analyze_scale_factor = 0.01);--> statement-breakpoint
ALTER TABLE "deliveries" SET (autovacuum_analyze_scale_factor = 0.01);--> statement-breakpoint
ALTER TABLE "refunds" SET (autovacuum_analyze_scale_factor = 0.01);
