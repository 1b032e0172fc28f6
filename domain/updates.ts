import { and, eq, ne, sql } from "drizzle-orm";
import { withoutWaiting } from "@/db/relaxed";
import { telegramUpdates as updates } from "@/db/schema/notifications";
import { createBatcher } from "./batch";
import type { Context } from "./context";
import { leaseMs } from "./deadlines";

/** How often an update may fail before it is parked. */
const maxFailures = 3;
/** Processes die of many things, and seldom of an update: this many may die over one before it is parked. */
const maxDeaths = 10;

/** The right to handle an update. */
export type UpdateClaim = { updateId: number; attempts: number; leaseUntil: Date };

type Claimed = UpdateClaim | "done" | "busy";

/**
 * Takes an update for handling: a new one, one that failed, or one whose handler died. Otherwise `done` (handled
 * or parked: there is nothing to do) or `busy` (somebody handles it just now). Those that arrive together are
 * taken in one statement.
 */
export const claimUpdate = (ctx: Context, updateId: number): Promise<Claimed> =>
  claimTogether(ctx.db, { ctx, updateId });

type Asked = { ctx: Context; updateId: number };
const claimTogether = createBatcher<Context["db"], Asked, Claimed>(async (_, asked) => {
  const { ctx } = asked[0]!;
  const now = ctx.now();
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const ids = [...new Set(asked.map(({ updateId }) => updateId))];
  // A claim that a crash of PostgreSQL loses only lets the update be handled again, as after a crash of ours.
  const claimed = await ctx.db.execute<{ id: number; attempts: number }>(sql`
    insert into ${updates} (update_id, status, lease_until, received_at)
    select id, 'handling', ${leaseUntil.toISOString()}, ${now.toISOString()}
    from unnest(${listed(ids)}) as id where ${withoutWaiting} order by id
    on conflict (update_id) do update set attempts = telegram_updates.attempts + 1, lease_until = excluded.lease_until
      where telegram_updates.status = 'handling' and telegram_updates.lease_until <= excluded.received_at
    returning update_id::float8 as id, attempts`);
  const attempts = new Map(claimed.map((row) => [row.id, row.attempts]));
  const others = await settledAmong(
    ctx,
    ids.filter((id) => !attempts.has(id)),
  );
  return asked.map(({ updateId }, n) => {
    if (others.has(updateId)) return "done";
    const tries = attempts.get(updateId);
    // Of two deliveries of the same update in one batch, the first handles it.
    const isFirst = asked.findIndex((other) => other.updateId === updateId) === n;
    return tries !== undefined && isFirst ? { updateId, attempts: tries, leaseUntil } : "busy";
  });
});

/** Those of these updates that are handled or parked. */
async function settledAmong(ctx: Context, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const settled = await ctx.db
    .select({ id: updates.id })
    .from(updates)
    .where(and(sql`${updates.id} = any(${listed(ids)})`, ne(updates.status, "handling")));
  return new Set(settled.map(({ id }) => id));
}

/** Ids as one parameter, so that the statement is the same for any number of them. */
const listed = (ids: number[]) => sql`${`{${ids}}`}::bigint[]`;

/** Whether the update was tried often enough already, by processes that died of it. */
export const isExhausted = ({ attempts }: UpdateClaim) => attempts > maxDeaths;

/** The update has taken effect: a redelivery does nothing. */
export const finishUpdate = (ctx: Context, { updateId }: UpdateClaim): Promise<void> =>
  finishTogether(ctx.db, { ctx, updateId });

const finishTogether = createBatcher<Context["db"], Asked, void>(async (_, asked) => {
  const { ctx } = asked[0]!;
  // Lost in a crash of PostgreSQL, it only lets a redelivery be handled again; what it did is committed for good.
  await ctx.db.execute(sql`
    update ${updates} set status = 'done', error = null
    where update_id = any(array(
      select update_id from ${updates} where update_id = any(${listed(asked.map(({ updateId }) => updateId))})
      order by update_id for no key update)) and ${withoutWaiting}`);
  return asked.map(() => undefined);
});

/**
 * The update could not be handled: it can be claimed again at once, or after three tries, or when no try could help,
 * it is parked with its payload and the error, so that it blocks nobody. A claim that ran out changes nothing. Answers
 * which.
 */
export async function failUpdate(
  ctx: Context,
  claim: UpdateClaim,
  { payload, error, isHopeless = false }: { payload: unknown; error: string; isHopeless?: boolean },
): Promise<"again" | "parked"> {
  const isLast = isHopeless || claim.attempts >= maxFailures;
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
