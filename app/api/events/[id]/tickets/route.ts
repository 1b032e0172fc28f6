import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { seeOffer } from "@/domain/payments/see-offer";
import { PromoWord } from "@/domain/rsvps/schema";
import { OfferView } from "@/domain/tickets/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/tickets",
    summary:
      "The tickets of an event, how they can be paid, and what comes back of the price. A code shows what it unlocks and takes off.",
    auth: "optional",
    params: EventParams,
    query: z.object({ promoCode: PromoWord.optional() }),
    // Nobody finds codes by trying.
    rate: "search",
    answer: OfferView,
    refusals: ["not_found"],
  },
  async ({ ctx, params, query: { promoCode }, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    return answer(await seeOffer(ctx, id, promoCode === undefined ? {} : { promoCode }));
  },
);
