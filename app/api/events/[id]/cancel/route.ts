import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { cancelEvent } from "@/domain/events/cancel";
import { locateEvent } from "@/domain/events/locate";
import { CancelNote, OwnEventView } from "@/domain/events/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/cancel",
    summary: "Calls an event off for everybody; attendees are told, with the note.",
    auth: "required",
    params: EventParams,
    body: z.object({ note: CancelNote.default(null) }).strict(),
    idempotent: "together",
    answer: OwnEventView,
    refusals: ["not_found", "not_organizer", "cancelled", "past"],
  },
  async ({ ctx, params, body, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    return answer(await cancelEvent(ctx, { eventId, note: body.note }));
  },
);
