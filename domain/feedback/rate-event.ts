import { and, eq, sql } from "drizzle-orm";
import { eventFeedback } from "@/db/schema/reminders";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { getEvent } from "../events/queries";
import { isOver } from "../events/rules";
import { checkMessage } from "../notifications/rules";
import { holdsSeat } from "../rsvps/queries";
import { shownUntil } from "./queries";
import type { Rating } from "./schema";
import { maxComment } from "./schema";

/**
 * The acting person says how an event was that they went to; again changes it. Throws `not_going` for who was not,
 * `not_over` before its end, `cancelled`, `not_found`.
 */
export async function rateEvent(
  ctx: Context<UserActor>,
  { eventId, rating }: { eventId: string; rating: Rating },
) {
  await transact(ctx, async (tx) => {
    const event = await getEvent(tx, eventId);
    if (event.status === "cancelled") throw new Refusal("cancelled");
    if (!isOver(event, tx.now()))
      throw new Refusal("not_over", { endsAt: event.endsAt, timeZone: event.timeZone });
    const { userId } = tx.actor;
    if (!(await holdsSeat(tx, { eventId, userId }))) throw new Refusal("not_going");

    const now = tx.now();
    await tx.db
      .insert(eventFeedback)
      .values({ eventId: event.id, userId, rating, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({
        target: [eventFeedback.eventId, eventFeedback.userId],
        set: { ...keptBefore(tx), rating, updatedAt: now },
      });
  });
}

/** What was said before this hour is shown until the next. */
function keptBefore(ctx: Context) {
  const isOld = sql`${eventFeedback.updatedAt} < ${shownUntil(ctx).toISOString()}::timestamptz`;
  return {
    ratingBefore: sql`case when ${isOld} then ${eventFeedback.rating} else ${eventFeedback.ratingBefore} end`,
    commentBefore: sql`case when ${isOld} then ${eventFeedback.comment} else ${eventFeedback.commentBefore} end`,
  };
}

/** The acting person adds a comment to their rating; again changes it. Throws `message_empty`, `message_too_long`, `not_found` for who has not rated. */
export async function commentOnEvent(
  ctx: Context<UserActor>,
  { eventId, comment }: { eventId: string; comment: string },
) {
  const text = checkMessage(comment, maxComment);
  const commented = await ctx.db
    .update(eventFeedback)
    .set({ ...keptBefore(ctx), comment: text, updatedAt: ctx.now() })
    .where(and(eq(eventFeedback.eventId, eventId), eq(eventFeedback.userId, ctx.actor.userId)))
    .returning({ eventId: eventFeedback.eventId });
  if (commented.length === 0) throw new Refusal("not_found");
}
