import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { IdPage, idCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { EventParams } from "@/app/api/_http/params";
import { transact } from "@/domain/context";
import { locateEvent } from "@/domain/events/locate";
import { feedbackOf } from "@/domain/feedback/queries";
import { commentOnEvent, rateEvent } from "@/domain/feedback/rate-event";
import { Feedback, FeedbackComment, Rating } from "@/domain/feedback/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/feedback",
    summary:
      "What people thought of an event as of the last whole hour: ratings from 1 to 5, and their comments without names, in an order of chance. Shown once five people have rated. For the organizer.",
    auth: "required",
    params: EventParams,
    query: IdPage,
    answer: pageOf(FeedbackComment).extend(Feedback.shape),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, query: { limit, cursor }, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    const { comments, ...feedback } = await feedbackOf(ctx, id, { limit: limit + 1, after: cursor });
    return answer({ ...feedback, ...toPage(comments, limit, idCursor) });
  },
);

export const PUT = route(
  {
    method: "PUT",
    path: "/api/events/{id}/feedback",
    summary:
      "The caller says how an event was that they went to, once it is over; again changes it. The organizer sees it without the name.",
    auth: "required",
    params: EventParams,
    body: z.object({ rating: Rating, comment: z.string().max(20_000).optional() }).strict(),
    idempotent: "together",
    answer: z.object({ rating: Rating }),
    refusals: ["not_found", "not_going", "not_over", "cancelled", "message_empty", "message_too_long"],
  },
  async ({ ctx, params, body: { rating, comment }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    await transact(ctx, async (tx) => {
      await rateEvent(tx, { eventId, rating });
      if (comment !== undefined) await commentOnEvent(tx, { eventId, comment });
    });
    return answer({ rating });
  },
);
