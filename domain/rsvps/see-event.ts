import { authorize } from "../access";
import type { Context } from "../context";
import { locateEvent } from "../events/locate";
import { getEvent } from "../events/queries";
import { refuseIfEnded } from "../events/rules";
import type { EventDetails } from "../events/schema";
import { standingOf } from "./queries";
import type { Standing } from "./schema";

/** An event that the acting person may share: a private one is its organizer's. Throws `not_found`, `not_organizer`, `cancelled`, `past`. */
export async function seeSharedEvent(ctx: Context, ref: string): Promise<EventDetails> {
  const { id } = await locateEvent(ctx, ref);
  const event = await getEvent(ctx, id);
  authorize(ctx, "event.share", { event });
  refuseIfEnded(event, ctx.now());
  return event;
}

/** An event as the acting person may see it, and how they stand to it; without `onlineUrl` for whoever has no seat. Throws `not_found`. */
export async function seeEvent(
  ctx: Context,
  ref: string,
): Promise<{ event: EventDetails; standing: Standing }> {
  const { id } = await locateEvent(ctx, ref);
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const [event, standing] = await Promise.all([
    getEvent(ctx, id),
    userId === null ? { status: "none" as const } : standingOf(ctx, id, userId),
  ]);
  const isIn = standing.status === "confirmed" || event.organizerId === userId;
  return { event: isIn ? event : { ...event, onlineUrl: null }, standing };
}
