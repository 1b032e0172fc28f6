import { and, eq, sql } from "drizzle-orm";
import { telegramUpdates as updates } from "@/db/schema/notifications";
import type { Context } from "./context";

/** Handlers take seconds; a process that holds an update longer is taken to have died. */
const leaseMs = 30_000;
/** How often an update may fail before it is parked. */
const maxFailures = 3;
/** Processes die of many things, and seldom of an update: this many may die over one before it is parked. */
const maxDeaths = 10;

/** The right to handle an update. */
export type UpdateClaim = { updateId: number; attempts: number; leaseUntil: Date };

/**
 * Takes an update for handling, in one statement: a new one, one that failed, or one whose handler died.
 * Otherwise `done` (handled or parked: there is nothing to do) or `busy` (somebody handles it just now).
 */
export async function claimUpdate(ctx: Context, updateId: number): Promise<UpdateClaim | "done" | "busy"> {
  const now = ctx.now();
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const [claimed] = await ctx.db
    .insert(updates)
    .values({ id: updateId, status: "handling", leaseUntil, receivedAt: now })
    .onConflictDoUpdate({
      target: updates.id,
      set: { attempts: sql`${updates.attempts} + 1`, leaseUntil },
      setWhere: sql`${updates.status} = 'handling' and ${updates.leaseUntil} <= ${now.toISOString()}`,
    })
    .returning({ attempts: updates.attempts });
  if (claimed) return { updateId, attempts: claimed.attempts, leaseUntil };

  const [known] = await ctx.db
    .select({ status: updates.status })
    .from(updates)
    .where(eq(updates.id, updateId));
  return known && known.status !== "handling" ? "done" : "busy";
}

/** Whether the update was tried often enough already, by processes that died of it. */
export const isExhausted = ({ attempts }: UpdateClaim) => attempts > maxDeaths;

/** The update has taken effect: a redelivery does nothing. */
export async function finishUpdate(ctx: Context, { updateId }: UpdateClaim) {
  await ctx.db.update(updates).set({ status: "done", error: null }).where(eq(updates.id, updateId));
}

/**
 * The update could not be handled: it can be claimed again at once, or after three tries it is parked with
 * its payload and the error, so that it blocks nobody. A claim that ran out changes nothing. Answers which.
 */
export async function failUpdate(
  ctx: Context,
  claim: UpdateClaim,
  { payload, error }: { payload: unknown; error: string },
): Promise<"again" | "parked"> {
  const isLast = claim.attempts >= maxFailures;
  const failed = await ctx.db
    .update(updates)
    .set({
      error: error.replaceAll("\0", "").slice(0, 2000),
      leaseUntil: ctx.now(),
      ...(isLast ? { status: "dead" as const, payload: storable(payload) } : {}),
    })
    .where(
      and(
        eq(updates.id, claim.updateId),
        eq(updates.status, "handling"),
        eq(updates.leaseUntil, claim.leaseUntil),
      ),
    )
    .returning({ id: updates.id });
  return isLast && failed.length > 0 ? "parked" : "again";
}

/** Postgres takes no NUL and no half of a surrogate pair inside jsonb; JSON.stringify writes both as escapes. */
const storable = (payload: unknown): unknown =>
  JSON.parse(
    JSON.stringify(payload).replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, "$1\\ufffd"),
  );
