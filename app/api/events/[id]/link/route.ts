import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { renewLink } from "@/domain/events/renew-link";
import { OwnEventView } from "@/domain/events/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/link",
    summary:
      "Gives an event that is not public a new link (`ref`). Links before it open nothing any more; who is invited stays so.",
    auth: "required",
    params: EventParams,
    idempotent: "together",
    answer: OwnEventView,
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    return answer(await renewLink(ctx, id));
  },
);
