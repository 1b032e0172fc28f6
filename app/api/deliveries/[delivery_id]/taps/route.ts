import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { DeliveryParams } from "@/app/api/_http/params";
import { countTap } from "@/domain/notifications/count-tap";

export const POST = route(
  {
    method: "POST",
    path: "/api/deliveries/{delivery_id}/taps",
    summary:
      "The caller has come by a link of a message that they were sent: the first time counts. What is not theirs is not counted.",
    auth: "required",
    params: DeliveryParams,
    idempotent: "together",
    answer: z.object({}),
  },
  async ({ ctx, params: { delivery_id: deliveryId }, answer }) => {
    await countTap(ctx, { deliveryId });
    return answer({});
  },
);
