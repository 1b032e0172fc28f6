import { sql } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import type { Context } from "../context";
import { announceAll } from "../facts";
import { queueLetters } from "../queue-letters";
import { freeTicketType } from "./queries";
import type { SeatRequest } from "./rules";

export type Seated = {
  status: "confirmed" | "waitlisted";
  rsvpId: string;
  userId: number;
  partySize: number;
};
type Placed = { place: "confirmed" | "waitlisted"; request: SeatRequest };

/**
 * Writes RSVPs with their seats, all in a handful of statements. The caller holds the event's lock and
 * has decided the places; a seat too many is refused by the schema, whatever was decided.
 */
export async function seatParties(
  tx: Context,
  eventId: string,
  placed: Placed[],
): Promise<Map<number, Seated>> {
  if (placed.length === 0) return new Map();

  const saved = await saveRsvps(tx, eventId, placed);
  const confirmed = saved.filter(({ status }) => status === "confirmed");
  await Promise.all([
    takeSeats(tx, eventId, confirmed, { status: "active" }),
    tellSeated(tx, eventId, saved),
  ]);
  return new Map(saved.map((row) => [row.userId, row]));
}

type Saved = Seated & { queueNumber: number };

/** Whoever comes back after cancelling keeps their row, at the end of the line. */
async function saveRsvps(tx: Context, eventId: string, placed: Placed[]): Promise<Saved[]> {
  const now = tx.now().toISOString();
  const rows = placed.map(({ place, request }) => ({ id: tx.newId(), place, ...request }));
  const saved = await tx.db.execute<Saved>(sql`
    insert into ${rsvps} (rsvp_id, event_id, user_id, status, party_size, joined_at, created_at, updated_at)
    select id, ${eventId}, "userId", place, "partySize", ${now}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}) as request(id uuid, "userId" bigint, place rsvp_status, "partySize" smallint)
    on conflict (event_id, user_id) do update set
      status = excluded.status, party_size = excluded.party_size, queue_number = excluded.queue_number,
      joined_at = excluded.joined_at, updated_at = excluded.updated_at
    returning rsvp_id as "rsvpId", user_id::float8 as "userId", status, party_size as "partySize", queue_number::float8 as "queueNumber"`);
  return [...saved];
}

type Hold = { status: "active" } | { status: "held"; holdKind: "offer"; holdExpiresAt: Date };

/** One ticket row for each person of each party, from guest `from` on. */
export async function takeSeats(
  tx: Context,
  eventId: string,
  parties: { rsvpId: string; userId: number; partySize: number }[],
  hold: Hold,
  from = 0,
) {
  if (parties.length === 0) return;

  const now = tx.now().toISOString();
  const { holdKind, holdExpiresAt } = { holdKind: null, holdExpiresAt: null, ...hold };
  const seats = parties.flatMap(({ rsvpId, userId, partySize }) =>
    Array.from({ length: partySize - from }, (_, n) => ({ id: tx.newId(), rsvpId, userId, guest: from + n })),
  );
  await tx.db.execute(sql`
    insert into ${tickets} (ticket_id, event_id, rsvp_id, ticket_type_id, user_id, guest_number, status, hold_kind, hold_expires_at, created_at, updated_at)
    select id, ${eventId}, "rsvpId", (${freeTicketType(eventId)}), "userId", guest, ${hold.status}, ${holdKind}, ${holdExpiresAt?.toISOString() ?? null}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(seats)}) as seat(id uuid, "rsvpId" uuid, "userId" bigint, guest smallint)`);
}

async function tellSeated(tx: Context, eventId: string, saved: Saved[]) {
  const told = (["confirmed", "waitlisted"] as const).flatMap((status) => {
    const those = saved.filter((row) => row.status === status);
    const facts = announceAll(
      tx,
      `rsvp/${status}`,
      those.map(({ rsvpId, userId, partySize }) => ({ rsvpId, eventId, userId, partySize })),
      those.map(({ userId }) => userId),
    );
    const letters = queueLetters(
      tx,
      those.map(({ rsvpId, userId, partySize, queueNumber }) => ({
        kind: `rsvp.${status}`,
        dedupeKey: `rsvp.${status}:${rsvpId}:${queueNumber}`,
        chatId: userId,
        eventId,
        payload: { partySize },
      })),
    );
    return [facts, letters];
  });
  await Promise.all(told);
}
