import { eq, sql } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import type { Context } from "../context";
import { announce } from "../facts";
import { boughtTerms } from "./activate";

/** More than ever arrive: who waits with money stands before all who came by themselves, and in order of coming. */
const arrivals = 1_000_000_000_000;

type Payer = { eventId: string; rsvpId: string; userId: number; partySize: number };

/**
 * Puts whoever has paid for seats that are gone at the head of the waiting list. The caller holds the event's lock, and
 * keeps the money for them.
 */
export async function waitWithMoney(tx: Context, payer: Payer) {
  const now = tx.now();
  await tx.db
    .update(rsvps)
    .set({
      status: "waitlisted",
      partySize: payer.partySize,
      queueNumber: sql`nextval('rsvp_queue') - ${arrivals}::bigint`,
      ...boughtTerms,
      joinedAt: now,
      updatedAt: now,
    })
    .where(eq(rsvps.id, payer.rsvpId));
  await announce(tx, "rsvp/waitlisted", payer);
}
