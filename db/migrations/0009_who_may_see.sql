CREATE TABLE "event_invitations" (
	"event_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_invitations_event_id_user_id_pk" PRIMARY KEY("event_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "link_secret" text;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_invitations" ADD CONSTRAINT "event_invitations_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_invitations" ADD CONSTRAINT "event_invitations_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Whoever takes part in an event that not everybody may find, or was shown its card, stays invited when its link is renewed; whom its organizer removed does not.
INSERT INTO "event_invitations" ("event_id", "user_id", "invited_at")
SELECT known.event_id, known.user_id, min(known.since) FROM (
	SELECT event_id, user_id, joined_at AS since, status <> 'cancelled' AS takes_part FROM rsvps
	UNION ALL SELECT event_id, user_id, created_at, true FROM tickets WHERE status IN ('active', 'used')
	UNION ALL SELECT event_id, viewer_id, created_at, false FROM cards WHERE kind = 'private' AND retired_at IS NULL
) known
JOIN "events" ON "events"."event_id" = known.event_id AND "events"."visibility" <> 'public'
JOIN "users" ON "users"."user_id" = known.user_id
GROUP BY known.event_id, known.user_id
HAVING bool_or(known.takes_part) OR NOT EXISTS (
	SELECT FROM "facts" WHERE "facts"."event_id" = known.event_id AND "facts"."name" = 'rsvp/cancelled'
		AND "facts"."data"->>'by' = 'organizer' AND ("facts"."data"->>'userId')::bigint = known.user_id);
