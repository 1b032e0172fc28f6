import { and, lt, ne } from "drizzle-orm";
import { idempotencyKeys, pauses, telegramUpdates } from "@/db/schema/notifications";
import type { Context } from "./context";

const day = 24 * 60 * 60 * 1000;

/** Forgets what only had to be known for a while: ids of updates (a week), answers to repeated requests (a day), past pauses. */
export async function forgetOld(ctx: Context) {
  const before = (days: number) => new Date(ctx.now().getTime() - days * day);
  await ctx.db.delete(telegramUpdates).where(and(lt(telegramUpdates.receivedAt, before(7)), ne(telegramUpdates.status, "dead")));
  await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before(1)));
  await ctx.db.delete(pauses).where(lt(pauses.until, before(1)));
}
