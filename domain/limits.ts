import { and, desc, eq, gt, min, type SQL, sql, sum } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { rateCounts as counts } from "@/db/schema/limits";
import { createBatcher } from "./batch";
import type { Actor, Context } from "./context";
import { Refusal } from "./errors";

/**
 * How often something may be done within so much time. The window slides in steps; without one it begins at
 * whole multiples of its length, so that there is one row to count in.
 */
export type Rate = { limit: number; windowMs: number; stepMs?: number };

const minute = 60_000;
export const day = 24 * 60 * minute;

/** How often one person may do what, or, where nobody need sign in, one address. */
export const rates = {
  /** What anybody may read: behind a stranger's address there may be a whole office, or a carrier's phones. */
  read: { limit: 1_200, windowMs: minute },
  /** What somebody writes and taps in chats, and what they type behind the bot's name. */
  said: { limit: 90, windowMs: minute },
  support: { limit: 5, windowMs: 60 * minute, stepMs: minute },
  upload: { limit: 20, windowMs: 60 * minute },
  uploadsADay: { limit: 60, windowMs: day, stepMs: minute },
  search: { limit: 60, windowMs: minute },
  /** Whatever changes something, over HTTP. */
  write: { limit: 120, windowMs: minute },
  rsvp: { limit: 30, windowMs: minute },
  /** Codes and links that lead nowhere. */
  guess: { limit: 60, windowMs: 60 * minute },
  report: { limit: 10, windowMs: day, stepMs: minute },
  /** What one guest writes to the organizer of one event, and what the organizer writes to one guest. */
  contact: { limit: 5, windowMs: day, stepMs: minute },
  contactReply: { limit: 20, windowMs: day, stepMs: minute },
  /** What all guests of an event write: somebody has to read it. */
  contactPerEvent: { limit: 100, windowMs: 60 * minute, stepMs: minute },
  /** Messages to oneself, to see what attendees would. */
  test: { limit: 30, windowMs: 60 * minute },
  /** Attempts to pay: whoever tries stolen cards tries many. */
  pay: { limit: 12, windowMs: 60 * minute },
  payPerEvent: { limit: 3_000, windowMs: 60 * minute },
  /** Declined cards of one person, and of one card whoever shows it. */
  declines: { limit: 6, windowMs: 60 * minute },
  declinesPerCard: { limit: 6, windowMs: day, stepMs: minute },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof rates;

/** Whom a limit of rate is counted for: the person, or a stranger's address. */
export const callerOf = (actor: Actor) =>
  actor.type === "user" ? String(actor.userId) : (actor.type === "anonymous" && actor.address) || "nobody";

/**
 * Counts what somebody reads. Throws `rate_limited`. Where it cannot be counted it is read all the same: whether the
 * database answers is one of the things that are read.
 */
export async function countRead(ctx: Context) {
  const nth = await countOne(ctx, `read:${callerOf(ctx.actor)}`, rates.read).catch((error: unknown) => {
    ctx.ports.log.error({ err: error }, "What is read could not be counted");
    return 0;
  });
  if (nth > rates.read.limit) throw new Refusal("rate_limited", { retryAt: endOfWindow(ctx, rates.read) });
}

/** When a window without steps begins anew. */
export const endOfWindow = (ctx: Context, rate: Rate) =>
  new Date(windowAt(ctx, rate).step.getTime() + rate.windowMs);

/** Counts a code or a link that led nowhere. Throws `rate_limited` once there were too many. */
export const countGuess = (ctx: Context) => spend(ctx, guessesOf(ctx), rates.guess);

/** Throws `rate_limited` after too many codes and links that led nowhere. */
export const refuseGuessers = (ctx: Context) => refuseIfSpent(ctx, guessesOf(ctx), rates.guess);

const guessesOf = ({ actor }: Context) => `guess:${callerOf(actor)}`;

/**
 * Counts one more of `subject` ("search:1002") in its window of time, or throws `rate_limited` when that
 * would be one too many. One statement decides, so a race lets nobody through.
 */
export async function spend(ctx: Context, subject: string, rate: Rate) {
  const { limit, stepMs } = rate;
  const { step, since } = windowAt(ctx, rate);
  const before = stepMs
    ? sql`(select coalesce(sum(count), 0) from ${counts}
        where subject = ${subject} and window_start > ${since.toISOString()} and window_start < ${step.toISOString()})`
    : sql`0`;
  const spent = await ctx.db.execute(sql`
    insert into ${counts} (subject, window_start, count)
    select ${subject}, ${step.toISOString()}::timestamptz, 1 where ${before} < ${limit}
    on conflict (subject, window_start) do update set count = ${counts}.count + 1
    where ${counts}.count + ${before} < ${limit}
    returning count`);
  if (spent.length === 0) throw tooMuch(await spentOf(ctx, subject, rate), rate);
}

/**
 * Counts one more of something that many do at once, one statement for those who come together: which one it is in
 * its window, from 1. Nothing is refused here.
 */
export const countOne = (ctx: Context, subject: string, rate: Rate): Promise<number> =>
  countTogether(ctx.db, { subject, step: windowAt(ctx, rate).step });

type Counted = { subject: string; step: Date };
const countTogether = createBatcher<Context["db"], Counted, number>(async (db, asked) => {
  const keys = asked.map(({ subject, step }) => `${subject} ${step.getTime()}`);
  const added = new Map(keys.map((key, n) => [key, { ...asked[n]!, times: 0 }]));
  const places = keys.map((key) => ++added.get(key)!.times);
  // In one order, as everybody locks them.
  const said = [...added.values()].sort((one, other) => (one.subject < other.subject ? -1 : 1));
  const rows = await db.execute<{ subject: string; at: number; count: number }>(sql`
    insert into ${counts} (subject, window_start, count)
    select subject, step, times
    from jsonb_to_recordset(${JSON.stringify(said)}) as said(subject text, step timestamptz, times int)
    on conflict (subject, window_start) do update set count = ${counts}.count + excluded.count
    returning subject, (extract(epoch from window_start) * 1000)::float8 as at, count`);
  const totals = new Map(rows.map(({ subject, at, count }) => [`${subject} ${at}`, count]));
  return keys.map((key, n) => totals.get(key)! - added.get(key)!.times + places[n]!);
});

/** The same for what has happened anyway: answers whether it was the last that may be, or one too many. */
export async function isSpentBy(ctx: Context, subject: string, rate: Rate): Promise<boolean> {
  await ctx.db
    .insert(counts)
    .values({ subject, windowStart: windowAt(ctx, rate).step, count: 1 })
    .onConflictDoUpdate({
      target: [counts.subject, counts.windowStart],
      set: { count: sql`${counts.count} + 1` },
    });
  return (await spentOf(ctx, subject, rate)).count >= rate.limit;
}

/** Throws `rate_limited` once `subject` has had its share; counts nothing. */
export async function refuseIfSpent(ctx: Context, subject: string, rate: Rate) {
  const spent = await spentOf(ctx, subject, rate);
  if (spent.count >= rate.limit) throw tooMuch(spent, rate);
}

/** There is room again when the first step has left the window. */
const tooMuch = ({ first }: { first: Date | null }, { windowMs }: Rate) =>
  new Refusal("rate_limited", { retryAt: new Date((first?.getTime() ?? 0) + windowMs) });

async function spentOf(ctx: Context, subject: string, rate: Rate) {
  const [spent] = await ctx.db
    .select({ count: sum(counts.count).mapWith(Number), first: min(counts.windowStart) })
    .from(counts)
    .where(and(eq(counts.subject, subject), gt(counts.windowStart, windowAt(ctx, rate).since)));
  return spent!;
}

function windowAt(ctx: Context, { windowMs, stepMs = windowMs }: Rate) {
  const now = ctx.now().getTime();
  return { step: new Date(Math.floor(now / stepMs) * stepMs), since: new Date(now - windowMs) };
}

/**
 * From when on one more row may be added, where so many may be within a sliding window; null for now. The caller
 * holds a lock under which they are added.
 */
export async function nextRowAt(
  tx: Context,
  { from, createdAt, where }: { from: PgTable; createdAt: PgColumn; where: SQL },
  { limit, windowMs }: Rate,
): Promise<Date | null> {
  const since = new Date(tx.now().getTime() - windowMs);
  const [oldest] = await tx.db
    .select({ at: createdAt })
    .from(from)
    .where(and(where, gt(createdAt, since)))
    .orderBy(desc(createdAt))
    .offset(limit - 1)
    .limit(1);
  return oldest ? new Date((oldest.at as Date).getTime() + windowMs) : null;
}
