import { eq } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseDeclined, refuseIfClosed } from "../events/rules";
import { holdLonger } from "./hold-longer";
import { findPayment, lockPayment, ticketsOf } from "./queries";
import { holdAfterApproval } from "./rules";

type Question = { paymentId: string; amountMinor: number; currency: string };

/**
 * Telegram's last question before it takes the money (Bot API, `pre_checkout_query`): yes holds the seats until the
 * money has come. Throws `checkout_gone`, `not_yours`, `price_changed`, `already_going`, `not_approved`, `cancelled`, `past`, `started`.
 */
export async function approvePayment(
  ctx: Context<UserActor>,
  { paymentId, amountMinor, currency }: Question,
): Promise<void> {
  const found = await findPayment(ctx, paymentId);
  if (!found) throw new Refusal("checkout_gone");

  await transact(ctx, async (tx) => {
    const event = await lockEvent(tx, found.eventId);
    refuseIfClosed(event, tx.now());
    refuseDeclined(event, tx.settings);
    const payment = await lockPayment(tx, paymentId);
    if (payment.userId !== tx.actor.userId) throw new Refusal("not_yours");
    if (payment.status === "completed") throw new Refusal("already_going");
    if (payment.status !== "open") throw new Refusal("checkout_gone");
    if (payment.amountMinor !== amountMinor || payment.currency !== currency)
      throw new Refusal("price_changed");
    const seats = await ticketsOf(tx, paymentId);
    if (seats.some(({ status }) => status !== "held")) throw new Refusal("checkout_gone");

    await tx.db.update(payments).set({ updatedAt: tx.now() }).where(eq(payments.id, paymentId));
    await holdLonger(tx, payment.rsvpId, holdAfterApproval(tx.now()));
  });
}
