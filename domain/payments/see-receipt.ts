import { and, asc, eq, inArray } from "drizzle-orm";
import { ledgerEntries, paymentLines, payments, refunds } from "@/db/schema/payments";
import { tickets, ticketTypes } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";
import { Refusal } from "../errors";
import { getEvent } from "../events/queries";
import { feesIn, taxIn } from "../fees/rules";
import type { TaxAndFees } from "../fees/schema";
import { fullName } from "../users/rules";
import { receiptNumber } from "./rules";

/**
 * What was paid, to whom and for what, with what went back since. Its number is that of the money in the ledger, so it
 * stays, and so do tax and fees: as they were when it was bought. For the payer and the organizer, once money has come that was asked for. Throws `not_found`.
 */
export async function seeReceipt(ctx: Context, paymentId: string) {
  const [row] = await ctx.db
    .select({
      payment: payments,
      buyer: { firstName: users.firstName, lastName: users.lastName },
      sequence: ledgerEntries.sequence,
    })
    .from(payments)
    .innerJoin(users, eq(users.id, payments.userId))
    .innerJoin(ledgerEntries, and(eq(ledgerEntries.paymentId, payments.id), eq(ledgerEntries.kind, "charge")))
    .where(and(eq(payments.id, paymentId), eq(payments.status, "completed")));
  if (!row) throw new Refusal("not_found");
  const { payment, buyer, sequence } = row;
  const event = await getEvent(ctx, payment.eventId);
  authorize(ctx, "payment.see", { event, userId: payment.userId });

  const { provider, currency, amountMinor, taxAndFees } = payment;
  const paidAt = payment.paidAt!;
  const [bought, back] = await Promise.all([listBought(ctx, paymentId), listBack(ctx, paymentId)]);
  return {
    paymentId,
    isOwn: ctx.actor.type === "user" && ctx.actor.userId === payment.userId,
    number: receiptNumber(sequence, paidAt, event.timeZone),
    seller: event.organizerName,
    buyer: fullName(buyer),
    event: {
      code: event.code,
      title: event.title,
      startsAt: event.startsAt,
      timeZone: event.timeZone,
      location: event.location,
    },
    lines: grouped(bought),
    amountMinor,
    currency,
    provider,
    paidAt,
    fee: feeOf(taxAndFees, bought),
    tax: taxOf(taxAndFees, amountMinor),
    taxId: taxAndFees.taxId,
    refunds: back,
  };
}

const listBought = (ctx: Context, paymentId: string) =>
  ctx.db
    .select({
      name: ticketTypes.name,
      paidMinor: paymentLines.amountMinor,
      discountMinor: tickets.discountMinor,
    })
    .from(paymentLines)
    .innerJoin(tickets, eq(tickets.id, paymentLines.ticketId))
    .innerJoin(ticketTypes, eq(ticketTypes.id, tickets.ticketTypeId))
    .where(eq(paymentLines.paymentId, paymentId))
    .orderBy(asc(ticketTypes.position), asc(tickets.guestNumber));

/** Money that the provider has sent back. */
const listBack = (ctx: Context, paymentId: string) =>
  ctx.db
    .select({ amountMinor: refunds.amountMinor, at: refunds.updatedAt })
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), inArray(refunds.status, ["pending", "succeeded"])))
    .orderBy(asc(refunds.updatedAt));

type Bought = Awaited<ReturnType<typeof listBought>>[number];

function feeOf({ fee }: TaxAndFees, bought: Bought[]) {
  const amountMinor = feesIn(
    bought.map(({ paidMinor }) => paidMinor),
    fee,
  );
  return fee === null || amountMinor === 0 ? null : { name: fee.name, amountMinor };
}

function taxOf({ tax }: TaxAndFees, paidMinor: number) {
  if (tax === null) return null;
  const amountMinor = taxIn(paidMinor, tax.basisPoints);
  return { ...tax, amountMinor, netMinor: paidMinor - amountMinor };
}

/** Tickets of one kind at one price are one line. */
function grouped(bought: Bought[]) {
  const lines = new Map<
    string,
    { name: string; quantity: number; unitMinor: number; discountMinor: number }
  >();
  for (const { name, paidMinor, discountMinor } of bought) {
    const key = `${name} ${paidMinor} ${discountMinor}`;
    const line = lines.get(key) ?? {
      name,
      quantity: 0,
      unitMinor: paidMinor + discountMinor,
      discountMinor: 0,
    };
    lines.set(key, {
      ...line,
      quantity: line.quantity + 1,
      discountMinor: line.discountMinor + discountMinor,
    });
  }
  return [...lines.values()];
}
