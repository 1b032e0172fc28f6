import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { payments, refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { type Context, transact } from "../context";
import { lockEvent } from "../events/queries";
import { announce } from "../facts";
import { queueLetters } from "../queue-letters";
import { offerFreeSeats } from "../rsvps/offer";
import { takeKeptMoney } from "../rsvps/seat-payers";
import { alertOrganizer } from "./alert";
import { enter } from "./apply";
import { findPayment, lockPayment, type Payment, ticketsOf } from "./queries";
import { queueRefund, voidTickets } from "./refund";

/** A refund as the provider has it; `refundId` is what we call it, if we asked for it. */
export type ProviderRefund = {
  id: string;
  refundId?: string | null;
  amountMinor: number;
  status: "pending" | "succeeded" | "failed";
};

/**
 * Takes note of a refund, whoever began it: ours by `refundId`, one begun at the provider by its own id. Told again,
 * it changes nothing; told that it failed, the money is here again. A payment that has gone back whole at the provider
 * voids its tickets.
 */
export async function bookRefund(ctx: Context, paymentId: string, told: ProviderRefund): Promise<void> {
  const found = await findPayment(ctx, paymentId);
  if (!found) return;

  await transact(ctx, async (tx) => {
    const event = await lockEvent(tx, found.eventId);
    const payment = await lockPayment(tx, paymentId);
    const refund = await findRefund(tx, payment, told);
    const isKnown = refund.providerRefundId === told.id;
    // What we gave up asking for has no name there: it may have come to pass all the same.
    if (isKnown && (refund.status === "failed" || refund.status === told.status)) return;
    if (refund.status === "succeeded" && told.status === "pending") return;

    await tx.db
      .update(refunds)
      .set({
        status: told.status,
        providerRefundId: told.id,
        leaseUntil: null,
        error: null,
        updatedAt: tx.now(),
      })
      .where(eq(refunds.id, refund.id));
    if (told.status === "failed") return undo(tx, payment, refund.id, told);

    await enter(tx, payment, "refund", -told.amountMinor, told.id);
    await setRefunded(tx, payment.id);
    if (refund.reason === "provider") await voidWhenWhole(tx, payment);
    // It buys no seat any more: what is left of it is kept no longer.
    if (refund.reason === "provider" && (await takeKeptMoney(tx, [paymentId])).length > 0)
      await queueRefund(tx, await lockPayment(tx, paymentId), {
        amountMinor: payment.amountMinor,
        reason: "late",
      });
    if (refund.status !== "pending") await tell(tx, payment, refund, told.amountMinor);
    if (refund.reason === "provider") await offerFreeSeats(tx, event);
  });
}

type Refund = typeof refunds.$inferSelect;

/**
 * By the provider's name for it, or by ours, which the provider was given; else one that is not ours and is written
 * down now. Stars carry no name of ours, but go back whole: whichever was asked for is it.
 */
async function findRefund(tx: Context, payment: Payment, told: ProviderRefund): Promise<Refund> {
  const isNamed = eq(refunds.providerRefundId, told.id);
  const isNameless = and(isNull(refunds.providerRefundId), eq(refunds.amountMinor, told.amountMinor));
  const isOurs = told.refundId ? and(isNameless, eq(refunds.id, told.refundId)) : undefined;
  const [known] = await tx.db
    .select()
    .from(refunds)
    .where(
      and(eq(refunds.paymentId, payment.id), or(isNamed, payment.provider === "stars" ? isNameless : isOurs)),
    )
    .orderBy(desc(sql`${isNamed} is true`))
    .limit(1);
  if (known) return known;

  const now = tx.now();
  const [written] = await tx.db
    .insert(refunds)
    .values({
      id: tx.newId(),
      paymentId: payment.id,
      eventId: payment.eventId,
      amountMinor: told.amountMinor,
      reason: "provider",
      status: "sending",
      nextTryAt: now,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  return written!;
}

/** The sum of what went back, never what was there plus one more. */
async function setRefunded(tx: Context, paymentId: string) {
  await tx.db
    .update(payments)
    .set({
      refundedMinor: sql`(select coalesce(sum(refund.amount_minor), 0) from refunds refund
        where refund.payment_id = ${paymentId} and refund.status in ('pending', 'succeeded'))`,
      updatedAt: tx.now(),
    })
    .where(eq(payments.id, paymentId));
}

async function voidWhenWhole(tx: Context, payment: Payment) {
  const [now] = await tx.db.select().from(payments).where(eq(payments.id, payment.id));
  if (now!.refundedMinor < now!.amountMinor) return;
  const lines = await ticketsOf(tx, payment.id);
  await voidTickets(
    tx,
    payment,
    lines.map(({ id }) => id),
  );
}

/** People who had a seat when their event was cancelled read of their money in that letter, and of it alone. */
async function tell(tx: Context, payment: Payment, { id: refundId, reason }: Refund, amountMinor: number) {
  const { id: paymentId, eventId, rsvpId, userId } = payment;
  await announce(tx, "refund/succeeded", { paymentId, eventId, rsvpId, userId, refundId });
  if (reason === "event_cancelled" && (await isGoing(tx, rsvpId))) return;
  await queueLetters(tx, [
    {
      kind: "refund.sent",
      dedupeKey: `refund.sent:${refundId}`,
      chatId: userId,
      eventId,
      payload: { paymentId, amountMinor },
    },
  ]);
}

async function isGoing(tx: Context, rsvpId: string): Promise<boolean> {
  const [rsvp] = await tx.db.select({ status: rsvps.status }).from(rsvps).where(eq(rsvps.id, rsvpId));
  return rsvp?.status === "confirmed";
}

/** The bank did not take it. */
async function undo(tx: Context, payment: Payment, refundId: string, told: ProviderRefund) {
  const { id: paymentId, eventId, rsvpId, userId } = payment;
  await setRefunded(tx, paymentId);
  const [booked] = await tx.db.execute<{ booked: boolean }>(
    sql`select exists (select from ledger_entries where kind = 'refund' and provider_ref = ${told.id}) as booked`,
  );
  if (booked?.booked) await enter(tx, payment, "refund_failed", told.amountMinor, told.id);
  await announce(tx, "refund/failed", { paymentId, eventId, rsvpId, userId, refundId });
  await queueLetters(tx, [
    {
      kind: "refund.failed",
      dedupeKey: `refund.failed:${refundId}`,
      chatId: userId,
      eventId,
      payload: { paymentId, amountMinor: told.amountMinor },
    },
  ]);
  await alertOrganizer(tx, payment, "refund_failed");
}

/** All refunds of a payment, as the provider lists them. */
export async function bookRefunds(ctx: Context, paymentId: string, told: ProviderRefund[]) {
  for (const refund of told) await bookRefund(ctx, paymentId, refund);
}
