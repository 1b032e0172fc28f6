ALTER TABLE "event_feedback" ADD COLUMN "rating_before" smallint;--> statement-breakpoint
ALTER TABLE "event_feedback" ADD COLUMN "comment_before" text;--> statement-breakpoint
ALTER TABLE "event_feedback" ADD COLUMN "shown_as" uuid DEFAULT gen_random_uuid() NOT NULL;