import { and, desc, eq, lt, ne, sql } from "drizzle-orm";
import { eventFeedback } from "@/db/schema/reminders";
import { authorize } from "../access";
import type { Context, UserActor } from "../context";
import { getEvent } from "../events/queries";
import type { Feedback, FeedbackComment } from "./schema";

type Page = { limit: number; after?: { at: Date } | undefined };

/**
 * What people thought of an event, and a page of their comments, the latest first. Nobody is named, not even to tell
 * two comments of the same instant apart: a page is longer than `limit` where several came together. `next` is where
 * the following page begins. For the organizer: throws `not_organizer`, `not_found`.
 */
export async function feedbackOf(
  ctx: Context,
  eventId: string,
  { limit, after }: Page,
): Promise<Feedback & { comments: FeedbackComment[]; next: { at: Date } | null }> {
  authorize(ctx, "feedback.see", { event: await getEvent(ctx, eventId) });
  const [sums, rows] = await Promise.all([
    ctx.db
      .select({ rating: eventFeedback.rating, count: sql<number>`count(*)::int` })
      .from(eventFeedback)
      .where(eq(eventFeedback.eventId, eventId))
      .groupBy(eventFeedback.rating),
    listComments(ctx, eventId, { limit, after }),
  ]);
  const of = (stars: number) => sums.find(({ rating }) => rating === stars)?.count ?? 0;
  const count = sums.reduce((sum, row) => sum + row.count, 0);
  const total = sums.reduce((sum, row) => sum + row.count * row.rating, 0);
  return {
    count,
    average: count === 0 ? null : total / count,
    stars: [of(1), of(2), of(3), of(4), of(5)],
    comments: rows,
    next: rows.length >= limit ? { at: rows.at(-1)!.at } : null,
  };
}

async function listComments(
  ctx: Context,
  eventId: string,
  { limit, after }: Page,
): Promise<FeedbackComment[]> {
  const commented = and(
    eq(eventFeedback.eventId, eventId),
    ne(eventFeedback.comment, ""),
    after && lt(eventFeedback.createdAt, after.at),
  );
  const last = ctx.db
    .select({ at: eventFeedback.createdAt })
    .from(eventFeedback)
    .where(commented)
    .orderBy(desc(eventFeedback.createdAt))
    .limit(1)
    .offset(limit - 1);
  return ctx.db
    .select({ rating: eventFeedback.rating, comment: eventFeedback.comment, at: eventFeedback.createdAt })
    .from(eventFeedback)
    .where(and(commented, sql`${eventFeedback.createdAt} >= coalesce((${last}), '-infinity')`))
    .orderBy(desc(eventFeedback.createdAt));
}

/** What the acting person said of an event, if anything. */
export async function findOwnFeedback(ctx: Context<UserActor>, eventId: string) {
  const [own] = await ctx.db
    .select({ rating: eventFeedback.rating, comment: eventFeedback.comment })
    .from(eventFeedback)
    .where(and(eq(eventFeedback.eventId, eventId), eq(eventFeedback.userId, ctx.actor.userId)));
  return own;
}
