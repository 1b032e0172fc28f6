import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { facts } from "@/db/schema/facts";
import { type Context, transact } from "./context";
import { type FactName, factSchemas } from "./facts";
import { reactions } from "./reactions";

type Group = { name: FactName; eventId: string };

/**
 * Runs the reactions of unhandled facts, those of one name and event together, up to `limit` of them in a transaction
 * of their own with the mark that they are handled: exactly once, whoever dies when. Events take turns, the longest
 * waiting first, so that one with very many holds up no other; it goes on until nothing is left, or until then. A group
 * that fails is tried again later and holds up no other. Answers how many facts were taken.
 */
export async function react(
  ctx: Context,
  { limit = 500, until }: { limit?: number; until?: Date } = {},
): Promise<number> {
  for (let all = 0; ; ) {
    let taken = 0;
    for (const group of await waitingGroups(ctx)) {
      if (until && taken > 0 && ctx.now() >= until) return all + taken;
      taken += await takeGroup(ctx, group, limit);
    }
    all += taken;
    if (taken === 0) return all;
  }
}

async function waitingGroups(ctx: Context): Promise<Group[]> {
  return ctx.db.execute<Group>(sql`
    select name, event_id as "eventId" from ${facts}
    where handled_at is null and next_try_at <= ${ctx.now().toISOString()}
    group by name, event_id order by min(sequence)`);
}

/** An event's facts are one drain's at a time: another leaves them alone, so that no two wait for each other's locks. */
async function takeGroup(ctx: Context, { name, eventId }: Group, limit: number): Promise<number> {
  return transact(ctx, async (tx) => {
    const [turn] = await tx.db.execute<{ isOurs: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${eventId}, 0)) as "isOurs"`,
    );
    if (!turn!.isOurs) return 0;

    const taken = await tx.db
      .select({ id: facts.id, data: facts.data, attempts: facts.attempts })
      .from(facts)
      .where(
        and(
          eq(facts.eventId, eventId),
          eq(facts.name, name),
          isNull(facts.handledAt),
          lte(facts.nextTryAt, tx.now()),
        ),
      )
      .orderBy(asc(facts.sequence))
      .limit(limit)
      .for("update", { skipLocked: true });
    if (taken.length > 0) await reactTo(tx, { name, eventId }, taken);
    return taken.length;
  });
}

type Row = { id: string; data: unknown; attempts: number };

async function reactTo(tx: Context, { name, eventId }: Group, group: Row[]) {
  const ids = group.map(({ id }) => id);
  try {
    await tx.db.transaction(async (db) => {
      const data = group.map((row) => factSchemas[name].parse(row.data));
      await (reactions[name] as (tx: Context, eventId: string, data: unknown[]) => Promise<void>)(
        { ...tx, db },
        eventId,
        data,
      );
      await db.update(facts).set({ handledAt: tx.now(), error: null }).where(isAnyOf(facts.id, ids));
    });
  } catch (error) {
    const { attempts } = group[0]!;
    // It will be tried for as long as it takes: the operator hears of it once.
    if (attempts === 0) tx.ports.log.error({ err: error, fact: name, eventId }, "A reaction failed");
    const seconds = Math.min(3600, 5 * 2 ** attempts);
    await tx.db
      .update(facts)
      .set({
        attempts: sql`${facts.attempts} + 1`,
        error: error instanceof Error ? error.message.slice(0, 1000) : "unknown",
        nextTryAt: new Date(tx.now().getTime() + seconds * 1000),
      })
      .where(isAnyOf(facts.id, ids));
  }
}
