import { sql } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import type { Context } from "../context";
import { announceAll } from "../facts";
import { queueLetters } from "../queue-letters";
import { type Seat, totalOf } from "./quote";
import { holdDeadline, type Placement } from "./rules";

export type Seated = {
  status: "confirmed" | "pending" | "waitlisted";
  rsvpId: string;
  userId: number;
  partySize: number;
};
type Placed = Extract<Placement, { place: "confirmed" | "held" | "waitlisted" }>;

/** What of an event decides how its seats are saved. */
type Sold = {
  id: string;
  refundPolicy: { hoursBefore: number; percent: number }[];
  startsAt: Date;
  location: string | null;
};

/**
 * Writes RSVPs with their seats, all in a handful of statements. The caller holds the event's lock and
 * has decided the places; a seat too many is refused by the schema, whatever was decided.
 */
export async function seatParties(tx: Context, event: Sold, placed: Placed[]): Promise<Map<number, Seated>> {
  if (placed.length === 0) return new Map();

  const saved = await saveRsvps(tx, event, placed);
  const seatsOf = new Map(placed.map(({ request, seats }) => [request.userId, seats ?? []]));
  const parties = saved.map((party) => ({ ...party, seats: seatsOf.get(party.userId)! }));
  const holdExpiresAt = holdDeadline(tx.now());
  const taken = parties.filter(({ status }) => status === "confirmed");
  const held = parties.filter(({ status }) => status === "pending");
  await Promise.all([
    takeSeats(tx, event.id, taken, { status: "active" }),
    takeSeats(tx, event.id, held, {
      status: "held",
      holdKind: "checkout",
      holdExpiresAt,
      heldSince: tx.now(),
    }),
    tellSeated(tx, event.id, saved),
  ]);
  return new Map(saved.map((row) => [row.userId, row]));
}

type Saved = Seated & { queueNumber: number };

const statusAt = { confirmed: "confirmed", held: "pending", waitlisted: "waitlisted" } as const;

/** Whoever comes back after cancelling keeps their row, at the end of the line. */
async function saveRsvps(tx: Context, event: Sold, placed: Placed[]): Promise<Saved[]> {
  const now = tx.now().toISOString();
  const rows = placed.map(({ place, request: { userId, partySize }, seats }) => ({
    id: tx.newId(),
    status: statusAt[place],
    userId,
    partySize,
    ...(seats && totalOf(seats) > 0
      ? { policy: event.refundPolicy, start: event.startsAt, location: event.location }
      : {}),
  }));
  const saved = await tx.db.execute<Saved>(sql`
    insert into ${rsvps} (rsvp_id, event_id, user_id, status, party_size, refund_policy, bought_start, bought_location, joined_at, created_at, updated_at)
    select id, ${event.id}, "userId", status, "partySize", policy, start, location, ${now}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}) as request(id uuid, "userId" bigint, status rsvp_status, "partySize" smallint,
      policy jsonb, start timestamptz, location text)
    on conflict (event_id, user_id) do update set
      status = excluded.status, party_size = excluded.party_size, queue_number = excluded.queue_number,
      refund_policy = excluded.refund_policy, bought_start = excluded.bought_start, bought_location = excluded.bought_location,
      joined_at = excluded.joined_at, updated_at = excluded.updated_at
    returning rsvp_id as "rsvpId", user_id::float8 as "userId", status, party_size as "partySize", queue_number::float8 as "queueNumber"`);
  return [...saved];
}

type Hold =
  | { status: "active" }
  | { status: "held"; holdKind: "offer"; holdExpiresAt: Date }
  | { status: "held"; holdKind: "checkout"; holdExpiresAt: Date; heldSince: Date };
type Party = { rsvpId: string; userId: number; seats: Seat[] };

/** One ticket row for each seat of each party, from guest `from` on. */
export async function takeSeats(tx: Context, eventId: string, parties: Party[], hold: Hold, from = 0) {
  if (parties.length === 0) return;

  const now = tx.now().toISOString();
  const { holdKind, holdExpiresAt, heldSince } = {
    ...{ holdKind: null, holdExpiresAt: null, heldSince: null },
    ...hold,
  };
  const rows = parties.flatMap(({ rsvpId, userId, seats }) =>
    seats.map((seat, n) => ({ id: tx.newId(), rsvpId, userId, guest: from + n, ...seat })),
  );
  await tx.db.execute(sql`
    insert into ${tickets} (ticket_id, event_id, rsvp_id, ticket_type_id, user_id, guest_number, status, hold_kind, hold_expires_at, held_since,
      price_minor, discount_minor, promo_code_id, created_at, updated_at)
    select id, ${eventId}, "rsvpId", "ticketTypeId", "userId", guest, ${hold.status}, ${holdKind}, ${holdExpiresAt?.toISOString() ?? null}, ${heldSince?.toISOString() ?? null},
      "priceMinor", "discountMinor", "promoCodeId", ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}) as seat(id uuid, "rsvpId" uuid, "userId" bigint, guest smallint,
      "ticketTypeId" uuid, "priceMinor" bigint, "discountMinor" bigint, "promoCodeId" uuid)`);
}

const factOf = { confirmed: "rsvp/confirmed", pending: "rsvp/held", waitlisted: "rsvp/waitlisted" } as const;

async function tellSeated(tx: Context, eventId: string, saved: Saved[]) {
  const told = (["confirmed", "pending", "waitlisted"] as const).flatMap((status) => {
    const those = saved.filter((row) => row.status === status);
    const facts = announceAll(
      tx,
      factOf[status],
      those.map(({ rsvpId, userId, partySize }) => ({ rsvpId, eventId, userId, partySize })),
      those.map(({ userId }) => userId),
    );
    // Whoever has to pay is asked how, by whatever they tapped.
    if (status === "pending") return [facts];
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
