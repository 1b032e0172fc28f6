CREATE TYPE "public"."reminder_anchor" AS ENUM('rsvp', 'start', 'end', 'fixed');--> statement-breakpoint
CREATE TYPE "public"."reminder_kind" AS ENUM('confirmation', 'day', 'hour', 'thanks', 'custom');--> statement-breakpoint
CREATE TABLE "telegram_pace" (
	"id" smallint PRIMARY KEY NOT NULL,
	"next_slot_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_pace_for_all" CHECK ("telegram_pace"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "event_feedback" (
	"event_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"rating" smallint NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_feedback_event_id_user_id_pk" PRIMARY KEY("event_id","user_id"),
	CONSTRAINT "rating_in_stars" CHECK ("event_feedback"."rating" between 1 and 5),
	CONSTRAINT "comment_is_short" CHECK (char_length("event_feedback"."comment") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "event_mutes" (
	"user_id" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_mutes_user_id_event_id_pk" PRIMARY KEY("user_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "event_notifications" (
	"notification_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" "reminder_kind" NOT NULL,
	"anchor" "reminder_anchor" NOT NULL,
	"offset_minutes" integer DEFAULT 0 NOT NULL,
	"fixed_at" timestamp with time zone,
	"recipients" jsonb NOT NULL,
	"text" text,
	"asks_confirmation" boolean DEFAULT false NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"scheduled_time" timestamp with time zone,
	"generation" integer DEFAULT 1 NOT NULL,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fixed_at_some_time" CHECK (("event_notifications"."anchor" = 'fixed') = ("event_notifications"."fixed_at" is not null)),
	CONSTRAINT "due_unless_by_rsvp" CHECK (("event_notifications"."anchor" = 'rsvp') = ("event_notifications"."scheduled_time" is null)),
	CONSTRAINT "offset_is_near" CHECK ("event_notifications"."offset_minutes" between -86400 and 43200),
	CONSTRAINT "text_has_a_length" CHECK (char_length("event_notifications"."text") between 1 and 3500)
);
--> statement-breakpoint
DROP INDEX "deliveries_due";--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "recipients" jsonb;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "send_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "expanded_at" timestamp with time zone;--> statement-breakpoint
-- What was sent before stays on record as sent.
UPDATE "broadcasts" SET "send_at" = "created_at", "expanded_at" = "created_at", "recipients" = CASE
	WHEN "audience"[1] ~ '^[0-9]+$' THEN jsonb_build_object('userIds', to_jsonb("audience"::bigint[]))
	ELSE jsonb_build_object('statuses', to_jsonb("audience")) END;--> statement-breakpoint
ALTER TABLE "broadcasts" ALTER COLUMN "recipients" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcasts" ALTER COLUMN "send_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "stopped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "priority" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "notification_id" uuid;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "generation" integer;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "broadcast_id" uuid;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "tapped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "reconfirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "quiet_from" smallint DEFAULT 1320;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "quiet_until" smallint DEFAULT 480;--> statement-breakpoint
ALTER TABLE "event_feedback" ADD CONSTRAINT "event_feedback_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_feedback" ADD CONSTRAINT "event_feedback_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_mutes" ADD CONSTRAINT "event_mutes_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_mutes" ADD CONSTRAINT "event_mutes_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_notifications" ADD CONSTRAINT "event_notifications_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_reminder_per_kind" ON "event_notifications" USING btree ("event_id","kind") WHERE "event_notifications"."kind" <> 'custom';--> statement-breakpoint
CREATE INDEX "event_notifications_by_event" ON "event_notifications" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "event_notifications_due" ON "event_notifications" USING btree ("scheduled_time") WHERE "event_notifications"."is_enabled" and "event_notifications"."sent_at" is null;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_notification_id_event_notifications_notification_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."event_notifications"("notification_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_broadcast_id_broadcasts_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcasts"("broadcast_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcasts_by_event" ON "broadcasts" USING btree ("event_id","broadcast_id");--> statement-breakpoint
CREATE INDEX "broadcasts_by_author" ON "broadcasts" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "broadcasts_due" ON "broadcasts" USING btree ("send_at") WHERE "broadcasts"."expanded_at" is null and "broadcasts"."stopped_at" is null;--> statement-breakpoint
CREATE INDEX "deliveries_next" ON "deliveries" USING btree ("due_at") WHERE "deliveries"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "deliveries_by_reminder" ON "deliveries" USING btree ("notification_id","delivery_id");--> statement-breakpoint
CREATE INDEX "deliveries_by_broadcast" ON "deliveries" USING btree ("broadcast_id","delivery_id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("priority","due_at","delivery_id") WHERE "deliveries"."status" = 'queued';--> statement-breakpoint
ALTER TABLE "broadcasts" DROP COLUMN "audience";--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "quiet_from_until" CHECK (("users"."quiet_from" is null) = ("users"."quiet_until" is null));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "quiet_within_the_day" CHECK ("users"."quiet_from" between 0 and 1439 and "users"."quiet_until" between 0 and 1439);--> statement-breakpoint
-- Events that are still to come get the schedule that a new one begins with; what was due before stays unsaid.
INSERT INTO "event_notifications" ("notification_id", "event_id", "kind", "anchor", "offset_minutes", "recipients", "scheduled_time", "sent_at", "created_at", "updated_at")
SELECT gen_random_uuid(), "event_id", "kind"::"reminder_kind", "anchor"::"reminder_anchor", "offset_minutes", '{"statuses":["confirmed"]}',
	"due", CASE WHEN "due" <= now() THEN now() END, now(), now()
FROM "events" CROSS JOIN LATERAL (VALUES
	('confirmation', 'rsvp', 0, NULL::timestamp with time zone),
	('day', 'start', -1440, "start_datetime" - interval '24 hours'),
	('hour', 'start', -60, "start_datetime" - interval '1 hour'),
	('thanks', 'end', 60, "end_datetime" + interval '1 hour')
) AS "usual"("kind", "anchor", "offset_minutes", "due")
WHERE "status" = 'published';
