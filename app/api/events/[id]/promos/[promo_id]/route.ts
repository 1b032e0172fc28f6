import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { PromoParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { deletePromo } from "@/domain/tickets/delete-promo";

export const DELETE = route(
  {
    method: "DELETE",
    path: "/api/events/{id}/promos/{promo_id}",
    summary: "Ends a code; what was bought with it stays as it was. For the organizer.",
    auth: "required",
    params: PromoParams,
    idempotent: "together",
    answer: z.object({ id: z.uuid() }),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params: { id, promo_id: promoId }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, id);
    await deletePromo(ctx, eventId, promoId);
    return answer({ id: promoId });
  },
);
