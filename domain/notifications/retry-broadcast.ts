import { and, eq } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { type Context, transact, type UserActor } from "../context";
import { lockBroadcast, progressOf } from "./broadcasts";
import type { Broadcast } from "./schema";

/** Tries the letters again that failed for good; of a stopped broadcast none. Throws `not_found`, `not_organizer`. */
export async function retryBroadcast(ctx: Context<UserActor>, broadcastId: string): Promise<Broadcast> {
  return transact(ctx, async (tx) => {
    const { stoppedAt } = await lockBroadcast(tx, broadcastId);
    const now = tx.now();
    const hasFailed = and(eq(deliveries.broadcastId, broadcastId), eq(deliveries.status, "failed"));
    if (stoppedAt === null)
      await tx.db
        .update(deliveries)
        .set({ status: "queued", attempts: 0, error: null, dueAt: now, updatedAt: now })
        .where(hasFailed);
    return progressOf(tx, broadcastId);
  });
}
