import { and, asc, eq, lte, sql } from "drizzle-orm";
import { isFoundBy } from "@/db/any-of";
import { paymentWebhooks as webhooks } from "@/db/schema/payments";
import { type Context, transact } from "../context";
import { leaseMs } from "../deadlines";
import { alertOperators } from "./alert";
import { isUnreachable, pauseMs } from "./guard-stripe";
import { handleWebhook, isHandled } from "./handle-webhook";

const maxAttempts = 10;

export type Told = {
  provider: "stripe";
  providerEventId: string;
  type: string;
  account: string | null;
  objectId: string | null;
  payload: Record<string, unknown>;
};

/** Keeps what a provider told us, once; what is nothing to us is kept as `ignored`. Answers whether it is new. */
export async function receiveWebhook(ctx: Context, told: Told): Promise<boolean> {
  const now = ctx.now();
  const fresh = await ctx.db
    .insert(webhooks)
    .values({
      ...told,
      id: ctx.newId(),
      status: isHandled(told.type) ? "received" : "ignored",
      nextTryAt: now,
      receivedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: webhooks.id });
  if (fresh.length > 0) ctx.poke("providers");
  return fresh.length > 0;
}

/**
 * Does what is due of what providers told, in any order and however often: each asks the provider for the truth. One
 * that fails is tried again later, and is `dead` after ten times: the administrators hear of it, and can have it tried
 * again. Times when the provider could not be reached do not count. Answers how many were taken.
 */
export async function processWebhooks(
  ctx: Context,
  { limit = 20 }: { limit?: number } = {},
): Promise<number> {
  const due = await claim(ctx, limit);
  for (const webhook of due) {
    await handleWebhook(ctx, webhook).then(
      () => settle(ctx, webhook),
      (error: unknown) => putOff(ctx, webhook, error),
    );
  }
  return due.length;
}

type Webhook = typeof webhooks.$inferSelect;

/** Taking one puts it off: whoever dies over it leaves it to the next. */
async function claim(ctx: Context, limit: number): Promise<Webhook[]> {
  const now = ctx.now();
  const next = ctx.db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(eq(webhooks.status, "received"), lte(webhooks.nextTryAt, now)))
    .orderBy(asc(webhooks.nextTryAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  return ctx.db
    .update(webhooks)
    .set({ attempts: sql`${webhooks.attempts} + 1`, nextTryAt: new Date(now.getTime() + leaseMs) })
    .where(isFoundBy(webhooks.id, next))
    .returning();
}

async function settle(ctx: Context, { id }: Webhook) {
  await ctx.db
    .update(webhooks)
    .set({ status: "done", error: null, processedAt: ctx.now() })
    .where(eq(webhooks.id, id));
}

async function putOff(ctx: Context, { id, attempts, type, providerEventId }: Webhook, error: unknown) {
  const isAway = isUnreachable(error);
  const isDead = !isAway && attempts >= maxAttempts;
  const wait = isAway ? pauseMs : Math.min(3_600, 5 * 2 ** attempts) * 1000;
  await transact(ctx, async (tx) => {
    await tx.db
      .update(webhooks)
      .set({
        status: isDead ? "dead" : "received",
        attempts: isAway ? attempts - 1 : attempts,
        error: (error instanceof Error ? error.message : String(error)).slice(0, 1_000),
        nextTryAt: new Date(tx.now().getTime() + wait),
      })
      .where(eq(webhooks.id, id));
    if (isDead) await alertOperators(tx, "dead_webhook", { id, subject: `${type} · ${providerEventId}` });
  });
}
