import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { TicketParams } from "@/app/api/_http/params";
import { offerTransfer, withdrawTransfer } from "@/domain/tickets/transfer";
import { links } from "@/runtime";

export const POST = route(
  {
    method: "POST",
    path: "/api/tickets/{ticket_id}/transfer",
    summary: "A link by which somebody else may take over the ticket, until one has. For the holder.",
    auth: "required",
    params: TicketParams,
    idempotent: "itself",
    status: 201,
    answer: z.object({ url: z.url() }),
    refusals: ["not_yours", "ticket_gone", "ticket_used", "cancelled", "past"],
  },
  async ({ ctx, params: { ticket_id: ticketId }, answer }) => {
    const { token } = await offerTransfer(ctx, ticketId);
    return answer({ url: `https://t.me/${links.botUsername}?start=t_${token}` });
  },
);

export const DELETE = route(
  {
    method: "DELETE",
    path: "/api/tickets/{ticket_id}/transfer",
    summary: "Takes the link back: nobody can take the ticket over by it any more. For the holder.",
    auth: "required",
    params: TicketParams,
    idempotent: "together",
    answer: z.object({ ticketId: z.uuid() }),
    refusals: ["not_yours", "ticket_gone", "ticket_used", "cancelled", "past"],
  },
  async ({ ctx, params: { ticket_id: ticketId }, answer }) => {
    await withdrawTransfer(ctx, ticketId);
    return answer({ ticketId });
  },
);
