import { and, eq, gt } from "drizzle-orm";
import { paymentLines, payments } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { type Context, type PaymentMethod, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { methodsFor, refuseDeclined, refuseIfClosed } from "../events/rules";
import { rates, refuseIfSpent, spend } from "../limits";
import { leastPayable } from "../money";
import { totalOf } from "../rsvps/quote";
import { closeAccount } from "./connect";
import { isNever, openPage, withdrawPayment } from "./open-page";
import { findAccount, heldSeats, type Payment } from "./queries";
import { checkoutDeadline, declinesOf, holdAfterCheckout, lastHoldOf } from "./rules";

/**
 * Begins to pay for the acting person's held seats, or answers the attempt that is open already: with its page for
 * `stripe`, without an address for Telegram, whose invoice the caller sends or links to. The seats are then held
 * longer than they can be paid. Throws `checkout_gone`, `method_not_offered`, `price_too_low`, `hold_ends_soon` when the
 * page would outlive the longest hold, `organizer_unpaid`, `provider_unreachable`, after which the same attempt goes on,
 * `rate_limited`, also after too many declined cards, `not_approved`, `cancelled`, `past`, `started`.
 */
export async function startPayment(
  ctx: Context<UserActor>,
  { eventId, provider }: { eventId: string; provider: PaymentMethod },
): Promise<Payment> {
  await refuseIfSpent(ctx, declinesOf(ctx.actor.userId), rates.declines);
  await spend(ctx, `pay:${ctx.actor.userId}`, rates.pay);
  await spend(ctx, `pay.event:${eventId}`, rates.payPerEvent);
  const begin = () => transact(ctx, (tx) => beginPayment(tx, eventId, provider));
  const payment = await begin();
  try {
    return await withPage(ctx, payment);
  } catch (error) {
    if (payment.account && error instanceof Refusal && error.reason === "organizer_unpaid")
      await closeAccount(ctx, payment.account);
    if (!isNever(error) || !(await withdrawPayment(ctx, payment)) || error.reason !== "checkout_gone")
      throw error;
    // Stripe takes no order of some minutes ago: the seats are still held, so it is asked for anew.
    return withPage(ctx, await begin());
  }
}

const withPage = (ctx: Context, payment: Payment) =>
  payment.provider === "stripe" && payment.checkoutUrl === null ? openPage(ctx, payment) : payment;

async function beginPayment(
  tx: Context<UserActor>,
  eventId: string,
  provider: PaymentMethod,
): Promise<Payment> {
  const event = await lockEvent(tx, eventId);
  refuseIfClosed(event, tx.now());
  refuseDeclined(event, tx.settings);
  const account = tx.settings.seller === "organizer" ? await findAccount(tx, event.organizerId) : undefined;
  const rsvpId = await heldRsvp(tx, eventId);
  const seats = await heldSeats(tx, rsvpId);
  const [first] = seats;
  if (!first) throw new Refusal("checkout_gone");
  const { currency } = first;
  if (!methodsFor(event, currency, tx.settings, account?.chargesEnabled ?? false).includes(provider))
    throw new Refusal("method_not_offered");
  const open = await openPayment(tx, rsvpId, provider);
  if (open) return open;

  const amountMinor = totalOf(seats);
  const leastMinor = leastPayable(currency);
  if (amountMinor < leastMinor)
    throw new Refusal("price_too_low", { leftMinor: amountMinor, leastMinor, currency });
  const expiresAt = provider === "stripe" ? checkoutDeadline(tx.now()) : null;
  const until = lastHoldOf(first);
  if (expiresAt && holdAfterCheckout(expiresAt) > until)
    throw new Refusal("hold_ends_soon", { until, timeZone: event.timeZone });

  const [payment] = await tx.db
    .insert(payments)
    .values({
      id: tx.newId(),
      eventId,
      rsvpId,
      userId: tx.actor.userId,
      provider,
      amountMinor,
      currency,
      account: provider === "stripe" ? (account?.accountId ?? null) : null,
      taxAndFees: event.taxAndFees,
      expiresAt,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    .returning();
  const paymentId = payment!.id;
  await tx.db
    .insert(paymentLines)
    .values(seats.map(({ id, priceMinor }) => ({ paymentId, ticketId: id, amountMinor: priceMinor })));
  return payment!;
}

async function heldRsvp(tx: Context<UserActor>, eventId: string): Promise<string> {
  const [held] = await tx.db
    .select({ rsvpId: rsvps.id })
    .from(rsvps)
    .innerJoin(tickets, eq(tickets.rsvpId, rsvps.id))
    .where(
      and(
        eq(rsvps.eventId, eventId),
        eq(rsvps.userId, tx.actor.userId),
        eq(rsvps.status, "pending"),
        eq(tickets.status, "held"),
        eq(tickets.holdKind, "checkout"),
        gt(tickets.holdExpiresAt, tx.now()),
      ),
    )
    .limit(1);
  if (!held) throw new Refusal("checkout_gone");
  return held.rsvpId;
}

async function openPayment(tx: Context, rsvpId: string, provider: PaymentMethod) {
  const [payment] = await tx.db
    .select()
    .from(payments)
    .where(and(eq(payments.rsvpId, rsvpId), eq(payments.provider, provider), eq(payments.status, "open")));
  return payment;
}
