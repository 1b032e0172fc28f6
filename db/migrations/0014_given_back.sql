ALTER TABLE "drafts" ADD COLUMN "cut_text" text;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "cut_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "given_back_at" timestamp with time zone;