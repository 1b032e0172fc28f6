import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { IdPage, idCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { listDeliveries } from "@/domain/notifications/broadcasts";
import { DeliveryStatus, DeliveryView } from "@/domain/notifications/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/notifications/deliveries",
    summary:
      "Who got what of an event's messages and reminders, of one of them or of all, by what became of it. For the organizer.",
    auth: "required",
    params: EventParams,
    query: IdPage.extend({
      broadcastId: z.uuid().optional(),
      reminderId: z.uuid().optional(),
      status: DeliveryStatus.optional(),
    }),
    answer: pageOf(DeliveryView),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, query: { limit, cursor: after, ...which }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    const found = await listDeliveries(ctx, { eventId, ...which, limit: limit + 1, after });
    return answer(toPage(found, limit, idCursor));
  },
);
