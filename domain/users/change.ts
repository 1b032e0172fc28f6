import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";
import { getUser } from "./queries";
import type { User, UserChanges } from "./schema";

/** Changes what a person told us about themselves; what is left out stays. Throws `not_yours`. */
export async function changeUser(ctx: Context, userId: number, changes: UserChanges): Promise<User> {
  authorize(ctx, "user.change", { userId });
  await ctx.db
    .update(users)
    .set({ ...changes, updatedAt: ctx.now() })
    .where(eq(users.id, userId));
  return getUser(ctx, userId);
}
