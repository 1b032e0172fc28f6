import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { broadcast } from "@/domain/notifications/broadcast";
import { Recipients } from "@/domain/notifications/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/notifications/send",
    summary:
      "Sends the organizer's words to attendees: to all who stand so to the event, or to some of them, now or at `sendAt`. Words in braces (`first_name`, `event_name`, `event_date`, `event_time`, `location`, `time`) are filled in for each reader. `people` is how many would get it now.",
    auth: "required",
    params: EventParams,
    body: z
      .object({
        text: z.string().max(20_000),
        to: Recipients,
        sendAt: z.iso
          .datetime({ offset: true })
          .transform((text) => new Date(text))
          .optional(),
      })
      .strict(),
    idempotent: "together",
    status: 201,
    answer: z.object({ broadcastId: z.uuid(), people: z.int() }),
    refusals: [
      "not_found",
      "not_organizer",
      "message_empty",
      "message_too_long",
      "unknown_placeholder",
      "too_many_messages",
    ],
  },
  async ({ ctx, params, body, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    return answer(await broadcast(ctx, { eventId, ...body }));
  },
);
