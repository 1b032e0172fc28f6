import { eq } from "drizzle-orm";
import { ledgerEntries, payments } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { isOpen, takesMoney } from "../events/rules";
import { announce } from "../facts";
import { queueLetters } from "../queue-letters";
import { activateSeats } from "../rsvps/activate";
import { findBlocked } from "../rsvps/block-guest";
import { closePayments, freeSeats } from "../rsvps/cancel";
import { releaseExpiredHolds } from "../rsvps/expire";
import { offerFreeSeats } from "../rsvps/offer";
import { findRsvp, waitsWithMoney } from "../rsvps/queries";
import { readStock } from "../rsvps/read-stock";
import { pickPayers } from "../rsvps/rules";
import { waitWithMoney } from "../rsvps/wait-with-money";
import { alertOrganizer } from "./alert";
import { findPayment, lockPayment, type Payment, ticketsOf } from "./queries";
import { queueRefund } from "./refund";

/** That money has come, whoever says so: the provider's own amount, and its name for the payment. */
export type Report = {
  paymentId: string;
  amountMinor: number;
  currency: string;
  providerPaymentId: string;
  telegramChargeId?: string | null;
  cardFingerprint?: string | null;
};

type Line = Awaited<ReturnType<typeof ticketsOf>>[number];
type Late = "seated" | "kept" | "returned" | "duplicate";
export type Applied = Late | "completed" | "review" | "known";

/**
 * Takes note of a payment, however often and by whomever it is reported: the seats it was for become the payer's.
 * Money that comes when they are gone gets them back if they are free; else it is kept until the event starts, and its
 * payer is the first to wait. It is sent back when they go already, or nobody can go any more. Money that does not fit
 * what was asked waits for a person. Throws `not_found`.
 */
export async function applyPayment(ctx: Context, report: Report): Promise<Applied> {
  const found = await findPayment(ctx, report.paymentId);
  if (!found) throw new Refusal("not_found");

  return transact(ctx, async (tx) => {
    // Sent together: the server takes one after the other, and none of them decides about the next.
    const [event, asked, held, blocked] = await Promise.all([
      lockEvent(tx, found.eventId),
      lockPayment(tx, report.paymentId),
      ticketsOf(tx, report.paymentId),
      findBlocked(tx, found.eventId, [found.userId]),
    ]);
    if (asked.providerPaymentId === report.providerPaymentId && asked.paidAt) return "known";

    const payment = asked.paidAt ? await addDuplicate(tx, asked, report) : asked;
    if (!payment) return "known";
    if (!asked.paidAt && (asked.amountMinor !== report.amountMinor || asked.currency !== report.currency))
      return park(tx, asked, report);

    const paid = await book(tx, payment, report);
    return settleMoney(tx, event, paid, asked.paidAt ? [] : held, blocked.size > 0);
  });
}

type Event = Awaited<ReturnType<typeof lockEvent>>;

async function settleMoney(
  tx: Context,
  event: Event,
  payment: Payment,
  lines: Line[],
  isKeptOut: boolean,
): Promise<Applied> {
  // Seats of a cancelled event may be held until all who wait have been told: nobody buys them any more.
  const isWaitedFor =
    !isKeptOut &&
    event.status !== "cancelled" &&
    takesMoney(event, tx.settings) &&
    lines.length > 0 &&
    lines.every(({ status }) => status === "held");
  if (isWaitedFor) {
    await seat(tx, payment, lines);
    return "completed";
  }
  const isPaidAlready =
    lines.length === 0 || lines.some(({ status }) => status === "active" || status === "used");
  const late = isPaidAlready
    ? "duplicate"
    : isKeptOut
      ? "returned"
      : await placeLate(tx, event, payment, lines);
  // Kept money is on its way back from the beginning on, only later: whatever becomes of us, nobody loses it.
  await tx.db
    .update(payments)
    .set({ late: late === "kept" ? "returned" : late, updatedAt: tx.now() })
    .where(eq(payments.id, payment.id));
  if (late !== "seated") {
    await queueRefund(tx, payment, {
      amountMinor: payment.amountMinor,
      reason: late === "duplicate" ? "duplicate" : "late",
      dueAt: late === "kept" ? event.startsAt : tx.now(),
    });
    await tellPayer(tx, payment, "payment.late");
  }
  // They may have let go of seats that were not for this money.
  if (late === "kept") await offerFreeSeats(tx, event);
  await alertOrganizer(tx, payment, late === "duplicate" ? "duplicate" : "late");
  return late;
}

/** Money moves once: what was booked under the provider's name for it stays. */
async function book(tx: Context, payment: Payment, report: Report): Promise<Payment> {
  const now = tx.now();
  const change = {
    status: "completed" as const,
    amountMinor: report.amountMinor,
    providerPaymentId: report.providerPaymentId,
    telegramChargeId: report.telegramChargeId ?? null,
    cardFingerprint: report.cardFingerprint ?? null,
    failureReason: null,
    paidAt: now,
    updatedAt: now,
  };
  await Promise.all([
    tx.db.update(payments).set(change).where(eq(payments.id, payment.id)),
    enter(tx, payment, "charge", report.amountMinor, report.providerPaymentId),
  ]);
  return { ...payment, ...change };
}

