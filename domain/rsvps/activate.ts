import { eq, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import type { Context } from "../context";
import { announce } from "../facts";

const ofEvent = (column: string) =>
  sql`(select ${sql.raw(column)} from events where events.event_id = rsvps.event_id)`;

/** What whoever pays now buys: the policy, the start and the place of today. */
export const termsOfToday = {
  refundPolicy: ofEvent("refund_policy"),
  boughtStart: ofEvent("start_datetime"),
  boughtLocation: ofEvent("location"),
};
/** What the seats were bought under; whoever gave them up meanwhile has what holds today. */
export const boughtTerms = {
  refundPolicy: sql`coalesce(rsvps.refund_policy, ${termsOfToday.refundPolicy})`,
  boughtStart: sql`coalesce(rsvps.bought_start, ${termsOfToday.boughtStart})`,
  boughtLocation: sql`case when rsvps.bought_start is null then ${termsOfToday.boughtLocation} else rsvps.bought_location end`,
};

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
      .where(isAnyOf(tickets.id, ticketIds)),
    tx.db
      .update(rsvps)
      .set({ status: "confirmed", partySize, ...boughtTerms, updatedAt: now })
      .where(eq(rsvps.id, rsvpId)),
    announce(tx, "rsvp/confirmed", { eventId, rsvpId, userId, partySize }),
  ]);
}
