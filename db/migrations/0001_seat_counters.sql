-- A ticket row that is not cancelled is a seat. These statement triggers are the only writers of
-- events.current_attendees and ticket_types.seats_taken; the CHECKs beside those columns refuse the
-- seat that would be one too many, whatever the code above does.
CREATE FUNCTION move_seats(deltas jsonb) RETURNS void LANGUAGE sql AS $$
  WITH moved AS (
    SELECT event_id, ticket_type_id, sum(seats)::int AS seats
    FROM jsonb_to_recordset(deltas) AS delta(event_id uuid, ticket_type_id uuid, seats int)
    GROUP BY event_id, ticket_type_id
  ), of_events AS (
    UPDATE events SET current_attendees = current_attendees + delta.seats
    FROM (SELECT event_id, sum(seats)::int AS seats FROM moved GROUP BY event_id) AS delta
    WHERE events.event_id = delta.event_id AND delta.seats <> 0
  )
  UPDATE ticket_types SET seats_taken = seats_taken + moved.seats
  FROM moved
  WHERE ticket_types.ticket_type_id = moved.ticket_type_id AND moved.seats <> 0;
$$;
--> statement-breakpoint
CREATE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  deltas jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(to_jsonb(delta)) INTO deltas FROM (
      SELECT event_id, ticket_type_id, count(*) AS seats FROM new_rows WHERE status <> 'cancelled' GROUP BY 1, 2
    ) AS delta;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT jsonb_agg(to_jsonb(delta)) INTO deltas FROM (
      SELECT event_id, ticket_type_id, -count(*) AS seats FROM old_rows WHERE status <> 'cancelled' GROUP BY 1, 2
    ) AS delta;
  ELSE
    SELECT jsonb_agg(to_jsonb(delta)) INTO deltas FROM (
      SELECT event_id, ticket_type_id, sum(seats) AS seats FROM (
        SELECT event_id, ticket_type_id, 1 AS seats FROM new_rows WHERE status <> 'cancelled'
        UNION ALL
        SELECT event_id, ticket_type_id, -1 FROM old_rows WHERE status <> 'cancelled'
      ) AS change GROUP BY 1, 2 HAVING sum(seats) <> 0
    ) AS delta;
  END IF;
  IF deltas IS NOT NULL THEN
    PERFORM move_seats(deltas);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tickets_inserted AFTER INSERT ON tickets REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
--> statement-breakpoint
CREATE TRIGGER tickets_updated AFTER UPDATE ON tickets REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
--> statement-breakpoint
CREATE TRIGGER tickets_deleted AFTER DELETE ON tickets REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
