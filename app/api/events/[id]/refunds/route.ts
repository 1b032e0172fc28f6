import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { refundProgress } from "@/domain/payments/queries";
import { RefundProgressView } from "@/domain/payments/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/refunds",
    summary:
      "How far sending everybody's money back has come, after the event was cancelled. For the organizer.",
    auth: "required",
    params: EventParams,
    answer: RefundProgressView,
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => answer(await refundProgress(ctx, await locateEvent(ctx, params.id))),
);
