import { eq } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { findHost } from "../events/queries";
import { announce } from "../facts";
import { findPayment, lockPayment } from "./queries";

/**
 * Somebody has dealt with what was wrong with a payment: who and when stays in the trail, and it is no longer among
 * what needs a look. Once for each payment. Throws `not_found`, `not_organizer`.
 */
export async function resolvePayment(ctx: Context<UserActor>, paymentId: string): Promise<void> {
  const found = await findPayment(ctx, paymentId);
  if (!found) throw new Refusal("not_found");

  await transact(ctx, async (tx) => {
    authorize(tx, "payment.resolve", { event: await findHost(tx, found.eventId) });
    const { id, eventId, rsvpId, userId, resolvedAt } = await lockPayment(tx, paymentId);
    if (resolvedAt) return;
    await tx.db.update(payments).set({ resolvedAt: tx.now() }).where(eq(payments.id, id));
    await announce(tx, "payment/resolved", { paymentId: id, eventId, rsvpId, userId });
  });
}
