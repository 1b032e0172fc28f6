import { deliveries } from "@/db/schema/notifications";
import type { Context } from "./context";
import type { QueuedLetter } from "./letters";

/** Queues letters in the transaction of the change they tell of. What was queued before under the same key stays as it is. */
export async function queueLetters(tx: Context, letters: QueuedLetter[]) {
  if (!tx.inTransaction) throw new Error("letters queued outside a transaction");
  if (letters.length === 0) return;

  const now = tx.now();
  await tx.db
    .insert(deliveries)
    .values(letters.map((letter) => ({ id: tx.newId(), payload: {}, dueAt: now, createdAt: now, updatedAt: now, ...letter })))
    .onConflictDoNothing({ target: deliveries.dedupeKey });
}
