import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { duplicateEvent } from "@/domain/drafts/duplicate";
import { DraftView } from "@/domain/drafts/schema";
import { locateEvent } from "@/domain/events/locate";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/duplicate",
    summary: "A new draft that says what this event says, without its date. For the organizer.",
    auth: "required",
    params: EventParams,
    idempotent: "together",
    status: 201,
    answer: DraftView,
    refusals: ["not_found", "not_organizer", "too_many_drafts"],
  },
  async ({ ctx, params, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    const draft = await duplicateEvent(ctx, eventId);
    return answer(draft, { location: `/api/webapp/drafts/${draft.id}` });
  },
);
