import { and, eq, isNotNull, isNull, or } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { Context } from "../context";

/** The person pressed Start, or came back after blocking: they can be written to. */
export async function markReachable(ctx: Context, userId: number) {
  const now = ctx.now();
  await ctx.db
    .update(users)
    .set({ startedAt: now, blockedAt: null, updatedAt: now })
    .where(and(eq(users.id, userId), or(isNull(users.startedAt), isNotNull(users.blockedAt))));
}

/** The person blocked the bot: nothing is sent until they come back. */
export async function markBlocked(ctx: Context, userId: number) {
  const now = ctx.now();
  await ctx.db
    .update(users)
    .set({ blockedAt: now, updatedAt: now })
    .where(and(eq(users.id, userId), isNull(users.blockedAt)));
}
