import { and, desc, eq, sql } from "drizzle-orm";
import { paymentWebhooks as webhooks } from "@/db/schema/payments";
import { authorize } from "../access";
import type { Context } from "../context";
import { Refusal } from "../errors";

const shown = {
  id: webhooks.id,
  type: webhooks.type,
  providerEventId: webhooks.providerEventId,
  account: webhooks.account,
  objectId: webhooks.objectId,
  attempts: webhooks.attempts,
  error: webhooks.error,
  receivedAt: webhooks.receivedAt,
};

/** What providers told and could not be done, the latest first. Throws `not_admin`. */
export async function listDeadWebhooks(
  ctx: Context,
  { limit, after }: { limit: number; after?: { at: Date; id: string } | undefined },
) {
  authorize(ctx, "webhooks.replay", {});
  return ctx.db
    .select(shown)
    .from(webhooks)
    .where(
      and(
        eq(webhooks.status, "dead"),
        after &&
          sql`(${webhooks.receivedAt}, ${webhooks.id}) < (${after.at.toISOString()}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(webhooks.receivedAt), desc(webhooks.id))
    .limit(limit);
}

/** Has a dead webhook tried again, as often as a new one. Throws `not_admin`, `not_found` for what is not dead. */
export async function replayWebhook(ctx: Context, webhookId: string) {
  authorize(ctx, "webhooks.replay", {});
  const [replayed] = await ctx.db
    .update(webhooks)
    .set({ status: "received", attempts: 0, nextTryAt: ctx.now() })
    .where(and(eq(webhooks.id, webhookId), eq(webhooks.status, "dead")))
    .returning(shown);
  if (!replayed) throw new Refusal("not_found");
  ctx.poke("providers");
  return replayed;
}
