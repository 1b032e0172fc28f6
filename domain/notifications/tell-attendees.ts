import { sql } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { rsvps } from "@/db/schema/rsvps";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import type { LetterKind } from "../letters";
import type { RsvpStatus } from "../rsvps/schema";

type Announcement = {
  eventId: string;
  kind: LetterKind;
  about: string;
  statuses: RsvpStatus[];
  /** Only these of them. */
  userIds?: number[];
  payload?: Record<string, unknown>;
};

/**
 * Queues one letter to everybody who stands so to an event, in one statement, however many they are.
 * `about` names the occasion: nobody hears of it twice. Answers how many were queued.
 */
export async function tellAttendees(
  tx: Context,
  { eventId, kind, about, statuses, userIds, payload = {} }: Announcement,
): Promise<number> {
  const now = tx.now().toISOString();
  const queued = await tx.db.execute(sql`
    insert into ${deliveries} (delivery_id, dedupe_key, chat_id, event_id, kind, payload, due_at, created_at, updated_at)
    select gen_random_uuid(), ${`${kind}:${about}:`} || person.user_id, person.user_id, rsvp.event_id, ${kind}, ${JSON.stringify(payload)}::jsonb,
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    from ${rsvps} rsvp join ${users} person on person.user_id = rsvp.user_id
    where rsvp.event_id = ${eventId} and rsvp.status::text in ${statuses} and person.started_at is not null and person.blocked_at is null
      and ${userIds ? sql`rsvp.user_id in ${userIds}` : sql`true`}
    on conflict (dedupe_key) do nothing`);
  return queued.count;
}
