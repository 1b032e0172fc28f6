import { route } from "@/app/api/_http/handler";
import { CheckInParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { undoCheckIn } from "@/domain/tickets/check-in";
import { TicketView } from "@/domain/tickets/schema";

export const DELETE = route(
  {
    method: "DELETE",
    path: "/api/events/{id}/checkins/{ticket_id}",
    summary: "Somebody was let in by mistake: their ticket is good again. For the organizer.",
    auth: "required",
    params: CheckInParams,
    idempotent: "together",
    answer: TicketView,
    refusals: ["not_found", "not_organizer", "ticket_gone"],
  },
  async ({ ctx, params: { id, ticket_id: ticketId }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, id);
    return answer(await undoCheckIn(ctx, { eventId, ticketId }));
  },
);
