import { refunds } from "@/db/schema/payments";
import type { Context } from "../context";
import { type GivenBackBy, type Return, readReturn } from "./read-returns";

type NewRefund = Pick<typeof refunds.$inferInsert, "paymentId" | "eventId" | "amountMinor" | "reason"> & {
  note?: string | null;
  /** When the provider is asked, now if not given. */
  dueAt?: Date;
};

/** Writes down that money goes back; whoever sends refunds asks the provider for it. The caller knows that so much is left. */
export async function writeRefund(tx: Context, { note = null, dueAt = tx.now(), ...refund }: NewRefund) {
  const [written] = await tx.db
    .insert(refunds)
    .values({
      id: tx.newId(),
      ...refund,
      note,
      nextTryAt: dueAt,
      actorId: tx.actor.type === "user" ? tx.actor.userId : null,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    .returning();
  return written!;
}

/**
 * Puts the money for an RSVP's seats on its way back, in the transaction in which they are given back and before they
 * are: whatever the background is late with, the share is that of this moment. The caller holds the event's lock.
 * Answers what comes back; undefined when they cost nothing.
 */
export async function returnMoney(tx: Context, rsvpId: string, by: GivenBackBy): Promise<Return | undefined> {
  const back = await readReturn(tx, rsvpId, by);
  if (back && back.amountMinor > 0) {
    const { paymentId, eventId, amountMinor } = back;
    await writeRefund(tx, { paymentId, eventId, amountMinor, reason: by });
  }
  return back;
}
