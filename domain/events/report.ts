import { and, eq } from "drizzle-orm";
import { eventReports as reports } from "@/db/schema/events";
import { type Context, transact, type UserActor } from "../context";
import { queueLetters } from "../queue-letters";
import type { NewReport } from "./schema";

/**
 * Tells every administrator what the acting person says is wrong with an event that they can see. Each person
 * is heard once about an event: whoever reports it again is answered with their first report.
 */
export async function reportEvent(
  ctx: Context<UserActor>,
  { eventId, reason, note }: NewReport & { eventId: string },
) {
  return transact(ctx, async (tx) => {
    const { userId } = tx.actor;
    const now = tx.now();
    const report = { eventId, reporterId: userId, reason, note, createdAt: now, updatedAt: now };
    const [added] = await tx.db
      .insert(reports)
      .values({ id: tx.newId(), ...report })
      .onConflictDoNothing()
      .returning(kept);
    if (!added) return (await findReport(tx, eventId))!;

    await queueLetters(
      tx,
      tx.settings.adminIds.map((chatId) => ({
        kind: "event.reported",
        dedupeKey: `event.reported:${eventId}:${userId}:${chatId}`,
        chatId,
        eventId,
        payload: { aboutUserId: userId, reason, note },
      })),
    );
    return added;
  });
}

const kept = {
  eventId: reports.eventId,
  reason: reports.reason,
  note: reports.note,
  reportedAt: reports.createdAt,
};

async function findReport(tx: Context<UserActor>, eventId: string) {
  const [report] = await tx.db
    .select(kept)
    .from(reports)
    .where(and(eq(reports.eventId, eventId), eq(reports.reporterId, tx.actor.userId)));
  return report;
}
