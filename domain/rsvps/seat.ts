import { sql } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import type { Context } from "../context";
import { announceAll } from "../facts";
import { queueLetters } from "../queue-letters";
import { freeTicketType } from "./queries";
import type { SeatRequest } from "./rules";

export type Seated = { status: "confirmed" | "waitlisted"; rsvpId: string; userId: number; partySize: number };
type Placed = { place: "confirmed" | "waitlisted"; request: SeatRequest };

/**
 * Writes RSVPs with their seats, all in a handful of statements. The caller holds the event's lock and
 * has decided the places; a seat too many is refused by the schema, whatever was decided.
 */
export async function seatParties(tx: Context, eventId: string, placed: Placed[]): Promise<Map<number, Seated>> {
  if (placed.length === 0) return new Map();

  const now = tx.now();
  const saved = await tx.db
    .insert(rsvps)
    .values(placed.map(({ place, request }) => ({ ...request, id: tx.newId(), eventId, status: place, joinedAt: now, createdAt: now, updatedAt: now })))
    .onConflictDoUpdate({
      target: [rsvps.eventId, rsvps.userId],
      set: {
        status: sql`excluded.status`,
        partySize: sql`excluded.party_size`,
        queueNumber: sql`excluded.queue_number`,
        joinedAt: now,
        updatedAt: now,
      },
    })
    .returning({ rsvpId: rsvps.id, userId: rsvps.userId, status: rsvps.status, partySize: rsvps.partySize, queueNumber: rsvps.queueNumber });

  const confirmed = saved.filter(({ status }) => status === "confirmed");
  await takeSeats(tx, eventId, confirmed, { status: "active" });
  await tellSeated(tx, eventId, saved);
  return new Map(saved.map((row) => [row.userId, row as Seated]));
}

type Hold = { status: "active" } | { status: "held"; holdKind: "offer"; holdExpiresAt: Date };

/** One ticket row for each person of each party, from guest `from` on. */
export async function takeSeats(tx: Context, eventId: string, parties: { rsvpId: string; userId: number; partySize: number }[], hold: Hold, from = 0) {
  if (parties.length === 0) return;

  const now = tx.now();
  const ticketTypeId = await freeTicketType(tx, eventId);
  const seats = parties.flatMap(({ rsvpId, userId, partySize }) =>
    Array.from({ length: partySize - from }, (_, n) => ({
      ...hold,
      id: tx.newId(),
      eventId,
      rsvpId,
      ticketTypeId,
      userId,
      guestNumber: from + n,
      createdAt: now,
      updatedAt: now,
    })),
  );
  await tx.db.insert(tickets).values(seats);
}

async function tellSeated(tx: Context, eventId: string, saved: (Omit<Seated, "status"> & { status: string; queueNumber: number })[]) {
  for (const status of ["confirmed", "waitlisted"] as const) {
    const those = saved.filter((row) => row.status === status);
    await announceAll(
      tx,
      `rsvp/${status}`,
      those.map(({ rsvpId, userId, partySize }) => ({ rsvpId, eventId, userId, partySize })),
      those.map(({ userId }) => userId),
    );
    await queueLetters(
      tx,
      those.map(({ rsvpId, userId, partySize, queueNumber }) => ({
        kind: `rsvp.${status}`,
        dedupeKey: `rsvp.${status}:${rsvpId}:${queueNumber}`,
        chatId: userId,
        eventId,
        payload: { partySize },
      })),
    );
  }
}
