CREATE TYPE "public"."report_reason" AS ENUM('spam', 'scam', 'offensive', 'wrong', 'other');--> statement-breakpoint
CREATE TYPE "public"."image_size" AS ENUM('card', 'page');--> statement-breakpoint
CREATE TABLE "event_reports" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"reporter_id" bigint NOT NULL,
	"reason" "report_reason" NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_report_per_person" UNIQUE("event_id","reporter_id")
);
--> statement-breakpoint
CREATE TABLE "image_files" (
	"image_hash" text NOT NULL,
	"size" "image_size" NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "image_files_image_hash_size_pk" PRIMARY KEY("image_hash","size")
);
--> statement-breakpoint
CREATE TABLE "images" (
	"image_hash" text PRIMARY KEY NOT NULL,
	"uploader_id" bigint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"placeholder" text NOT NULL,
	"edge_color" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_counts" (
	"subject" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_counts_subject_window_start_pk" PRIMARY KEY("subject","window_start")
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "banner_image" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "wants_group" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "search_text" text GENERATED ALWAYS AS (plain_text(title || ' ' || coalesce(location, ''))) STORED;--> statement-breakpoint
ALTER TABLE "ticket_types" ADD COLUMN "sales_start" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ticket_types" ADD COLUMN "sales_end" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "muted" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "event_reports" ADD CONSTRAINT "event_reports_event_id_events_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_reports" ADD CONSTRAINT "event_reports_reporter_id_users_user_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_files" ADD CONSTRAINT "image_files_image_hash_images_image_hash_fk" FOREIGN KEY ("image_hash") REFERENCES "public"."images"("image_hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_banner_image_images_image_hash_fk" FOREIGN KEY ("banner_image") REFERENCES "public"."images"("image_hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_searched" ON "events" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "events_near" ON "events" USING btree ("latitude","longitude") WHERE "events"."status" = 'published' and "events"."latitude" is not null;--> statement-breakpoint
ALTER TABLE "ticket_types" ADD CONSTRAINT "sales_end_after_they_start" CHECK ("ticket_types"."sales_end" > "ticket_types"."sales_start");