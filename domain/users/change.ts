import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";
import type { UserChanges } from "./schema";

/** Changes what a person told us about themselves. Throws `not_yours`. */
export async function changeUser(ctx: Context, userId: number, changes: UserChanges) {
  authorize(ctx, "user.change", { userId });
  await ctx.db
    .update(users)
    .set({ ...changes, updatedAt: ctx.now() })
    .where(eq(users.id, userId));
}
