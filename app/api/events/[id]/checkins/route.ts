import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { checkIn } from "@/domain/tickets/check-in";
import { TicketCheck, TicketView } from "@/domain/tickets/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/checkins",
    summary: "Lets somebody in by the code of their ticket, once. For the organizer.",
    auth: "required",
    params: EventParams,
    body: TicketCheck,
    idempotent: "together",
    answer: z.object({ result: z.literal("ok"), ticket: TicketView }),
    refusals: ["not_found", "not_organizer", "ticket_gone", "ticket_used"],
  },
  async ({ ctx, params, body: { code }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    return answer({ result: "ok", ticket: await checkIn(ctx, { eventId, code }) });
  },
);
