import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { TicketParams } from "@/app/api/_http/params";
import { offerTransfer } from "@/domain/tickets/transfer";
import { links } from "@/runtime";

export const POST = route(
  {
    method: "POST",
    path: "/api/tickets/{ticket_id}/transfer",
    summary: "A link by which somebody else may take over the ticket, until one has. For the holder.",
    auth: "required",
    params: TicketParams,
    idempotent: "together",
    status: 201,
    answer: z.object({ url: z.url() }),
    refusals: ["not_yours", "ticket_gone", "ticket_used", "cancelled", "past"],
  },
  async ({ ctx, params: { ticket_id: ticketId }, answer }) => {
    const { token } = await offerTransfer(ctx, ticketId);
    return answer({ url: `https://t.me/${links.botUsername}?start=t_${token}` });
  },
);
