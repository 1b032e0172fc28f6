import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { announce } from "../facts";
import { lockUser } from "./queries";

/** From now on what a person publishes for everybody is looked at first, as if they had never been approved. Throws `not_admin`, `not_found`. */
export async function unverifyUser(ctx: Context<UserActor>, userId: number) {
  await transact(ctx, async (tx) => {
    authorize(tx, "user.unverify", {});
    await lockUser(tx, userId);
    await tx.db.update(users).set({ verifiedAt: null, updatedAt: tx.now() }).where(eq(users.id, userId));
    await announce(tx, "user/unverified", { userId, adminId: tx.actor.userId });
  });
}
