import { and, asc, inArray, isNull, lte, sql } from "drizzle-orm";
import { facts } from "@/db/schema/facts";
import { type Context, transact } from "./context";
import { type FactName, factSchemas } from "./facts";
import { reactions } from "./reactions";

type Row = { id: string; name: string; data: unknown; eventId: string | null; attempts: number };

/**
 * Runs the reactions of up to `limit` unhandled facts, those of one name and event together. Each group
 * takes effect in one savepoint with the mark that it is handled: exactly once, whoever dies when. A group
 * that fails is tried again later and holds up no other. Answers how many facts were taken.
 */
export async function react(ctx: Context, { limit = 200 }: { limit?: number } = {}) {
  return transact(ctx, async (tx) => {
    const taken = await tx.db
      .select({
        id: facts.id,
        name: facts.name,
        data: facts.data,
        eventId: facts.eventId,
        attempts: facts.attempts,
      })
      .from(facts)
      .where(and(isNull(facts.handledAt), lte(facts.nextTryAt, tx.now())))
      .orderBy(asc(facts.sequence))
      .limit(limit)
      .for("update", { skipLocked: true });
    for (const group of groupsOf(taken)) await reactTo(tx, group);
    return taken.length;
  });
}

function groupsOf(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.name} ${row.eventId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

async function reactTo(tx: Context, group: Row[]) {
  const ids = group.map(({ id }) => id);
  try {
    await tx.db.transaction(async (db) => {
      const name = group[0]!.name as FactName;
      const data = group.map((row) => factSchemas[name].parse(row.data));
      await (reactions[name] as (tx: Context, eventId: string, data: unknown[]) => Promise<void>)(
        { ...tx, db },
        group[0]!.eventId!,
        data,
      );
      await db.update(facts).set({ handledAt: tx.now(), error: null }).where(inArray(facts.id, ids));
    });
  } catch (error) {
    const { name, eventId, attempts } = group[0]!;
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
      .where(inArray(facts.id, ids));
  }
}
