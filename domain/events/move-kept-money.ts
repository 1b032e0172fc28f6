import { type SQL, sql } from "drizzle-orm";
import { payments, refunds } from "@/db/schema/payments";
import type { Context } from "../context";

/**
 * Whether `refund` is late money that is kept until its event starts, for a seat that may become free: on its way back,
 * and not to be asked for yet. Whoever takes the row away may use the money.
 */
export const isKept = (ctx: Context) => sql`(refund.reason = 'late' and refund.status = 'queued'
  and refund.attempts = 0 and refund.next_try_at > ${ctx.now().toISOString()})`;

/** Money that is kept until the event starts is kept until its new start, in the transaction that moves it; with `which` that of these payments. */
export async function moveKeptMoney(tx: Context, eventId: string, startsAt: Date, which: SQL = sql`true`) {
  await tx.db.execute(sql`
    update ${refunds} refund set next_try_at = ${startsAt.toISOString()}, updated_at = ${tx.now().toISOString()}
    where refund.event_id = ${eventId} and ${isKept(tx)}
      and refund.payment_id in (select payment_id from ${payments} where event_id = ${eventId} and ${which})`);
}
