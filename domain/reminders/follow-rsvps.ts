import { and, eq, sql } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { eventNotifications } from "@/db/schema/reminders";
import type { Context } from "../context";
import { priorityOf } from "../letters";
import { recipientsOf } from "../notifications/audience";
import type { Recipients } from "../notifications/schema";

type Followed = { eventId: string; userIds?: number[]; reminderId?: string };

/**
 * Queues what follows each RSVP for these people (or all), in the transaction of what it follows: one letter each, due
 * so long after they joined. What was queued stays; for people who have joined long ago, only what is still ahead is.
 */
export async function followRsvps(tx: Context, { eventId, userIds, reminderId }: Followed) {
  const rules = await tx.db
    .select({
      id: eventNotifications.id,
      generation: eventNotifications.generation,
      offsetMinutes: eventNotifications.offsetMinutes,
      recipients: sql<Recipients>`${eventNotifications.recipients}`,
    })
    .from(eventNotifications)
    .where(
      and(
        eq(eventNotifications.eventId, eventId),
        eq(eventNotifications.anchor, "rsvp"),
        // Theirs is the letter that tells everybody at once that they are in.
        eq(eventNotifications.kind, "custom"),
        eq(eventNotifications.isEnabled, true),
        reminderId ? eq(eventNotifications.id, reminderId) : undefined,
      ),
    );
  const now = tx.now().toISOString();
  for (const { id, generation, offsetMinutes, recipients } of rules) {
    await tx.db.execute(sql`
      insert into ${deliveries} (delivery_id, dedupe_key, chat_id, event_id, kind, payload, priority, notification_id, generation, due_at, created_at, updated_at)
      select gen_random_uuid(), ${`reminder:${id}:${generation}:`} || user_id, user_id, ${eventId}::uuid, 'reminder',
        jsonb_build_object('dueAt', due), ${priorityOf("reminder")}::smallint, ${id}::uuid, ${generation}::int, due, ${now}::timestamptz, ${now}::timestamptz
      from (${recipientsOf(eventId, recipients, userIds)}) recipient
      cross join lateral (select joined_at + ${offsetMinutes}::int * interval '1 minute' as due) timing
      where ${userIds ? sql`true` : sql`due > ${now}`}
      on conflict (dedupe_key) do nothing`);
  }
}
