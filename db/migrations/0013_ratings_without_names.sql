ALTER TABLE "event_feedback" ADD COLUMN "rating_before" smallint;--> statement-breakpoint
ALTER TABLE "event_feedback" ADD COLUMN "comment_before" text;--> statement-breakpoint
ALTER TABLE "event_feedback" ADD COLUMN "shown_as" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
-- When somebody used a button of the letter that asks for a rating tells whose rating it is.
UPDATE "deliveries" SET "tapped_at" = NULL WHERE "kind" = 'thanks' AND "tapped_at" IS NOT NULL;
