import { route } from "@/app/api/_http/handler";
import { PaymentParams } from "@/app/api/_http/params";
import { ReceiptView } from "@/domain/payments/schema";
import { seeReceipt } from "@/domain/payments/see-receipt";

export const GET = route(
  {
    method: "GET",
    path: "/api/payments/{payment_id}/receipt",
    summary:
      "What was paid, to whom and for what, and what went back since. For its payer and the organizer.",
    auth: "required",
    params: PaymentParams,
    answer: ReceiptView,
    refusals: ["not_found"],
  },
  async ({ ctx, params: { payment_id: paymentId }, answer }) => answer(await seeReceipt(ctx, paymentId)),
);
