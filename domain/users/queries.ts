import { eq, sql } from "drizzle-orm";
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

/** Whether a session that began with this sign-in still counts: the person is known and has not ended it since. */
export async function acceptsSession(
  ctx: Context,
  { userId, signedInAt }: { userId: number; signedInAt: Date },
): Promise<boolean> {
  const accepted = await ctx.db.execute(sql`
    select from users where user_id = ${userId}
      and (sessions_ended_at is null or sessions_ended_at < ${signedInAt.toISOString()})`);
  return accepted.length > 0;
}
