import { route } from "@/app/api/_http/handler";
import { IdPage, idCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { listBroadcasts } from "@/domain/notifications/broadcasts";
import { BroadcastView } from "@/domain/notifications/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/notifications/broadcasts",
    summary:
      "The organizer's messages, planned ones too, the latest first, with what became of each. For the organizer.",
    auth: "required",
    params: EventParams,
    query: IdPage,
    answer: pageOf(BroadcastView),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, query: { limit, cursor: after }, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    const found = await listBroadcasts(ctx, id, { limit: limit + 1, after });
    return answer(toPage(found, limit, idCursor));
  },
);
