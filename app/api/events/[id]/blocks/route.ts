import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { listBlocked } from "@/domain/rsvps/block-guest";
import { BlockView } from "@/domain/rsvps/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/blocks",
    summary:
      "Whom the organizer keeps out of an event, the latest first, a hundred at most. For the organizer.",
    auth: "required",
    params: EventParams,
    answer: z.object({ items: z.array(BlockView) }),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) =>
    answer({ items: await listBlocked(ctx, await locateEvent(ctx, params.id)) }),
);
