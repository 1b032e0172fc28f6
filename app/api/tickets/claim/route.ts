import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { seeTicket } from "@/domain/tickets/queries";
import { TicketView } from "@/domain/tickets/schema";
import { claimTicket } from "@/domain/tickets/transfer";

export const POST = route(
  {
    method: "POST",
    path: "/api/tickets/claim",
    summary: "Takes over the ticket that a link names: it has a new code, and the old one lets nobody in.",
    auth: "required",
    body: z.strictObject({
      token: z.string().regex(/^[0-9a-f]{16,64}$/, "must be what follows t_ in a link"),
    }),
    idempotent: "together",
    answer: TicketView,
    refusals: ["ticket_gone", "ticket_used", "cancelled", "past"],
  },
  async ({ ctx, body: { token }, answer }) => answer(await seeTicket(ctx, await claimTicket(ctx, token))),
);
