import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { MomentPage, momentCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { UserParams } from "@/app/api/_http/params";
import { ListedEventView } from "@/domain/events/schema";
import { listMyCards } from "@/domain/rsvps/queries";
import { RsvpView } from "@/domain/rsvps/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/users/{user_id}/rsvps",
    summary:
      "Events that the caller joined: those that are not over, the next one first, or those behind, the latest first.",
    auth: "required",
    params: UserParams,
    query: MomentPage.extend({ when: z.enum(["ahead", "past"]).default("ahead") }),
    answer: pageOf(z.object({ event: ListedEventView, rsvp: RsvpView })),
    refusals: ["not_yours"],
  },
  async ({ ctx, params: { user_id: userId }, query: { limit, cursor, when }, answer }) => {
    const found = await listMyCards(ctx, userId, { limit: limit + 1, after: cursor, when });
    const rows = found.map(({ event, standing }) => ({
      event,
      rsvp: { ...standing, eventId: event.id, userId },
    }));
    return answer(toPage(rows, limit, ({ event }) => momentCursor(event.startsAt, event.id)));
  },
);
