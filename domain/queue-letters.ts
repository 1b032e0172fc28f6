import { sql } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import type { Context } from "./context";
import type { QueuedLetter } from "./letters";

/** Queues letters in the transaction of the change they tell of. What was queued before under the same key stays as it is. */
export async function queueLetters(tx: Context, letters: QueuedLetter[]) {
  if (!tx.inTransaction) throw new Error("letters queued outside a transaction");
  if (letters.length === 0) return;

  const now = tx.now().toISOString();
  const rows = letters.map((letter) => ({ id: tx.newId(), payload: {}, dueAt: now, ...letter }));
  await tx.db.execute(sql`
    insert into ${deliveries} (delivery_id, dedupe_key, chat_id, event_id, kind, payload, due_at, created_at, updated_at)
    select id, "dedupeKey", "chatId", "eventId", kind, payload, "dueAt", ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}) as letter(
      id uuid, "dedupeKey" text, "chatId" bigint, "eventId" uuid, kind text, payload jsonb, "dueAt" timestamptz)
    on conflict (dedupe_key) do nothing`);
}
