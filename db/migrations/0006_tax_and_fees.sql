ALTER TABLE "events" ADD COLUMN "tax_and_fees" jsonb DEFAULT '{"fee":null,"tax":null,"taxId":null}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "tax_and_fees" jsonb DEFAULT '{"fee":null,"tax":null,"taxId":null}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "sales_starting" ON "ticket_types" USING btree ("sales_start") WHERE "ticket_types"."sales_start" is not null;--> statement-breakpoint
CREATE INDEX "sales_ending" ON "ticket_types" USING btree ("sales_end") WHERE "ticket_types"."sales_end" is not null;--> statement-breakpoint
-- What prices contained stays: for events to come, and on the receipts of what was bought.
UPDATE "events" SET "tax_and_fees" = jsonb_build_object('fee', null, 'tax', jsonb_build_object('name', "tax_name", 'basisPoints', "tax_basis_points"), 'taxId', null)
WHERE "tax_name" IS NOT NULL;--> statement-breakpoint
UPDATE "payments" SET "tax_and_fees" = "events"."tax_and_fees" FROM "events" WHERE "events"."event_id" = "payments"."event_id" AND "events"."tax_name" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "tax_has_name_and_rate";--> statement-breakpoint
ALTER TABLE "events" DROP COLUMN "tax_name";--> statement-breakpoint
ALTER TABLE "events" DROP COLUMN "tax_basis_points";