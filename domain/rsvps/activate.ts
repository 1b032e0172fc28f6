import { eq, inArray, sql } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import type { Context } from "../context";
import { announce } from "../facts";

/** The policy that the seats were bought under; whoever gave them up meanwhile has that of today. */
export const boughtPolicy = sql`coalesce(rsvps.refund_policy, (
  select refund_policy from events where events.event_id = rsvps.event_id))`;

type Party = { eventId: string; rsvpId: string; userId: number };

/**
 * Seats that are paid become their payer's. The caller holds the event's lock and knows that they are held or fit.
 */
export async function activateSeats(tx: Context, { eventId, rsvpId, userId }: Party, ticketIds: string[]) {
  const now = tx.now();
  const partySize = ticketIds.length;
  await Promise.all([
    tx.db
      .update(tickets)
      .set({ status: "active", holdKind: null, holdExpiresAt: null, updatedAt: now })
      .where(inArray(tickets.id, ticketIds)),
    tx.db
      .update(rsvps)
      .set({ status: "confirmed", partySize, refundPolicy: boughtPolicy, updatedAt: now })
      .where(eq(rsvps.id, rsvpId)),
    announce(tx, "rsvp/confirmed", { eventId, rsvpId, userId, partySize }),
  ]);
}
