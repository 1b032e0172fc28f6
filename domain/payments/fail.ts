import { eq } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { payments } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { lockEvent } from "../events/queries";
import { announce } from "../facts";
import { isSpentBy, rates } from "../limits";
import { queueLetters } from "../queue-letters";
import { closePayments } from "../rsvps/cancel";
import { alertOrganizer } from "./alert";
import { holdLonger } from "./hold-longer";
import { findPayment, lockPayment } from "./queries";
import { declineReasonOf, declinesOf, holdAfterDecline } from "./rules";

/** `card` is one name for one card, whoever shows it, where the provider has one. */
type Decline = { paymentId: string; attemptId: string; code: string | null; card?: string | null };

/**
 * A card was declined: its owner hears why and can try again, and the seat waits a little longer. `attemptId` is the
 * provider's name for the attempt, which counts once. Whoever tries too many cards, or a card that too many try, finds
 * the page closed. What is paid or over stays so.
 */
export async function failPayment(
  ctx: Context,
  { paymentId, attemptId, code, card = null }: Decline,
): Promise<void> {
  const found = await findPayment(ctx, paymentId);
  if (!found) return;

  await transact(ctx, async (tx) => {
    await lockEvent(tx, found.eventId);
    const payment = await lockPayment(tx, paymentId);
    const dedupeKey = `payment.failed:${paymentId}:${attemptId}`;
    if (payment.status !== "open" || (await isTold(tx, dedupeKey))) return;

    const { eventId, rsvpId, userId } = payment;
    await tx.db
      .update(payments)
      .set({ failureReason: code ?? "declined", updatedAt: tx.now() })
      .where(eq(payments.id, paymentId));
    await holdLonger(tx, rsvpId, holdAfterDecline(tx.now()));
    await announce(tx, "payment/failed", { paymentId, eventId, rsvpId, userId });
    const reason = declineReasonOf(code);
    const payload = { paymentId, reason };
    await queueLetters(tx, [{ kind: "payment.failed", dedupeKey, chatId: userId, eventId, payload }]);
    await alertOrganizer(tx, payment, "failed", reason);
    if (await isTooMany(tx, userId, card)) await closePayments(tx, [rsvpId]);
  });
}

async function isTold(tx: Context, dedupeKey: string): Promise<boolean> {
  const [told] = await tx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.dedupeKey, dedupeKey));
  return told !== undefined;
}

async function isTooMany(tx: Context, userId: number, card: string | null): Promise<boolean> {
  const byPerson = await isSpentBy(tx, declinesOf(userId), rates.declines);
  const byCard = card !== null && (await isSpentBy(tx, `decline.card:${card}`, rates.declinesPerCard));
  return byPerson || byCard;
}
