import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { listAudiences } from "@/domain/notifications/audiences";
import { Audience } from "@/domain/notifications/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/notifications/audiences",
    summary:
      "To whom a message can go: how many each would reach, how many have muted it or cannot be written to. For the organizer.",
    auth: "required",
    params: EventParams,
    answer: z.object({ items: z.array(Audience) }),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    return answer({ items: await listAudiences(ctx, id) });
  },
);
