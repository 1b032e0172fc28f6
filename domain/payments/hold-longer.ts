import { and, eq, sql } from "drizzle-orm";
import { tickets } from "@/db/schema/tickets";
import type { Context } from "../context";
import { longestHoldMs } from "./rules";

/**
 * Holds the seats of an RSVP until then, or longer if they are already; never longer than an hour from when they were
 * first held. The caller holds the event's lock.
 */
export async function holdLonger(tx: Context, rsvpId: string, until: Date) {
  const longest = sql`${tickets.heldSince} + ${longestHoldMs} * interval '1 millisecond'`;
  await tx.db
    .update(tickets)
    .set({
      holdExpiresAt: sql`greatest(${tickets.holdExpiresAt}, least(${until.toISOString()}::timestamptz, ${longest}))`,
      updatedAt: tx.now(),
    })
    .where(and(eq(tickets.rsvpId, rsvpId), eq(tickets.status, "held"), eq(tickets.holdKind, "checkout")));
}
