import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { withPatience } from "@/db/patience";
import { broadcasts, deliveries } from "@/db/schema/notifications";
import { eventMutes } from "@/db/schema/reminders";
import { users } from "@/db/schema/users";
import { type Context, transact } from "../context";
import { getEvent } from "../events/queries";
import { priorityOf, unreachable } from "../letters";
import { recipientsOf } from "./audience";
import { Recipients } from "./schema";

/**
 * Queues the letters of a broadcast that is due, one for each of its people, in one statement, and once: the same transaction marks it. Those who do not want
 * it or cannot be written to have a row that says so. Of an event that was cancelled meanwhile nothing is sent.
 * Answers how many broadcasts were taken.
 */
export async function expandBroadcasts(ctx: Context): Promise<number> {
  return transact(ctx, async (tx) => {
    const now = tx.now();
    const [due] = await tx.db
      .select()
      .from(broadcasts)
      .where(and(isNull(broadcasts.expandedAt), isNull(broadcasts.stoppedAt), lte(broadcasts.sendAt, now)))
      .orderBy(asc(broadcasts.sendAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return 0;

    await tx.db
      .update(broadcasts)
      .set({ ...(await expand(tx, due)), updatedAt: now })
      .where(eq(broadcasts.id, due.id));
    return 1;
  });
}

/** One that fails is tried again in a minute, and holds up no other. */
async function expand(tx: Context, due: Due) {
  const now = tx.now();
  const { status } = await getEvent(tx, due.eventId);
  const wasScheduled = due.sendAt > due.createdAt;
  if (status === "cancelled" && wasScheduled) return { stoppedAt: now };

  try {
    await tx.db.transaction((db) => queueLettersOf({ ...tx, db }, due));
    return { expandedAt: now };
  } catch (error) {
    tx.ports.log.error({ err: error, broadcastId: due.id }, "A broadcast could not be queued");
    return { sendAt: new Date(now.getTime() + 60_000) };
  }
}

type Due = typeof broadcasts.$inferSelect;

async function queueLettersOf(tx: Context, { id, eventId, recipients }: typeof broadcasts.$inferSelect) {
  const now = sql`${tx.now().toISOString()}::timestamptz`;
  // A hundred thousand take seconds where the disk is slow.
  await tx.db.execute(withPatience);
  await tx.db.execute(sql`
    insert into ${deliveries} (delivery_id, dedupe_key, chat_id, event_id, kind, priority, broadcast_id, due_at, status, error, created_at, updated_at)
    select gen_random_uuid(), ${`update:${id}:`} || user_id, user_id, ${eventId}, 'update', ${priorityOf("update")}::smallint, ${id}::uuid, ${now},
      case when obstacle is null then 'queued' else 'skipped' end::delivery_status, obstacle, ${now}, ${now}
    from (
      select person.user_id, case when person.started_at is null or person.blocked_at is not null then ${unreachable} when 'update' = any(person.muted) or mute.user_id is not null then 'muted' end as obstacle
      from (${recipientsOf(eventId, Recipients.parse(recipients))}) recipient join ${users} person using (user_id)
        left join ${eventMutes} mute on mute.user_id = person.user_id and mute.event_id = ${eventId}
    ) letter`);
}
