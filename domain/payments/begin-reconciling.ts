import { and, gte, isNotNull, sql } from "drizzle-orm";
import { payments, reconciliations } from "@/db/schema/payments";
import type { Context } from "../context";

const day = 24 * 60 * 60_000;

/** Cards' holders have some four months to dispute, and their banks take weeks to decide. */
export const longAgo = (begunAt: Date) => new Date(begunAt.getTime() - 180 * day);

/** Begins the night's comparison: the platform's own account, and those of organizers where somebody has paid since `longAgo`. */
export async function beginReconciling(ctx: Context): Promise<void> {
  if (!ctx.ports.stripe) return;
  const begunAt = ctx.now();
  // A page is paid within the hour.
  const since = new Date(longAgo(begunAt).getTime() - day);
  const sold = await ctx.db
    .selectDistinct({ account: payments.account })
    .from(payments)
    .where(and(isNotNull(payments.account), gte(payments.createdAt, since)));
  const afresh = {
    begunAt,
    comparedAt: null,
    chargesBefore: null,
    disputesBefore: null,
    attempts: 0,
    leaseUntil: null,
    error: null,
  };
  await ctx.db
    .insert(reconciliations)
    .values(["", ...sold.map(({ account }) => account!)].map((account) => ({ account, ...afresh })))
    .onConflictDoUpdate({
      target: reconciliations.account,
      set: { ...afresh, begunAt: sql`excluded.begun_at` },
    });
}
