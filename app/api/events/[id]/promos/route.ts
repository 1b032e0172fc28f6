import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { createPromo } from "@/domain/tickets/create-promo";
import { listPromos } from "@/domain/tickets/queries";
import { NewPromo, PromoView } from "@/domain/tickets/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/promos",
    summary: "The codes of an event with how often each was used, the latest first. For the organizer.",
    auth: "required",
    params: EventParams,
    answer: z.object({ items: z.array(PromoView) }),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => {
    const event = await locateEvent(ctx, params.id);
    return answer({ items: await listPromos(ctx, event) });
  },
);

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/promos",
    summary:
      "Makes a code: `value` is basis points for `percent`, minor units off each ticket for `fixed`, 0 for `unlock`. For the organizer.",
    auth: "required",
    params: EventParams,
    body: NewPromo,
    idempotent: "together",
    status: 201,
    answer: PromoView,
    refusals: ["not_found", "not_organizer", "promo_too_large"],
  },
  async ({ ctx, params, body, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    return answer(await createPromo(ctx, id, body));
  },
);
