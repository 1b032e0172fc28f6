import { and, eq } from "drizzle-orm";
import { eventMutes } from "@/db/schema/reminders";
import type { Context, UserActor } from "../context";
import { getEvent } from "../events/queries";

/** The acting person wants no reminders, updates and thanks of one event; changes and cancellations still reach them. Throws `not_found`. */
export async function muteEvent(ctx: Context<UserActor>, { eventId }: { eventId: string }) {
  const { id } = await getEvent(ctx, eventId);
  await ctx.db
    .insert(eventMutes)
    .values({ userId: ctx.actor.userId, eventId: id, createdAt: ctx.now() })
    .onConflictDoNothing();
}

/** The acting person wants to hear of an event again. */
export async function unmuteEvent(ctx: Context<UserActor>, { eventId }: { eventId: string }) {
  await ctx.db
    .delete(eventMutes)
    .where(and(eq(eventMutes.userId, ctx.actor.userId), eq(eventMutes.eventId, eventId)));
}
