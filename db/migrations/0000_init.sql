CREATE TYPE "public"."draft_kind" AS ENUM('create', 'edit', 'cancel', 'update', 'review', 'support', 'reply');--> statement-breakpoint
CREATE TYPE "public"."draft_status" AS ENUM('open', 'finished', 'deleted');--> statement-breakpoint
CREATE TYPE "public"."event_review" AS ENUM('not_needed', 'pending', 'approved', 'declined');--> statement-breakpoint
CREATE TYPE "public"."event_status" AS ENUM('published', 'cancelled', 'completed');--> statement-breakpoint
CREATE TYPE "public"."event_visibility" AS ENUM('public', 'unlisted', 'private');--> statement-breakpoint
CREATE TYPE "public"."card_kind" AS ENUM('private', 'group', 'channel', 'inline', 'status', 'review');--> statement-breakpoint
CREATE TYPE "public"."delivery_status" AS ENUM('queued', 'sending', 'sent', 'failed', 'blocked', 'skipped');--> statement-breakpoint
CREATE TYPE "public"."telegram_update_status" AS ENUM('handling', 'done', 'dead');--> statement-breakpoint
CREATE TYPE "public"."rsvp_status" AS ENUM('confirmed', 'pending', 'waitlisted', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."hold_kind" AS ENUM('offer', 'checkout');--> statement-breakpoint
CREATE TYPE "public"."ticket_status" AS ENUM('held', 'active', 'used', 'cancelled');--> statement-breakpoint
CREATE SEQUENCE "public"."rsvp_queue" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "drafts" (
	"draft_id" uuid PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"kind" "draft_kind" NOT NULL,
	"event_id" uuid,
	"status" "draft_status" DEFAULT 'open' NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"question" text,
	"asking" boolean DEFAULT false NOT NULL,
	"message_id" integer,
	"last_update_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"organizer_id" bigint NOT NULL,
	"status" "event_status" DEFAULT 'published' NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"start_datetime" timestamp with time zone NOT NULL,
	"end_datetime" timestamp with time zone NOT NULL,
	"timezone" text NOT NULL,
	"location" text,
	"latitude" double precision,
	"longitude" double precision,
	"online_url" text,
	"category" text DEFAULT 'other' NOT NULL,
	"visibility" "event_visibility" DEFAULT 'public' NOT NULL,
	"review" "event_review" DEFAULT 'not_needed' NOT NULL,
	"reviewed_by" bigint,
	"reviewed_at" timestamp with time zone,
	"review_message" text,
	"max_attendees" integer,
	"current_attendees" integer DEFAULT 0 NOT NULL,
	"max_guests" smallint DEFAULT 4 NOT NULL,
	"banner_file_id" text,
	"calendar_sequence" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancel_note" text,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_code_unique" UNIQUE("code"),
	CONSTRAINT "seats_within_capacity" CHECK ("events"."current_attendees" between 0 and coalesce("events"."max_attendees", "events"."current_attendees")),
	CONSTRAINT "capacity_is_sensible" CHECK ("events"."max_attendees" between 1 and 100000),
	CONSTRAINT "title_has_a_length" CHECK (char_length("events"."title") between 1 and 100),
	CONSTRAINT "ends_after_it_starts" CHECK ("events"."end_datetime" > "events"."start_datetime"),
	CONSTRAINT "guests_are_few" CHECK ("events"."max_guests" between 0 and 9),
	CONSTRAINT "cancelled_at_some_time" CHECK (("events"."status" = 'cancelled') = ("events"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigserial NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"actor_id" bigint,
	"event_id" uuid,
	"happened_at" timestamp with time zone NOT NULL,
	"handled_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "broadcasts" (
	"broadcast_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"author_id" bigint NOT NULL,
	"text" text NOT NULL,
	"audience" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"card_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" "card_kind" NOT NULL,
	"chat_id" bigint,
	"message_id" integer,
	"inline_message_id" text,
	"viewer_id" bigint,
	"language_code" text,
	"has_photo" boolean DEFAULT false NOT NULL,
	"rendered_hash" text,
	"stale_since" timestamp with time zone,
	"refreshing_since" timestamp with time zone,
	"not_before" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retired_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cards_inline_message_id_unique" UNIQUE("inline_message_id"),
	CONSTRAINT "one_card_per_message" UNIQUE("chat_id","message_id"),
	CONSTRAINT "card_has_an_address" CHECK (("cards"."inline_message_id" is null) = ("cards"."message_id" is not null and "cards"."chat_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"delivery_id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"chat_id" bigint NOT NULL,
	"event_id" uuid,
	"kind" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"status" "delivery_status" DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"telegram_message_id" integer,
	"error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deliveries_dedupe_key_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "event_changes" (
	"change_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"user_id" bigint NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"locked_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_answer_per_key" UNIQUE("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "telegram_pauses" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "telegram_updates" (
	"update_id" bigint PRIMARY KEY NOT NULL,
	"status" "telegram_update_status" NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"payload" jsonb,
	"error" text,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rsvps" (
	"rsvp_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"status" "rsvp_status" NOT NULL,
	"party_size" smallint DEFAULT 1 NOT NULL,
	"queue_number" bigint DEFAULT nextval('rsvp_queue') NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_rsvp_per_person" UNIQUE("event_id","user_id"),
	CONSTRAINT "party_is_small" CHECK ("rsvps"."party_size" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "ticket_types" (
	"ticket_type_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"name" text NOT NULL,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"capacity" integer,
	"seats_taken" integer DEFAULT 0 NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "type_seats_within_capacity" CHECK ("ticket_types"."seats_taken" between 0 and coalesce("ticket_types"."capacity", "ticket_types"."seats_taken")),
	CONSTRAINT "price_is_not_negative" CHECK ("ticket_types"."price_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"rsvp_id" uuid NOT NULL,
	"ticket_type_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"guest_number" smallint DEFAULT 0 NOT NULL,
	"status" "ticket_status" NOT NULL,
	"hold_kind" "hold_kind",
	"hold_expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "held_for_a_reason" CHECK (("tickets"."status" = 'held') = ("tickets"."hold_kind" is not null)),
	CONSTRAINT "holds_expire" CHECK (("tickets"."hold_kind" is null) = ("tickets"."hold_expires_at" is null))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text,
	"username" text,
	"language_code" text,
	"timezone" text,
	"started_at" timestamp with time zone,
	"blocked_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"last_activity" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_organizer_id_users_user_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_changes" ADD CONSTRAINT "event_changes_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_types" ADD CONSTRAINT "ticket_types_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_rsvp_id_rsvps_rsvp_id_fk" FOREIGN KEY ("rsvp_id") REFERENCES "public"."rsvps"("rsvp_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_ticket_type_id_ticket_types_ticket_type_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("ticket_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_question_at_a_time" ON "drafts" USING btree ("user_id") WHERE "drafts"."asking";--> statement-breakpoint
CREATE INDEX "drafts_by_user" ON "drafts" USING btree ("user_id","updated_at") WHERE "drafts"."status" = 'open';--> statement-breakpoint
CREATE INDEX "events_by_organizer" ON "events" USING btree ("organizer_id","start_datetime","event_id");--> statement-breakpoint
CREATE INDEX "events_listed" ON "events" USING btree ("start_datetime","event_id") WHERE "events"."status" = 'published' and "events"."visibility" = 'public' and "events"."review" in ('not_needed', 'approved');--> statement-breakpoint
CREATE INDEX "events_to_complete" ON "events" USING btree ("end_datetime") WHERE "events"."status" = 'published';--> statement-breakpoint
CREATE INDEX "facts_unhandled" ON "facts" USING btree ("next_try_at","sequence") WHERE "facts"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "facts_by_event" ON "facts" USING btree ("event_id","sequence");--> statement-breakpoint
CREATE INDEX "cards_by_event" ON "cards" USING btree ("event_id") WHERE "cards"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "cards_stale" ON "cards" USING btree ("not_before") WHERE coalesce("cards"."stale_since", "cards"."refreshing_since") is not null and "cards"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("due_at","delivery_id") WHERE "deliveries"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "deliveries_leased" ON "deliveries" USING btree ("lease_until") WHERE "deliveries"."status" = 'sending';--> statement-breakpoint
CREATE INDEX "deliveries_by_chat" ON "deliveries" USING btree ("chat_id","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_by_event" ON "deliveries" USING btree ("event_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_change_per_event" ON "event_changes" USING btree ("event_id") WHERE "event_changes"."told_at" is null;--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "updates_dead" ON "telegram_updates" USING btree ("received_at") WHERE "telegram_updates"."status" = 'dead';--> statement-breakpoint
CREATE INDEX "updates_received" ON "telegram_updates" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "rsvps_waiting" ON "rsvps" USING btree ("event_id","queue_number") WHERE "rsvps"."status" = 'waitlisted';--> statement-breakpoint
CREATE INDEX "rsvps_by_event" ON "rsvps" USING btree ("event_id","status","queue_number");--> statement-breakpoint
CREATE INDEX "rsvps_by_user" ON "rsvps" USING btree ("user_id","joined_at");--> statement-breakpoint
CREATE INDEX "ticket_types_by_event" ON "ticket_types" USING btree ("event_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "one_seat_per_guest" ON "tickets" USING btree ("rsvp_id","guest_number") WHERE "tickets"."status" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "tickets_by_event" ON "tickets" USING btree ("event_id","status");--> statement-breakpoint
CREATE INDEX "holds_to_expire" ON "tickets" USING btree ("hold_expires_at") WHERE "tickets"."status" = 'held';--> statement-breakpoint
CREATE INDEX "users_by_username" ON "users" USING btree (lower("username"));