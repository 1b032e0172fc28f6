import { and, eq, lte, ne } from "drizzle-orm";
import { withPatience } from "@/db/patience";
import { rsvps } from "@/db/schema/rsvps";
import type { Context } from "../context";
import { lockEvent } from "../events/queries";
import { closePayments, freeSeats } from "./cancel";

/** Everybody who had joined by then has their money back and been told: they have no seat any more, and wait for none. */
export async function endSeats(tx: Context, { eventId, at }: { eventId: string; at: string }) {
  await lockEvent(tx, eventId);
  await tx.db.execute(withPatience);
  const joined = await tx.db
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(and(eq(rsvps.eventId, eventId), ne(rsvps.status, "cancelled"), lte(rsvps.joinedAt, new Date(at))));
  const rsvpIds = joined.map(({ id }) => id);
  await closePayments(tx, rsvpIds);
  await freeSeats(tx, rsvpIds);
}
