import { and, eq, isNotNull } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { announce } from "../facts";
import { getEvent } from "./queries";

/** An administrator lifts an event's suspension; seats and money that were given back stay so. Throws `not_admin`, `stale_button` when it is lifted already. */
export async function restoreEvent(ctx: Context<UserActor>, eventId: string) {
  return transact(ctx, async (tx) => {
    authorize(tx, "event.restore", {});
    const restored = await tx.db
      .update(events)
      .set({ suspendedAt: null, suspendReason: null, updatedAt: tx.now() })
      .where(and(eq(events.id, eventId), isNotNull(events.suspendedAt)))
      .returning({ id: events.id });
    if (restored.length === 0) throw new Refusal("stale_button");
    await announce(tx, "event/restored", { eventId, adminId: tx.actor.userId });
    return getEvent(tx, eventId);
  });
}
