import { and, asc, desc, eq, gt, ne, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { isAnyOf } from "@/db/any-of";
import { rowsOf } from "@/db/rows";
import { events } from "@/db/schema/events";
import { paymentLines, payments, refunds, stripeAccounts } from "@/db/schema/payments";
import { promoCodes, tickets, ticketTypes } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";
import { Refusal } from "../errors";
import { isKept } from "../events/move-kept-money";
import type { EventDetails } from "../events/schema";
import type { PaidFor } from "../letters";
import type { Order } from "../ports";
import type { PaymentStatus } from "./schema";

export type Payment = typeof payments.$inferSelect;

const readPayments = rowsOf(payments);

/** A payment, locked until commit. The caller holds the event's lock, which comes before. Throws `not_found`. */
export async function lockPayment(tx: Context, paymentId: string): Promise<Payment> {
  const [payment] = await readPayments(tx.db, sql`where ${payments.id} = ${paymentId} for update`);
  if (!payment) throw new Refusal("not_found");
  return payment;
}

/** Where a payment belongs; undefined when there is none. */
export async function findPayment(ctx: Context, paymentId: string) {
  const [payment] = await readPayments(ctx.db, sql`where ${payments.id} = ${paymentId}`);
  return payment;
}

/** The payment that a provider knows by its own id. */
export async function findPaymentByCharge(ctx: Context, providerPaymentId: string) {
  const [payment] = await ctx.db
    .select()
    .from(payments)
    .where(eq(payments.providerPaymentId, providerPaymentId));
  return payment;
}

/** The tickets that a payment is for, in their order. */
export async function ticketsOf(ctx: Context, paymentId: string) {
  return ctx.db
    .select({
      id: tickets.id,
      rsvpId: tickets.rsvpId,
      userId: tickets.userId,
      ticketTypeId: tickets.ticketTypeId,
      type: ticketTypes.name,
      guestNumber: tickets.guestNumber,
      status: tickets.status,
      holdKind: tickets.holdKind,
      amountMinor: paymentLines.amountMinor,
    })
    .from(paymentLines)
    .innerJoin(tickets, eq(tickets.id, paymentLines.ticketId))
    .innerJoin(ticketTypes, eq(ticketTypes.id, tickets.ticketTypeId))
    .where(eq(paymentLines.paymentId, paymentId))
    .orderBy(asc(tickets.guestNumber));
}

/** What an RSVP's held seats are and cost. */
export async function heldSeats(ctx: Context, rsvpId: string) {
  return ctx.db
    .select({
      id: tickets.id,
      rsvpId: tickets.rsvpId,
      ticketTypeId: tickets.ticketTypeId,
      name: ticketTypes.name,
      currency: ticketTypes.currency,
      priceMinor: tickets.priceMinor,
      promoCode: promoCodes.code,
      holdExpiresAt: tickets.holdExpiresAt,
      heldSince: tickets.heldSince,
    })
    .from(tickets)
    .innerJoin(ticketTypes, eq(ticketTypes.id, tickets.ticketTypeId))
    .leftJoin(promoCodes, eq(promoCodes.id, tickets.promoCodeId))
    .where(and(eq(tickets.rsvpId, rsvpId), eq(tickets.status, "held"), eq(tickets.holdKind, "checkout")))
    .orderBy(asc(tickets.guestNumber));
}

/** A payment as the provider is asked for it. */
export async function orderOf(
  ctx: Context,
  payment: Pick<Payment, "id" | "eventId" | "currency" | "account">,
): Promise<Order> {
  const [lines, [event]] = await Promise.all([
    ctx.db
      .select({
        name: ticketTypes.name,
        unitMinor: sql<number>`${paymentLines.amountMinor}`.mapWith(Number),
        quantity: sql<number>`count(*)`.mapWith(Number),
      })
      .from(paymentLines)
      .innerJoin(tickets, eq(tickets.id, paymentLines.ticketId))
      .innerJoin(ticketTypes, eq(ticketTypes.id, tickets.ticketTypeId))
      .where(and(eq(paymentLines.paymentId, payment.id), gt(paymentLines.amountMinor, 0)))
      .groupBy(ticketTypes.id, ticketTypes.name, ticketTypes.position, paymentLines.amountMinor)
      .orderBy(asc(ticketTypes.position), desc(paymentLines.amountMinor)),
    ctx.db
      .select({ title: events.title, code: events.code })
      .from(events)
      .where(eq(events.id, payment.eventId)),
  ]);
  return {
    paymentId: payment.id,
    eventId: payment.eventId,
    eventCode: event!.code,
    title: event!.title,
    currency: payment.currency,
    account: payment.account,
    lines,
  };
}

/** The account at Stripe where an organizer can be paid; undefined when there is none yet. */
export async function findAccount(ctx: Context, userId: number) {
  const [account] = await ctx.db.select().from(stripeAccounts).where(eq(stripeAccounts.userId, userId));
  return account;
}

/** Late money that waits with its payer for a seat. */
const keptSql = (ctx: Context) => sql<boolean>`exists (
  select from refunds refund where refund.payment_id = payments.payment_id and ${isKept(ctx)})`;

const shown = {
  id: payments.id,
  eventId: payments.eventId,
  eventCode: events.code,
  userId: payments.userId,
  organizerId: events.organizerId,
  provider: payments.provider,
  status: payments.status,
  amountMinor: payments.amountMinor,
  refundedMinor: payments.refundedMinor,
  currency: payments.currency,
  url: payments.checkoutUrl,
  expiresAt: payments.expiresAt,
  failureReason: payments.failureReason,
  late: payments.late,
  paidAt: payments.paidAt,
  createdAt: payments.createdAt,
};

/** A payment as its payer or the organizer sees it. Throws `not_found`. */
export async function seePayment(ctx: Context, paymentId: string) {
  const [payment] = await ctx.db
    .select({ ...shown, isKept: keptSql(ctx) })
    .from(payments)
    .innerJoin(events, eq(events.id, payments.eventId))
    .where(eq(payments.id, paymentId));
  if (!payment) throw new Refusal("not_found");
  authorize(ctx, "payment.see", {
    event: { organizerId: payment.organizerId },
    userId: payment.userId,
  });
  const { organizerId: _, ...view } = payment;
  const lines = await ticketsOf(ctx, paymentId);
  return {
    ...view,
    url: view.status === "open" ? view.url : null,
    lines: lines.map(({ id: ticketId, type, guestNumber, amountMinor, status }) => ({
      ticketId,
      type,
      guestNumber,
      amountMinor,
      status,
    })),
  };
}

type Filter = {
  id?: string;
  status?: PaymentStatus[];
  limit: number;
  after?: { at: Date; id: string } | undefined;
};

/** Whether a payment came late, and waits with its payer for a seat. */
export async function waitsForSeat(ctx: Context, id: string): Promise<boolean> {
  const [payment] = await ctx.db
    .select({ is: keptSql(ctx) })
    .from(payments)
    .where(eq(payments.id, id));
  return payment?.is ?? false;
}

/** The payments of an event, the latest first. Throws `not_organizer`. */
export async function listPayments(
  ctx: Context,
  event: Pick<EventDetails, "id" | "organizerId">,
  { id, status, limit, after }: Filter,
) {
  authorize(ctx, "payments.list", { event });
  const { url: _, organizerId: __, ...columns } = shown;
  return ctx.db
    .select({
      ...columns,
      isKept: keptSql(ctx),
      name: sql<string>`concat_ws(' ', ${users.firstName}, ${users.lastName})`,
      username: users.username,
      isResolved: sql<boolean>`${payments.resolvedAt} is not null`,
      tickets:
        sql<number>`(select count(*) from payment_lines line where line.payment_id = ${payments.id})`.mapWith(
          Number,
        ),
    })
    .from(payments)
    .innerJoin(events, eq(events.id, payments.eventId))
    .innerJoin(users, eq(users.id, payments.userId))
    .where(
      and(
        eq(payments.eventId, event.id),
        id === undefined ? undefined : eq(payments.id, id),
        status ? isAnyOf(payments.status, status) : ne(payments.status, "closed"),
        after &&
          sql`(${payments.createdAt}, ${payments.id}) < (${after.at.toISOString()}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(limit);
}

/** What an event took in, by currency. Throws `not_organizer`. */
export async function totalsOf(ctx: Context, event: Pick<EventDetails, "id" | "organizerId">) {
  authorize(ctx, "payments.list", { event });
  const count = (condition: ReturnType<typeof sql>) =>
    sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const sum = (column: AnyPgColumn, condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(${column}) filter (where ${condition}), 0)`.mapWith(Number);
  const isPaid = sql`${payments.paidAt} is not null`;
  const isOpen = sql`${payments.status} in ('open', 'closing')`;
  const isFailed = sql`${payments.status} = 'failed' or ${payments.failureReason} is not null and ${payments.paidAt} is null`;
  return ctx.db
    .select({
      currency: payments.currency,
      paidMinor: sum(payments.amountMinor, isPaid),
      refundedMinor: sum(payments.refundedMinor, isPaid),
      openMinor: sum(payments.amountMinor, isOpen),
      failedMinor: sum(payments.amountMinor, isFailed),
      completed: count(sql`${payments.status} = 'completed'`),
      open: count(isOpen),
      failed: count(isFailed),
      exceptions: count(
        sql`(${payments.status} = 'review' or ${payments.late} is not null) and ${payments.resolvedAt} is null`,
      ),
    })
    .from(payments)
    .where(eq(payments.eventId, event.id))
    .groupBy(payments.currency);
}

/** How far the refunds of an event's cancellation are. Throws `not_organizer`. */
export async function refundProgress(ctx: Context, event: Pick<EventDetails, "id" | "organizerId">) {
  authorize(ctx, "payments.list", { event });
  const [row] = await ctx.db
    .select({
      total: sql<number>`count(*)`.mapWith(Number),
      succeeded: sql<number>`count(*) filter (where ${refunds.status} in ('pending', 'succeeded'))`.mapWith(
        Number,
      ),
      failed: sql<number>`count(*) filter (where ${refunds.status} = 'failed')`.mapWith(Number),
    })
    .from(refunds)
    .where(and(eq(refunds.eventId, event.id), eq(refunds.reason, "event_cancelled")));
  return row!;
}

/** Payments as letters tell of them, with the tickets that still let somebody in. */
export async function listPaidFor(ctx: Context, ids: string[]): Promise<PaidFor[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .select({
      id: payments.id,
      provider: payments.provider,
      amountMinor: payments.amountMinor,
      currency: payments.currency,
      late: payments.late,
      isKept: keptSql(ctx),
      ticketIds: sql<string[]>`array(
        select ticket.ticket_id from payment_lines line join tickets ticket using (ticket_id)
        where line.payment_id = payments.payment_id and ticket.status in ('active', 'used') order by ticket.guest_number)`,
      cancelledIds: sql<string[]>`array(
        select ticket.ticket_id from payment_lines line join tickets ticket using (ticket_id)
        where line.payment_id = payments.payment_id and ticket.status = 'cancelled' order by ticket.guest_number)`,
    })
    .from(payments)
    .where(isAnyOf(payments.id, ids));
}
