import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import { Refusal } from "../errors";
import type { User } from "./schema";

/** One person. Throws `not_found`. */
export async function getUser(ctx: Context, userId: number): Promise<User> {
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!user) throw new Refusal("not_found");
  return user;
}

/** Locks a person until commit, for limits that count per person. Throws `not_found`. */
export async function lockUser(tx: Context, userId: number): Promise<User> {
  const [user] = await tx.db.select().from(users).where(eq(users.id, userId)).for("no key update");
  if (!user) throw new Refusal("not_found");
  return user;
}

/** Throws `suspended` for somebody who is kept out, with the reason. */
export function refuseIfSuspended({
  suspendedAt,
  suspendReason,
}: Pick<User, "suspendedAt" | "suspendReason">) {
  if (suspendedAt !== null) throw new Refusal("suspended", { reason: suspendReason! });
}

/** Whether a session that began with this sign-in still counts: the person is known and has not ended it since. Throws `suspended`. */
export async function acceptsSession(
  ctx: Context,
  { userId, signedInAt }: { userId: number; signedInAt: Date },
): Promise<boolean> {
  const [user] = await ctx.db
    .select({
      sessionsEndedAt: users.sessionsEndedAt,
      suspendedAt: users.suspendedAt,
      suspendReason: users.suspendReason,
    })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) return false;
  refuseIfSuspended(user);
  return user.sessionsEndedAt === null || user.sessionsEndedAt < signedInAt;
}
