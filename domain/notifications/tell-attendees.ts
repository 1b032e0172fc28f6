import { sql } from "drizzle-orm";
import { withPatience } from "@/db/patience";
import { deliveries } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import { type LetterKind, priorityOf } from "../letters";
import { recipientsOf } from "./audience";
import type { Recipients } from "./schema";

type Announcement = {
  eventId: string;
  kind: LetterKind;
  about: string;
  to: Recipients;
  /** Leaves out people who joined after it. */
  joinedBy?: string;
  payload?: Record<string, unknown>;
};

/**
 * Queues one letter to everybody whom it is for and who can be written to, in one statement, however many they are.
 * `about` names the occasion: nobody hears of it twice. Answers how many were queued.
 */
export async function tellAttendees(
  tx: Context,
  { eventId, kind, about, to, joinedBy, payload = {} }: Announcement,
): Promise<number> {
  const now = tx.now().toISOString();
  await tx.db.execute(withPatience);
  const queued = await tx.db.execute(sql`
    insert into ${deliveries} (delivery_id, dedupe_key, chat_id, event_id, kind, payload, priority, due_at, created_at, updated_at)
    select gen_random_uuid(), ${`${kind}:${about}:`} || person.user_id, person.user_id, ${eventId}, ${kind}, ${JSON.stringify(payload)}::jsonb,
      ${priorityOf(kind)}::smallint, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    from (${recipientsOf(eventId, to)}) attending join ${users} person using (user_id)
    where person.started_at is not null and person.blocked_at is null
      ${joinedBy === undefined ? sql`` : sql`and attending.joined_at <= ${joinedBy}`}
    on conflict (dedupe_key) do nothing`);
  return queued.count;
}
