import { and, eq, type SQL } from "drizzle-orm";
import { withPatience } from "@/db/patience";
import { rsvps } from "@/db/schema/rsvps";
import type { Context } from "../context";
import { lockEvent } from "../events/queries";
import { takesMoney } from "../events/rules";
import { closePayments } from "./cancel";
import { isOfSuspended, type Pair } from "./queries";

/** Of an event that is suspended or was declined: nobody can pay any more for seats that are held. They run out by themselves. */
export async function stopSales(tx: Context, eventId: string) {
  if (takesMoney(await lockEvent(tx, eventId), tx.settings)) return;
  await closeHeld(tx, eq(rsvps.eventId, eventId));
}

/** Nor can somebody who is suspended pay for theirs. */
export async function stopPaying(tx: Context, { eventId, userId }: Pair) {
  await lockEvent(tx, eventId);
  await closeHeld(tx, and(eq(rsvps.eventId, eventId), eq(rsvps.userId, userId), isOfSuspended));
}

async function closeHeld(tx: Context, whose: SQL | undefined) {
  await tx.db.execute(withPatience);
  const paying = await tx.db
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(and(whose, eq(rsvps.status, "pending")));
  await closePayments(
    tx,
    paying.map(({ id }) => id),
  );
}
