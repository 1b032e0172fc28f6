import { route } from "@/app/api/_http/handler";
import { BroadcastParams } from "@/app/api/_http/params";
import { retryBroadcast } from "@/domain/notifications/retry-broadcast";
import { BroadcastView } from "@/domain/notifications/schema";
import { locateBroadcast } from "../located";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/notifications/broadcasts/{broadcast_id}/retry",
    summary: "Tries a message again with those whom it could not reach. For the organizer.",
    auth: "required",
    params: BroadcastParams,
    idempotent: "together",
    answer: BroadcastView,
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => {
    const { id } = await locateBroadcast(ctx, params.id, params.broadcast_id);
    return answer(await retryBroadcast(ctx, id));
  },
);
