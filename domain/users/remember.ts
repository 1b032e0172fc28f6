import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import type { TelegramUser, User } from "./schema";

const hour = 60 * 60 * 1000;

/**
 * Knows the person from now on, with the names that Telegram gives today. Writes only when something
 * changed or an hour passed, so that a tap costs a read.
 */
export async function rememberUser(ctx: Context, from: TelegramUser): Promise<User & { isNew: boolean }> {
  const now = ctx.now();
  const [known] = await ctx.db.select().from(users).where(eq(users.id, from.id));
  const names = {
    firstName: from.first_name,
    lastName: from.last_name || null,
    username: from.username ?? null,
    languageCode: from.language_code ?? known?.languageCode ?? null,
  };
  const isSame =
    known && Object.entries(names).every(([field, value]) => known[field as keyof typeof names] === value);
  if (isSame && now.getTime() - known.lastActivityAt.getTime() < hour) return { ...known, isNew: false };

  const [saved] = await ctx.db
    .insert(users)
    .values({ id: from.id, ...names, lastActivityAt: now, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({ target: users.id, set: { ...names, lastActivityAt: now, updatedAt: now } })
    .returning();
  return { ...saved!, isNew: known === undefined };
}
