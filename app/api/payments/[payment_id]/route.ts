import { route } from "@/app/api/_http/handler";
import { PaymentParams } from "@/app/api/_http/params";
import { seePayment } from "@/domain/payments/queries";
import { PaymentView } from "@/domain/payments/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/payments/{payment_id}",
    summary: "How a payment stands. For its payer and the organizer.",
    auth: "required",
    params: PaymentParams,
    answer: PaymentView,
    refusals: ["not_found"],
  },
  async ({ ctx, params: { payment_id: paymentId }, answer }) => answer(await seePayment(ctx, paymentId)),
);
