import { and, desc, eq, sql } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import type { Context } from "../context";
import { hasBought } from "../rsvps/read-returns";

/** What somebody paid last for an event, for seats rather than in vain; undefined when they paid nothing. */
export async function findPaid(ctx: Context, { eventId, userId }: { eventId: string; userId: number }) {
  const [payment] = await ctx.db
    .select({ id: payments.id, refundedMinor: payments.refundedMinor })
    .from(payments)
    .where(and(eq(payments.eventId, eventId), eq(payments.userId, userId), eq(payments.status, "completed")))
    .orderBy(desc(sql`${hasBought}`), desc(payments.paidAt))
    .limit(1);
  return payment;
}
