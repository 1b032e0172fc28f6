import { and, eq, inArray, lt, ne } from "drizzle-orm";
import { drafts } from "@/db/schema/drafts";
import { rateCounts } from "@/db/schema/limits";
import { idempotencyKeys, pauses, telegramUpdates } from "@/db/schema/notifications";
import { paymentWebhooks } from "@/db/schema/payments";
import type { Context } from "./context";

const day = 24 * 60 * 60 * 1000;

/** Forgets what only had to be known for a while: drafts (30 days), ids of updates (a week), answers to repeated requests (a day), how often things were done (two days), past pauses, what providers told (90 days after it was done). */
export async function forgetOld(ctx: Context) {
  const before = (days: number) => new Date(ctx.now().getTime() - days * day);
  await ctx.db
    .delete(telegramUpdates)
    .where(and(lt(telegramUpdates.receivedAt, before(7)), ne(telegramUpdates.status, "dead")));
  await ctx.db.delete(drafts).where(and(lt(drafts.updatedAt, before(30)), eq(drafts.asking, false)));
  await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before(1)));
  await ctx.db.delete(rateCounts).where(lt(rateCounts.windowStart, before(2)));
  await ctx.db
    .delete(paymentWebhooks)
    .where(
      and(lt(paymentWebhooks.receivedAt, before(90)), inArray(paymentWebhooks.status, ["done", "ignored"])),
    );
  await ctx.db.delete(pauses).where(lt(pauses.until, before(1)));
}
