import { and, eq } from "drizzle-orm";
import { broadcasts, deliveries } from "@/db/schema/notifications";
import { type Context, transact, type UserActor } from "../context";
import { lockBroadcast, progressOf } from "./broadcasts";
import type { Broadcast } from "./schema";

/** Why a letter was skipped whose broadcast was stopped. */
export const stopped = "stopped";

/**
 * Nothing more of a broadcast goes out; what is on its way (a second's worth) arrives. Again is no change, and neither is
 * it when all was sent. Throws `not_found`, `not_organizer`.
 */
export async function stopBroadcast(ctx: Context<UserActor>, broadcastId: string): Promise<Broadcast> {
  return transact(ctx, async (tx) => {
    const { stoppedAt } = await lockBroadcast(tx, broadcastId);
    const { state } = await progressOf(tx, broadcastId);
    if (stoppedAt === null && state !== "sent") {
      const now = tx.now();
      const isWaiting = and(eq(deliveries.broadcastId, broadcastId), eq(deliveries.status, "queued"));
      await tx.db
        .update(broadcasts)
        .set({ stoppedAt: now, updatedAt: now })
        .where(eq(broadcasts.id, broadcastId));
      await tx.db
        .update(deliveries)
        .set({ status: "skipped", error: stopped, updatedAt: now })
        .where(isWaiting);
    }
    return progressOf(tx, broadcastId);
  });
}
