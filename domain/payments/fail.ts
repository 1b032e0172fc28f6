import { eq } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { lockEvent } from "../events/queries";
import { announce } from "../facts";

import { queueLetters } from "../queue-letters";
import { alertOrganizer } from "./alert";
import { findPayment, lockPayment } from "./queries";
import { declineReasonOf, holdAfterDecline } from "./rules";
import { holdUntil } from "./start";

type Decline = { paymentId: string; attemptId: string; code: string | null };

/**
 * A card was declined: its owner hears why and can try again, and the seat waits a little longer. `attemptId` is the
 * provider's name for the attempt, of which nobody hears twice. What is paid or over stays so.
 */
export async function failPayment(ctx: Context, { paymentId, attemptId, code }: Decline): Promise<void> {
  const found = await findPayment(ctx, paymentId);
  if (!found) return;

  await transact(ctx, async (tx) => {
    await lockEvent(tx, found.eventId);
    const payment = await lockPayment(tx, paymentId);
    if (payment.status !== "open") return;

    const { eventId, rsvpId, userId } = payment;
    await tx.db
      .update(payments)
      .set({ failureReason: code ?? "declined", updatedAt: tx.now() })
      .where(eq(payments.id, paymentId));
    await holdUntil(tx, rsvpId, holdAfterDecline(tx.now()));
    await announce(tx, "payment/failed", { paymentId, eventId, rsvpId, userId });
    await queueLetters(tx, [
      {
        kind: "payment.failed",
        dedupeKey: `payment.failed:${paymentId}:${attemptId}`,
        chatId: userId,
        eventId,
        payload: { paymentId, reason: declineReasonOf(code) },
      },
    ]);
    await alertOrganizer(tx, payment, "failed");
  });
}
