import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { BroadcastParams } from "@/app/api/_http/params";
import { changeBroadcast } from "@/domain/notifications/change-broadcast";
import { BroadcastView, Recipients } from "@/domain/notifications/schema";
import { stopBroadcast } from "@/domain/notifications/stop-broadcast";
import { locateBroadcast } from "./located";

const path = "/api/events/{id}/notifications/broadcasts/{broadcast_id}";

export const GET = route(
  {
    method: "GET",
    path,
    summary: "One of the organizer's messages and what became of it so far. For the organizer.",
    auth: "required",
    params: BroadcastParams,
    answer: BroadcastView,
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => answer(await locateBroadcast(ctx, params.id, params.broadcast_id)),
);

export const PUT = route(
  {
    method: "PUT",
    path,
    summary: "Changes a message that is still to be sent; what is left out stays. For the organizer.",
    auth: "required",
    params: BroadcastParams,
    body: z
      .object({
        text: z.string().max(20_000),
        to: Recipients,
        sendAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
      })
      .partial()
      .strict(),
    idempotent: "together",
    answer: BroadcastView,
    refusals: [
      "not_found",
      "not_organizer",
      "already_sent",
      "message_empty",
      "message_too_long",
      "unknown_placeholder",
    ],
  },
  async ({ ctx, params, body: change, answer }) => {
    const { id: broadcastId } = await locateBroadcast(ctx, params.id, params.broadcast_id);
    return answer(await changeBroadcast(ctx, { broadcastId, change }));
  },
);

export const DELETE = route(
  {
    method: "DELETE",
    path,
    summary: "Stops a message: who has not got it yet does not. What has arrived stays. For the organizer.",
    auth: "required",
    params: BroadcastParams,
    idempotent: "together",
    answer: BroadcastView,
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => {
    const { id } = await locateBroadcast(ctx, params.id, params.broadcast_id);
    return answer(await stopBroadcast(ctx, id));
  },
);
