import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { MomentPage, momentCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { linkInvoice } from "@/domain/payments/link-invoice";
import { listPayments, seePayment, totalsOf } from "@/domain/payments/queries";
import {
  NewPayment,
  PaymentLineView,
  PaymentStatus,
  PaymentTotalsView,
  PaymentView,
} from "@/domain/payments/schema";
import { startPayment } from "@/domain/payments/start";

/** One or several, with commas between them. */
const statuses = z
  .string()
  .transform((list) => list.split(","))
  .pipe(z.array(PaymentStatus).max(6));

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/payments",
    summary:
      "Payments of an event, the latest first, and what it took in by currency. Pages that were left are shown when `status` asks for `closed`; `payment_id` asks for one alone. For the organizer.",
    auth: "required",
    params: EventParams,
    query: MomentPage.extend({ status: statuses.optional(), payment_id: z.uuid().optional() }),
    answer: pageOf(PaymentLineView).extend({ totals: z.array(PaymentTotalsView) }),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, query: { limit, cursor: after, status, payment_id: id }, answer }) => {
    const event = await locateEvent(ctx, params.id);
    const found = await listPayments(ctx, event, {
      limit: limit + 1,
      after,
      ...(status ? { status } : {}),
      ...(id ? { id } : {}),
    });
    const page = toPage(found, limit, ({ createdAt, id }) => momentCursor(createdAt, id));
    return answer({ ...page, totals: await totalsOf(ctx, event) });
  },
);

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/payments",
    summary:
      "Begins to pay for the caller's held seats, or goes on with it: `url` is Stripe's page, or an invoice to open in Telegram.",
    auth: "required",
    params: EventParams,
    body: NewPayment,
    idempotent: "after",
    status: 201,
    answer: PaymentView,
    refusals: [
      "not_found",
      "not_approved",
      "checkout_gone",
      "method_not_offered",
      "price_too_low",
      "hold_ends_soon",
      "organizer_unpaid",
      "provider_unreachable",
      "rate_limited",
      "cancelled",
      "past",
      "started",
    ],
  },
  async ({ ctx, params, body: { provider }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    const payment = await startPayment(ctx, { eventId, provider });
    const url = payment.checkoutUrl ?? (await linkInvoice(ctx, payment));
    return answer(
      { ...(await seePayment(ctx, payment.id)), url },
      { location: `/api/payments/${payment.id}` },
    );
  },
);
