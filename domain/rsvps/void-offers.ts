import { and, eq, inArray } from "drizzle-orm";
import { withPatience } from "@/db/patience";
import { rsvps } from "@/db/schema/rsvps";
import type { Context } from "../context";
import { lockEvent } from "../events/queries";
import { closePayments, freeSeats } from "./cancel";

/** Of a cancelled event: whoever was offered a seat or waited for one has nothing to answer any more. */
export async function voidOffers(tx: Context, eventId: string) {
  await lockEvent(tx, eventId);
  await tx.db.execute(withPatience);
  const open = await tx.db
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(and(eq(rsvps.eventId, eventId), inArray(rsvps.status, ["pending", "waitlisted"])));
  const rsvpIds = open.map(({ id }) => id);
  await closePayments(tx, rsvpIds);
  await freeSeats(tx, rsvpIds);
}
