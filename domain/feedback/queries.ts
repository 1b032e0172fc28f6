import { and, eq, sql } from "drizzle-orm";
import { eventFeedback } from "@/db/schema/reminders";
import { authorize } from "../access";
import type { Context, UserActor } from "../context";
import { getEvent } from "../events/queries";
import { type Feedback, type FeedbackComment, fewestShown } from "./schema";

type Page = { limit: number; after?: { id: string } | undefined };
type Shown = { rating: number; count: number };

const hour = 60 * 60 * 1000;
/** What is said or changed from then on is shown with the next hour. */
export const shownUntil = (ctx: Context) => new Date(Math.floor(ctx.now().getTime() / hour) * hour);

/**
 * What people thought of an event as of the last whole hour, and a page of their comments. Nobody is named, and
 * nothing tells who said what: comments have a day and come in an order of chance, and neither they nor stars are
 * shown while fewer than five have rated. For the organizer: throws `not_organizer`, `not_found`.
 */
export async function feedbackOf(
  ctx: Context,
  eventId: string,
  { limit, after }: Page,
): Promise<Feedback & { comments: FeedbackComment[] }> {
  const { timeZone, ...event } = await getEvent(ctx, eventId);
  authorize(ctx, "feedback.see", { event });
  const at = sql`${shownUntil(ctx).toISOString()}::timestamptz`;
  const shown = sql`(
    select shown_as as id, to_char(created_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      case when updated_at < ${at} then rating else rating_before end as rating,
      case when updated_at < ${at} then comment else comment_before end as comment
    from ${eventFeedback} where event_id = ${eventId}) shown`;
  const sums = await ctx.db.execute<Shown>(
    sql`select rating, count(*)::int as count from ${shown} where rating is not null group by rating`,
  );
  const count = sums.reduce((sum, row) => sum + row.count, 0);
  if (count < fewestShown) return { count, average: null, stars: null, comments: [] };

  const of = (stars: number) => sums.find(({ rating }) => rating === stars)?.count ?? 0;
  const comments = await ctx.db.execute<FeedbackComment>(sql`
    select id, rating, comment, day from ${shown}
    where comment <> '' and ${after ? sql`id > ${after.id}::uuid` : sql`true`} order by id limit ${limit}`);
  return {
    count,
    average: sums.reduce((sum, row) => sum + row.count * row.rating, 0) / count,
    stars: [of(1), of(2), of(3), of(4), of(5)],
    comments: [...comments],
  };
}

/** What the acting person said of an event, if anything. */
export async function findOwnFeedback(ctx: Context<UserActor>, eventId: string) {
  const [own] = await ctx.db
    .select({ rating: eventFeedback.rating, comment: eventFeedback.comment })
    .from(eventFeedback)
    .where(and(eq(eventFeedback.eventId, eventId), eq(eventFeedback.userId, ctx.actor.userId)));
  return own;
}