/** One line of the ledger; a movement that is there already is not entered again. */
export async function enter(
  tx: Context,
  payment: Pick<Payment, "id" | "eventId" | "currency">,
  kind: (typeof ledgerEntries.$inferInsert)["kind"],
  amountMinor: number,
  providerRef: string,
) {
  await tx.db
    .insert(ledgerEntries)
    .values({
      paymentId: payment.id,
      eventId: payment.eventId,
      kind,
      amountMinor,
      currency: payment.currency,
      providerRef,
      bookedAt: tx.now(),
    })
    .onConflictDoNothing();
}

/** The same invoice or page was paid a second time: that money has a row of its own. Nothing when it is known. */
async function addDuplicate(tx: Context, first: Payment, report: Report): Promise<Payment | undefined> {
  const [duplicate] = await tx.db
    .insert(payments)
    .values({
      ...first,
      id: tx.newId(),
      status: "completed",
      amountMinor: report.amountMinor,
      currency: report.currency,
      sessionId: null,
      checkoutUrl: null,
      providerPaymentId: report.providerPaymentId,
      telegramChargeId: report.telegramChargeId ?? null,
      refundedMinor: 0,
      paidAt: tx.now(),
      createdAt: tx.now(),
      updatedAt: tx.now(),
    })
    .onConflictDoNothing()
    .returning();
  return duplicate;
}

async function park(tx: Context, payment: Payment, report: Report): Promise<"review"> {
  const now = tx.now();
  const [parked] = await tx.db
    .update(payments)
    .set({
      status: "review",
      amountMinor: report.amountMinor,
      currency: report.currency,
      providerPaymentId: report.providerPaymentId,
      telegramChargeId: report.telegramChargeId ?? null,
      failureReason: `${payment.amountMinor} ${payment.currency} was asked for`,
      paidAt: now,
      updatedAt: now,
    })
    .where(eq(payments.id, payment.id))
    .returning();
  await enter(tx, parked!, "charge", report.amountMinor, report.providerPaymentId);
  await announce(tx, "payment/parked", aboutOf(payment));
  await alertOrganizer(tx, parked!, "mismatch");
  return "review";
}

const aboutOf = ({ id, eventId, rsvpId, userId }: Payment) => ({ paymentId: id, eventId, rsvpId, userId });

/** The seats become the payer's; nobody can pay for them again. */
async function seat(tx: Context, payment: Payment, lines: Line[]) {
  const ids = lines.map(({ id }) => id);
  await Promise.all([
    activateSeats(tx, payment, ids),
    closePayments(tx, [payment.rsvpId]),
    announce(tx, "payment/completed", aboutOf(payment)),
    tellPayer(tx, payment, "payment.completed"),
  ]);
}

/**
 * Late money takes the seats it was for, if they are free: those that others wait for have been offered before. Else its
 * payer waits for the next with it.
 */
async function placeLate(tx: Context, event: Event, payment: Payment, lines: Line[]): Promise<Late> {
  if (!isOpen(event, tx.now()) || !takesMoney(event, tx.settings)) return "returned";
  await releaseExpiredHolds(tx, event);
  await offerFreeSeats(tx, event);

  const { eventId, rsvpId, userId } = payment;
  const current = await findRsvp(tx, eventId, userId);
  if (!current || current.status === "confirmed" || (await waitsWithMoney(tx, { eventId, userId })))
    return "returned";
  // They began anew meanwhile: this money is for that.
  if (current.status === "pending") {
    await closePayments(tx, [rsvpId]);
    await freeSeats(tx, [rsvpId]);
  }
  if (await hasRoomFor(tx, eventId, lines)) {
    await seat(tx, payment, lines);
    return "seated";
  }
  await waitWithMoney(tx, { eventId, rsvpId, userId, partySize: lines.length });
  return "kept";
}

async function hasRoomFor(tx: Context, eventId: string, lines: Line[]): Promise<boolean> {
  const [event, { types }] = await Promise.all([lockEvent(tx, eventId), readStock(tx, eventId)]);
  const party = { ticketTypeIds: lines.map(({ ticketTypeId }) => ticketTypeId) };
  return pickPayers([party], event, types).length > 0;
}

/** To the one who paid. */
export async function tellPayer(
  tx: Context,
  payment: Payment,
  kind: "payment.completed" | "payment.late",
  more: Record<string, unknown> = {},
) {
  await queueLetters(tx, [
    {
      kind,
      dedupeKey: `${kind}:${payment.id}`,
      chatId: payment.userId,
      eventId: payment.eventId,
      payload: { paymentId: payment.id, ...more },
    },
  ]);
}
