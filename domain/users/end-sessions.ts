import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";

/** Signs a person out wherever they are signed in: what began until now opens nothing any more. Throws `not_yours`. */
export async function endSessions(ctx: Context, userId: number) {
  authorize(ctx, "user.change", { userId });
  await ctx.db
    .update(users)
    .set({ sessionsEndedAt: ctx.now(), updatedAt: ctx.now() })
    .where(eq(users.id, userId));
}
