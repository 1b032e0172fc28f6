import { and, eq, lte } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { events } from "@/db/schema/events";
import { type Context, transact } from "../context";
import { announceAll } from "../facts";

/** Marks events whose end has passed as completed, `limit` at a time, until none is left or `until` has come. Answers how many. */
export async function completeEvents(
  ctx: Context,
  { limit = 100, until }: { limit?: number; until?: Date } = {},
): Promise<number> {
  for (let all = 0; ; ) {
    const completed = await completeSome(ctx, limit);
    all += completed;
    if (completed < limit || (until && ctx.now() >= until)) return all;
  }
}

async function completeSome(ctx: Context, limit: number): Promise<number> {
  return transact(ctx, async (tx) => {
    const due = await tx.db
      .select({ id: events.id })
      .from(events)
      .where(and(eq(events.status, "published"), lte(events.endsAt, tx.now())))
      .limit(limit)
      .for("no key update", { skipLocked: true });
    if (due.length === 0) return 0;

    const ids = due.map(({ id }) => id);
    await tx.db
      .update(events)
      .set({ status: "completed", completedAt: tx.now(), updatedAt: tx.now() })
      .where(isAnyOf(events.id, ids));
    await announceAll(
      tx,
      "event/completed",
      ids.map((eventId) => ({ eventId })),
    );
    return due.length;
  });
}
