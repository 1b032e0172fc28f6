import { and, eq, gt, or } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { type Context, transact } from "../context";
import { unreachable } from "../letters";

const twoDays = 2 * 24 * 60 * 60 * 1000;

/**
 * Somebody can be written to from now on: what they missed lately is queued again, such as an offer to a person
 * who joined the waiting list from a group. What is no longer true is left out when it is put together.
 */
export async function catchUp(ctx: Context, chatId: number) {
  const now = ctx.now();
  const wasUnreachable = or(
    eq(deliveries.status, "blocked"),
    and(eq(deliveries.status, "skipped"), eq(deliveries.error, unreachable)),
  );
  const isRecent = gt(deliveries.createdAt, new Date(now.getTime() - twoDays));
  await transact(ctx, async (tx) => {
    await tx.db
      .update(deliveries)
      .set({ status: "queued", attempts: 0, dueAt: now, updatedAt: now })
      .where(and(eq(deliveries.chatId, chatId), wasUnreachable, isRecent));
  });
}
