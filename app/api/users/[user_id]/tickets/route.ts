import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { MomentPage, momentCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { UserParams } from "@/app/api/_http/params";
import { listTickets } from "@/domain/tickets/queries";
import { TicketView } from "@/domain/tickets/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/users/{user_id}/tickets",
    summary: "The caller's tickets for one event, or for all that are not over, the next one first.",
    auth: "required",
    params: UserParams,
    query: MomentPage.extend({ eventId: z.uuid().optional() }),
    answer: pageOf(TicketView),
    refusals: ["not_yours"],
  },
  async ({ ctx, params: { user_id: userId }, query: { limit, cursor: after, eventId }, answer }) => {
    const found = await listTickets(ctx, {
      userId,
      limit: limit + 1,
      after,
      ...(eventId === undefined ? {} : { eventId }),
    });
    return answer(toPage(found, limit, ({ event, id }) => momentCursor(event.startsAt, id)));
  },
);
