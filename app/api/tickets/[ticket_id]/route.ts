import { route } from "@/app/api/_http/handler";
import { TicketParams } from "@/app/api/_http/params";
import { seeTicket } from "@/domain/tickets/queries";
import { TicketView } from "@/domain/tickets/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/tickets/{ticket_id}",
    summary: "A ticket; its code is for the holder alone. For the holder and the organizer.",
    auth: "required",
    params: TicketParams,
    answer: TicketView,
    refusals: ["not_found"],
  },
  async ({ ctx, params: { ticket_id: ticketId }, answer }) => answer(await seeTicket(ctx, ticketId)),
);
