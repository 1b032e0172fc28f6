-- Refunds of a cancelled event have a fact of their own from now on: those that were still to come are announced.
INSERT INTO "facts" ("fact_id", "name", "data", "actor_id", "event_id", "happened_at", "next_try_at")
SELECT gen_random_uuid(), 'refunds/owed', jsonb_build_object('eventId', "event_id"), "actor_id", "event_id", "happened_at", "happened_at"
FROM "facts" WHERE "name" = 'event/cancelled' AND "handled_at" IS NULL;
