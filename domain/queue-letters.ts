import { sql } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import type { Context } from "./context";
import { priorityOf, type QueuedLetter, unreachable } from "./letters";

/**
 * Queues letters in the transaction of the change they tell of. What was queued before under the same key stays as
 * it is. One that is due to somebody who cannot be written to is skipped at once and waits for `catchUp`: the lock
 * on its reader makes whoever presses Start meanwhile come after. It waits for nobody who is just being changed, so
 * that it can be taken under any other lock: their letters are queued, and looked at again before they are sent.
 */
export async function queueLetters(tx: Context, letters: QueuedLetter[]) {
  if (!tx.inTransaction) throw new Error("letters queued outside a transaction");
  if (letters.length === 0) return;

  const now = tx.now().toISOString();
  const rows = letters.map((letter) => ({
    id: tx.newId(),
    payload: {},
    dueAt: now,
    priority: priorityOf(letter.kind),
    ...letter,
  }));
  const readers = `{${letters.map(({ chatId }) => chatId)}}`;
  await tx.db.execute(sql`
    with unreachable as materialized (
      select user_id from ${users}
      where user_id = any(${readers}::bigint[]) and (started_at is null or blocked_at is not null)
      for share skip locked
    ), letter as (
      select letter.*, "dueAt" <= ${now} and user_id is not null as is_skipped
      from jsonb_to_recordset(${JSON.stringify(rows)}) as letter(
        id uuid, "dedupeKey" text, "chatId" bigint, "eventId" uuid, kind text, payload jsonb, priority smallint,
        "reminderId" uuid, generation integer, "dueAt" timestamptz)
      left join unreachable on user_id = "chatId"
    )
    insert into ${deliveries} (delivery_id, dedupe_key, chat_id, event_id, kind, payload, priority, notification_id, generation, due_at, status, error, created_at, updated_at)
    select id, "dedupeKey", "chatId", "eventId", kind, payload, priority, "reminderId", generation, "dueAt",
      case when is_skipped then 'skipped' else 'queued' end::delivery_status, case when is_skipped then ${unreachable} end, ${now}, ${now}
    from letter
    on conflict (dedupe_key) do nothing`);
}
