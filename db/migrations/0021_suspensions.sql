ALTER TYPE "public"."draft_kind" ADD VALUE 'suspend';--> statement-breakpoint
DROP INDEX "events_listed";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "suspend_reason" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "is_host_suspended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "suspend_reason" text;--> statement-breakpoint
CREATE INDEX "events_listed" ON "events" USING btree ("start_datetime","event_id") WHERE "events"."status" = 'published' and "events"."visibility" = 'public' and "events"."review" in ('not_needed', 'approved') and "events"."suspended_at" is null and not "events"."is_host_suspended";--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "suspended_for_a_reason" CHECK (("events"."suspended_at" is null) = ("events"."suspend_reason" is null));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "user_suspended_for_a_reason" CHECK (("users"."suspended_at" is null) = ("users"."suspend_reason" is null));