import { eq, sql } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { Context, UserActor } from "../context";
import type { newsKinds } from "../letters";

/** The acting person wants one kind of news no more, or again. Answers the kinds that they do not want. */
export async function setMuted(
  ctx: Context<UserActor>,
  kind: (typeof newsKinds)[number],
  isMuted: boolean,
): Promise<string[]> {
  const without = sql`array_remove(${users.muted}, ${kind}::text)`;
  const [row] = await ctx.db
    .update(users)
    .set({
      muted: isMuted ? sql`array_append(${without}, ${kind}::text)` : without,
      updatedAt: ctx.now(),
    })
    .where(eq(users.id, ctx.actor.userId))
    .returning({ muted: users.muted });
  return row!.muted;
}
