import { and, eq, lt, ne, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { drafts } from "@/db/schema/drafts";
import { rateCounts } from "@/db/schema/limits";
import { deliveries, idempotencyKeys, pauses, telegramUpdates } from "@/db/schema/notifications";
import { paymentWebhooks } from "@/db/schema/payments";
import type { Context } from "./context";

const day = 24 * 60 * 60 * 1000;
/** Rows in one statement, which takes well under a second. */
const batch = 5_000;

type Before = (days: number) => Date;
type Forget = (before: Before) => SQL;

const isOld = (from: PgTable, where: SQL | undefined) =>
  sql`ctid = any(array(select ctid from ${from} where ${where} limit ${batch}))`;
const remove = (from: PgTable, where: SQL | undefined) =>
  sql`delete from ${from} where ${isOld(from, where)}`;

/** What is forgotten, each kind for itself and in batches. */
const forgetting = {
  /** Ids of updates that were done. */
  updates: (before) =>
    remove(
      telegramUpdates,
      and(lt(telegramUpdates.receivedAt, before(7)), ne(telegramUpdates.status, "dead")),
    ),
  /** Parked updates, which have the whole message. */
  deadUpdates: (before) =>
    remove(
      telegramUpdates,
      and(eq(telegramUpdates.status, "dead"), lt(telegramUpdates.receivedAt, before(30))),
    ),
  /** What people wrote, in letters that have come to their end; that they were sent stays. */
  words: (before) => sql`
    update ${deliveries} set payload = payload - '{text,note}'::text[] where ${isOld(
      deliveries,
      sql`status not in ('queued', 'sending') and payload ?| '{text,note}'::text[] and updated_at < ${before(30).toISOString()}`,
    )}`,
  drafts: (before) => remove(drafts, sql`not asking and updated_at < ${before(30).toISOString()}`),
  /** Answers to requests that may be repeated. */
  answers: (before) => remove(idempotencyKeys, lt(idempotencyKeys.createdAt, before(1))),
  /** How often something was done. */
  counts: (before) => remove(rateCounts, lt(rateCounts.windowStart, before(2))),
  /** What providers told, but for what somebody has still to look at. */
  webhooks: (before) =>
    remove(paymentWebhooks, sql`received_at < ${before(90).toISOString()} and status in ('done', 'ignored')`),
  pauses: (before) => remove(pauses, lt(pauses.until, before(1))),
} satisfies Record<string, Forget>;

export type Kind = keyof typeof forgetting;
export const kinds = Object.keys(forgetting) as Kind[];

/**
 * Forgets the rows of one kind that only had to be known for a while, a few thousand at a time, until `until` at most.
 * Answers whether none is left.
 */
export async function forgetOld(
  ctx: Context,
  kind: Kind,
  { until }: { until?: Date } = {},
): Promise<boolean> {
  const now = ctx.now().getTime();
  for (;;) {
    const { count } = await ctx.db.execute(forgetting[kind]((days) => new Date(now - days * day)));
    if (count < batch) return true;
    if (until && ctx.now() >= until) return false;
  }
}
