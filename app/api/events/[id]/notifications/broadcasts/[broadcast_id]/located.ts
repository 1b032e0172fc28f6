import type { Context } from "@/domain/context";
import { Refusal } from "@/domain/errors";
import { locateEvent } from "@/domain/events/locate";
import { progressOf } from "@/domain/notifications/broadcasts";
import type { Broadcast } from "@/domain/notifications/schema";

/** The broadcast of this event, with what became of it so far. Throws `not_found`, `not_organizer`. */
export async function locateBroadcast(ctx: Context, ref: string, broadcastId: string): Promise<Broadcast> {
  const { id } = await locateEvent(ctx, ref);
  const broadcast = await progressOf(ctx, broadcastId);
  if (broadcast.eventId !== id) throw new Refusal("not_found");
  return broadcast;
}
