import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { DraftParams } from "@/app/api/_http/params";
import { publishForm } from "@/domain/drafts/publish-form";
import { OwnEventView } from "@/domain/events/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/webapp/drafts/{id}/publish",
    summary:
      "Publishes a draft: the event it makes, or the changes, told to attendees unless `quietly`. A second time answers the same event.",
    auth: "required",
    params: DraftParams,
    body: z.object({ quietly: z.boolean().default(false) }).strict(),
    idempotent: "together",
    answer: OwnEventView,
    refusals: [
      "draft_gone",
      "draft_conflict",
      "not_yours",
      "not_organizer",
      "sales_not_open",
      "too_many_events",
      "cancelled",
      "past",
      "capacity_above_tickets",
      "capacity_below_taken",
      "currency_fixed",
      "ticket_type_in_use",
      "tickets_below_taken",
      "place_fixed",
    ],
  },
  async ({ ctx, params, body, answer }) => {
    const event = await publishForm(ctx, { draftId: params.id, quietly: body.quietly });
    return answer(event, { location: `/api/events/${event.code}` });
  },
);
