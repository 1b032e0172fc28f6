import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { RsvpParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { letIn } from "@/domain/rsvps/block-guest";

export const DELETE = route(
  {
    method: "DELETE",
    path: "/api/events/{id}/blocks/{user_id}",
    summary:
      "Lets somebody in again whom the organizer kept out: they may join like everybody else. For the organizer.",
    auth: "required",
    params: RsvpParams,
    idempotent: "together",
    answer: z.object({ eventId: z.uuid(), userId: z.int() }),
    refusals: ["not_found", "not_organizer", "stale_button"],
  },
  async ({ ctx, params: { id, user_id: userId }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, id);
    await letIn(ctx, { eventId, userId });
    return answer({ eventId, userId });
  },
);
