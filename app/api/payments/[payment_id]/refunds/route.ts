import { route } from "@/app/api/_http/handler";
import { PaymentParams } from "@/app/api/_http/params";
import { seePayment } from "@/domain/payments/queries";
import { refundPayment } from "@/domain/payments/refund";
import { NewRefund, RefundView } from "@/domain/payments/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/payments/{payment_id}/refunds",
    summary:
      "Sends money back: an amount, what certain tickets cost (which are then void), or all that is left (which voids all). For the organizer.",
    auth: "required",
    params: PaymentParams,
    body: NewRefund,
    idempotent: "together",
    status: 201,
    answer: RefundView,
    refusals: ["not_found", "not_organizer", "refund_too_large"],
  },
  async ({ ctx, params: { payment_id: paymentId }, body, answer }) => {
    // Who is no part of a payment does not learn that there is one.
    await seePayment(ctx, paymentId);
    return answer(await refundPayment(ctx, { ...body, paymentId }));
  },
);
