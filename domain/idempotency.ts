import { and, eq, sql } from "drizzle-orm";
import { idempotencyKeys as keys } from "@/db/schema/notifications";
import type { Context, UserActor } from "./context";
import { leaseMs } from "./deadlines";
import { Refusal } from "./errors";

export type KeyedRequest = { key: string; hash: string };
export type KeyedAnswer = { status: number; response: unknown };
/** The right to answer under a key, until somebody finds that it ran out. */
export type KeyClaim = { key: string; lockedUntil: Date };

/**
 * Takes a person's key for one request, or finds the answer given under it before. Throws
 * `idempotency_mismatch` when the key was used for another request, `in_progress` when the same one is
 * under way.
 */
export async function claimKey(
  ctx: Context<UserActor>,
  { key, hash }: KeyedRequest,
): Promise<KeyClaim | KeyedAnswer> {
  const now = ctx.now();
  const lockedUntil = new Date(now.getTime() + leaseMs);
  const userId = ctx.actor.userId;
  const claimed = await ctx.db
    .insert(keys)
    .values({ userId, key, requestHash: hash, lockedUntil, createdAt: now })
    .onConflictDoUpdate({
      target: [keys.userId, keys.key],
      set: { lockedUntil },
      setWhere: sql`${keys.status} is null and ${keys.lockedUntil} <= ${now.toISOString()} and ${keys.requestHash} = ${hash}`,
    })
    .returning({ key: keys.key });
  if (claimed.length > 0) return { key, lockedUntil };

  const [known] = await ctx.db
    .select()
    .from(keys)
    .where(and(eq(keys.userId, userId), eq(keys.key, key)));
  if (known && known.requestHash !== hash) throw new Refusal("idempotency_mismatch");
  if (known?.status == null) throw new Refusal("in_progress");
  return { status: known.status, response: known.response };
}

/**
 * Keeps what was answered, in the transaction of the change when there is one. Throws `in_progress`, so that
 * the change is undone, when the claim ran out and somebody else took the request over.
 */
export async function keepAnswer(ctx: Context<UserActor>, claim: KeyClaim, answer: KeyedAnswer) {
  const kept = await ctx.db.update(keys).set(answer).where(held(ctx, claim)).returning({ key: keys.key });
  if (kept.length === 0) throw new Refusal("in_progress");
}

/** Forgets a request that came to nothing, so that it can be tried again. */
export async function releaseKey(ctx: Context<UserActor>, claim: KeyClaim) {
  await ctx.db.delete(keys).where(held(ctx, claim));
}

const held = (ctx: Context<UserActor>, { key, lockedUntil }: KeyClaim) =>
  and(
    eq(keys.userId, ctx.actor.userId),
    eq(keys.key, key),
    eq(keys.lockedUntil, lockedUntil),
    sql`${keys.status} is null`,
  );
