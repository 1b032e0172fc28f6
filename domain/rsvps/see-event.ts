import { authorize } from "../access";
import type { Context } from "../context";
import { locateEvent } from "../events/locate";
import { getEvent } from "../events/queries";
import { refuseIfEnded, refuseIfSuspended } from "../events/rules";
import type { EventDetails } from "../events/schema";
import { holdsSeat, standingOf } from "./queries";
import type { Standing } from "./schema";

/** An event that the acting person may share: a private one is its organizer's. Throws `not_found`, `not_organizer`, `event_suspended`, `cancelled`, `past`. */
export async function seeSharedEvent(ctx: Context, ref: string): Promise<EventDetails> {
  const { id } = await locateEvent(ctx, ref);
  const event = await getEvent(ctx, id);
  authorize(ctx, "event.share", { event });
  refuseIfSuspended(event);
  refuseIfEnded(event, ctx.now());
  return event;
}

/**
 * An event as the acting person may see it, how they stand to it, and whether they hold a seat; without `onlineUrl`
 * for those who neither do nor organize it. Throws `not_found`.
 */
export async function seeEvent(
  ctx: Context,
  ref: string,
): Promise<{ event: EventDetails; standing: Standing; holdsSeat: boolean }> {
  const { id } = await locateEvent(ctx, ref);
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const [event, standing, isHolder] = await Promise.all([
    getEvent(ctx, id),
    userId === null ? { status: "none" as const } : standingOf(ctx, id, userId),
    userId !== null && holdsSeat(ctx, { eventId: id, userId }),
  ]);
  const isIn = isHolder || event.organizerId === userId;
  return { event: isIn ? event : { ...event, onlineUrl: null }, standing, holdsSeat: isHolder };
}
