import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { broadcast } from "@/domain/notifications/broadcast";
import { Recipients } from "@/domain/notifications/schema";
import { locateEvent } from "@/domain/rsvps/queries";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/message",
    summary:
      "Sends the organizer's words to attendees: to all who stand so to the event, or to some of them. Answers to how many.",
    auth: "required",
    params: EventParams,
    body: z.object({ text: z.string().max(20_000), to: Recipients }).strict(),
    idempotent: "together",
    status: 200,
    answer: z.object({ people: z.int() }),
    refusals: ["not_found", "not_organizer", "message_empty", "message_too_long", "too_many_messages"],
  },
  async ({ ctx, params, body: { text, to }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    return answer({ people: await broadcast(ctx, { eventId, text, to }) });
  },
);
