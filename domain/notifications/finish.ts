import { sql } from "drizzle-orm";
import { withoutWaiting } from "@/db/relaxed";
import { deliveries } from "@/db/schema/notifications";
import { createBatcher } from "../batch";
import type { Context } from "../context";
import type { ClaimedDelivery } from "./letter-world";

/** What became of a claimed letter; without `dueAt` it is not tried again. */
export type End =
  | { status: "sent"; messageId: number }
  | { status: "failed" | "blocked" | "skipped"; error: string }
  /** Tried again then; `isFree` takes back that it was counted as a try. */
  | { status: "queued"; dueAt: Date; error: string | null; isFree?: boolean };

/**
 * Writes what became of a letter. Only the holder of the lease writes it: a row that was taken over meanwhile is
 * left to its new holder. What ends while an earlier write is under way is written together; it does not wait for the disk: a
 * power cut may repeat the letters of the last moments, as a crash does.
 */
export const finish = (ctx: Context, row: ClaimedDelivery, end: End): Promise<void> =>
  finishTogether(ctx.db, { ctx, row, end });

const finishTogether = createBatcher<Context["db"], { ctx: Context; row: ClaimedDelivery; end: End }, void>(
  async (db, ends) => {
    const now = ends[0]!.ctx.now().toISOString();
    const rows = ends.map(({ row: { id, attempts, dueAt }, end }) => ({
      id,
      attempts,
      left: end.status === "queued" && end.isFree ? attempts - 1 : attempts,
      status: end.status,
      messageId: end.status === "sent" ? end.messageId : null,
      sentAt: end.status === "sent" ? now : null,
      error: end.status === "sent" ? null : end.error,
      dueAt: end.status === "queued" ? end.dueAt : dueAt,
    }));
    await db.execute(sql`
      update ${deliveries} letter
      set status = done.status::delivery_status, attempts = done.left, telegram_message_id = done."messageId", sent_at = done."sentAt",
        error = done.error, due_at = done."dueAt", lease_until = null, updated_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as done(id uuid, attempts integer, "left" integer, status text,
        "messageId" integer, "sentAt" timestamptz, error text, "dueAt" timestamptz)
      where letter.delivery_id = done.id and letter.status = 'sending' and letter.attempts = done.attempts and ${withoutWaiting}`);
    return ends.map(() => undefined);
  },
);
