DROP INDEX "deliveries_by_chat";--> statement-breakpoint
CREATE INDEX "deliveries_by_chat" ON "deliveries" USING btree ("chat_id","created_at");