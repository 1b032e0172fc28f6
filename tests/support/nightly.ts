import type { Context } from "@/domain/context";
import { beginReconciling } from "@/domain/payments/begin-reconciling";
import { reconcile } from "@/domain/payments/reconcile";
import { forgetOld, kinds } from "@/domain/upkeep";

/** A night's comparison from its begin to its end, in one go. */
export async function reconcileAll(ctx: Context) {
  await beginReconciling(ctx);
  return reconcile(ctx);
}

/** Everything that is old goes. */
export async function forgetAll(ctx: Context) {
  for (const kind of kinds) await forgetOld(ctx, kind);
}
