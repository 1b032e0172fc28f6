import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { findOwnFeedback } from "@/domain/feedback/queries";
import { Rating } from "@/domain/feedback/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/feedback/own",
    summary: "What the caller said of an event; no rating as long as they have not.",
    auth: "required",
    params: EventParams,
    answer: z.object({ rating: Rating.nullable(), comment: z.string() }),
    refusals: ["not_found"],
  },
  async ({ ctx, params, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    return answer((await findOwnFeedback(ctx, id)) ?? { rating: null, comment: "" });
  },
);
