import { eq } from "drizzle-orm";
import { broadcasts } from "@/db/schema/notifications";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { checkSendAt } from "./broadcast";
import { lockBroadcast, progressOf } from "./broadcasts";
import { checkTemplate } from "./rules";
import type { Broadcast, Recipients } from "./schema";

type Change = { text?: string | undefined; to?: Recipients | undefined; sendAt?: Date | undefined };

/**
 * Changes a broadcast that is still to be sent; what is left out stays. Throws what `broadcast` throws of words and
 * time, `not_found`, and `already_sent` once it goes out or was stopped.
 */
export async function changeBroadcast(
  ctx: Context<UserActor>,
  { broadcastId, change: { text, to, sendAt } }: { broadcastId: string; change: Change },
): Promise<Broadcast> {
  const words = text === undefined ? {} : { text: checkTemplate(text) };
  checkSendAt(ctx, sendAt);
  return transact(ctx, async (tx) => {
    const { expandedAt, stoppedAt } = await lockBroadcast(tx, broadcastId);
    if (expandedAt !== null || stoppedAt !== null) throw new Refusal("already_sent");

    await tx.db
      .update(broadcasts)
      .set({
        ...words,
        ...(to ? { recipients: to } : {}),
        ...(sendAt ? { sendAt } : {}),
        updatedAt: tx.now(),
      })
      .where(eq(broadcasts.id, broadcastId));
    return progressOf(tx, broadcastId);
  });
}
