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

/** Whether we know this person at all. */
export async function isKnown(ctx: Context, userId: number): Promise<boolean> {
  const known = await ctx.db.execute(sql`select from users where user_id = ${userId}`);
  return known.length > 0;
}
