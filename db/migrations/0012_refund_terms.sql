ALTER TABLE "events" ADD COLUMN "refundable_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "bought_start" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "bought_location" text;--> statement-breakpoint
-- What is bought so far was bought for the start and place of today, as far as we know.
UPDATE "rsvps" SET "bought_start" = "events"."start_datetime", "bought_location" = "events"."location"
FROM "events" WHERE "events"."event_id" = "rsvps"."event_id" AND "rsvps"."refund_policy" IS NOT NULL;--> statement-breakpoint
-- Seats that were given back and whose money still waits for the background: from now on it is sent on its way in the
-- transaction that frees the seats, so what was announced before goes now, by the share of the time when it was given back.
INSERT INTO "refunds" ("refund_id", "payment_id", "event_id", "amount_minor", "reason", "next_try_at", "created_at", "updated_at")
SELECT DISTINCT ON (paid.payment_id) gen_random_uuid(), paid.payment_id, paid.event_id, back.minor,
  (fact.data->>'by')::refund_reason, fact.happened_at, fact.happened_at, fact.happened_at
FROM "facts" fact
JOIN "rsvps" rsvp ON rsvp.rsvp_id = (fact.data->>'rsvpId')::uuid
JOIN "events" event ON event.event_id = rsvp.event_id
CROSS JOIN LATERAL (
  SELECT payment.payment_id, payment.event_id, payment.provider, payment.amount_minor - greatest(payment.refunded_minor, (
    SELECT coalesce(sum(refund.amount_minor), 0) FROM "refunds" refund
    WHERE refund.payment_id = payment.payment_id AND refund.status <> 'failed')) AS left_minor
  FROM "payments" payment
  WHERE payment.rsvp_id = rsvp.rsvp_id AND payment.status = 'completed' AND (payment.late IS NULL OR payment.late = 'seated')
    AND payment.paid_at <= fact.happened_at
    AND NOT EXISTS (SELECT FROM "payment_lines" line JOIN "tickets" ticket USING (ticket_id)
      WHERE line.payment_id = payment.payment_id AND ticket.status IN ('active', 'used'))
    AND NOT EXISTS (SELECT FROM "refunds" refund
      WHERE refund.payment_id = payment.payment_id AND refund.reason IN ('attendee', 'event_cancelled'))
  ORDER BY payment.paid_at DESC LIMIT 1
) paid
CROSS JOIN LATERAL (
  SELECT CASE WHEN fact.data->>'by' = 'organizer' THEN 100 ELSE coalesce(max((step->>'percent')::int), 0) END AS percent
  FROM jsonb_array_elements(coalesce(rsvp.refund_policy, '[]')) step
  WHERE extract(epoch FROM event.start_datetime - fact.happened_at) >= 3600 * (step->>'hoursBefore')::int
) share
CROSS JOIN LATERAL (
  SELECT CASE WHEN paid.provider = 'stars' AND share.percent < 100 THEN 0 ELSE paid.left_minor * share.percent / 100 END AS minor
) back
WHERE fact.name = 'rsvp/cancelled' AND fact.handled_at IS NULL AND fact.data->>'by' IN ('attendee', 'organizer')
  AND coalesce((fact.data->>'hadSeats')::boolean, true) AND back.minor > 0
ORDER BY paid.payment_id, fact.happened_at DESC;
