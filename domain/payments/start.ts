import { and, eq, gt, sql } from "drizzle-orm";
import { paymentLines, payments } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { type Context, type PaymentMethod, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { methodsFor, refuseIfClosed } from "../events/rules";
import { rates, refuseIfSpent, spend } from "../limits";
import { totalOf } from "../rsvps/quote";
import { isNever, openPage, withdrawPayment } from "./open-page";
import { findAccount, heldSeats, type Payment } from "./queries";
import { checkoutDeadline, declinesOf, holdAfterCheckout } from "./rules";

/**
 * Begins to pay for the acting person's held seats, or answers the attempt that is open already: with its page for
 * `stripe`, without an address for Telegram, whose invoice the caller sends or links to. The seats are then held
 * longer than they can be paid. Throws `checkout_gone`, `method_not_offered`, `provider_unreachable`, after which the same
 * attempt goes on, `rate_limited`, also after too many declined cards, `cancelled`, `past`, `started`.
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
    if (!isNever(error) || !(await withdrawPayment(ctx, payment.id)) || error.reason !== "checkout_gone")
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
  const account = tx.settings.seller === "organizer" ? await findAccount(tx, event.organizerId) : undefined;
  if (!methodsFor(event, tx.settings, account?.chargesEnabled ?? false).includes(provider))
    throw new Refusal("method_not_offered");

  const rsvpId = await heldRsvp(tx, eventId);
  const seats = await heldSeats(tx, rsvpId);
  const [first] = seats;
  if (!first) throw new Refusal("checkout_gone");

  const expiresAt = provider === "stripe" ? checkoutDeadline(tx.now()) : null;
  const started = await tx.db
    .insert(payments)
    .values({
      id: tx.newId(),
      eventId,
      rsvpId,
      userId: tx.actor.userId,
      provider,
      amountMinor: totalOf(seats),
      currency: first.currency,
      account: provider === "stripe" ? (account?.accountId ?? null) : null,
      taxAndFees: event.taxAndFees,
      expiresAt,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    .onConflictDoNothing()
    .returning();
  const payment = started[0] ?? (await openPayment(tx, rsvpId, provider));
  if (started[0]) {
    await tx.db
      .insert(paymentLines)
      .values(
        seats.map(({ id, priceMinor }) => ({ paymentId: payment.id, ticketId: id, amountMinor: priceMinor })),
      );
    if (expiresAt) await holdUntil(tx, rsvpId, holdAfterCheckout(expiresAt));
  }
  return payment;
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

async function openPayment(tx: Context, rsvpId: string, provider: PaymentMethod): Promise<Payment> {
  const [payment] = await tx.db
    .select()
    .from(payments)
    .where(and(eq(payments.rsvpId, rsvpId), eq(payments.provider, provider), eq(payments.status, "open")));
  if (!payment) throw new Refusal("checkout_gone");
  return payment;
}

/** Holds the seats of an RSVP until then, or longer if they are already. */
export async function holdUntil(tx: Context, rsvpId: string, until: Date) {
  await tx.db
    .update(tickets)
    .set({
      holdExpiresAt: sql`greatest(${tickets.holdExpiresAt}, ${until.toISOString()}::timestamptz)`,
      updatedAt: tx.now(),
    })
    .where(and(eq(tickets.rsvpId, rsvpId), eq(tickets.status, "held"), eq(tickets.holdKind, "checkout")));
}
