import { and, eq, sql } from "drizzle-orm";
import { rateCounts as counts } from "@/db/schema/limits";
import type { Actor, Context } from "./context";
import { Refusal } from "./errors";

/** How often something may be done within so much time. */
export type Rate = { limit: number; windowMs: number };

const minute = 60_000;
const day = 24 * 60 * minute;

/** How often one person may do what, or, where nobody need sign in, one address. */
export const rates = {
  search: { limit: 60, windowMs: minute },
  /** Whatever changes something, over HTTP. */
  write: { limit: 120, windowMs: minute },
  rsvp: { limit: 30, windowMs: minute },
  /** Codes and links that lead nowhere. */
  guess: { limit: 60, windowMs: 60 * minute },
  report: { limit: 10, windowMs: day },
  /** Messages to oneself, to see what attendees would. */
  test: { limit: 30, windowMs: 60 * minute },
  /** Attempts to pay: whoever tries stolen cards tries many. */
  pay: { limit: 12, windowMs: 60 * minute },
  payPerEvent: { limit: 3_000, windowMs: 60 * minute },
  /** Declined cards of one person, and of one card whoever shows it. */
  declines: { limit: 6, windowMs: 60 * minute },
  declinesPerCard: { limit: 6, windowMs: day },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof rates;

/** Whom a limit of rate is counted for: the person, or a stranger's address. */
export const callerOf = (actor: Actor) =>
  actor.type === "user" ? String(actor.userId) : (actor.type === "anonymous" && actor.address) || "nobody";

/** Counts a code or a link that led nowhere. Throws `rate_limited` once there were too many. */
export const countGuess = (ctx: Context) => spend(ctx, guessesOf(ctx), rates.guess);

/** Throws `rate_limited` after too many codes and links that led nowhere. */
export const refuseGuessers = (ctx: Context) => refuseIfSpent(ctx, guessesOf(ctx), rates.guess);

const guessesOf = ({ actor }: Context) => `guess:${callerOf(actor)}`;

/**
 * Counts one more of `subject` ("search:1002") in its window of time, or throws `rate_limited` when that
 * would be one too many. One statement decides, so a race lets nobody through. Windows begin at whole
 * multiples of their length.
 */
export async function spend(ctx: Context, subject: string, { limit, windowMs }: Rate) {
  const start = windowAt(ctx, windowMs);
  const spent = await ctx.db
    .insert(counts)
    .values({ subject, windowStart: new Date(start), count: 1 })
    .onConflictDoUpdate({
      target: [counts.subject, counts.windowStart],
      set: { count: sql`${counts.count} + 1` },
      setWhere: sql`${counts.count} < ${limit}`,
    })
    .returning({ count: counts.count });
  if (spent.length === 0) throw new Refusal("rate_limited", { retryAt: new Date(start + windowMs) });
}

/** The same for what has happened anyway: answers whether it was the last that may be, or one too many. */
export async function isSpentBy(ctx: Context, subject: string, { limit, windowMs }: Rate): Promise<boolean> {
  const [counted] = await ctx.db
    .insert(counts)
    .values({ subject, windowStart: new Date(windowAt(ctx, windowMs)), count: 1 })
    .onConflictDoUpdate({
      target: [counts.subject, counts.windowStart],
      set: { count: sql`${counts.count} + 1` },
    })
    .returning({ count: counts.count });
  return counted!.count >= limit;
}

/** Throws `rate_limited` once `subject` has had its share; counts nothing. */
export async function refuseIfSpent(ctx: Context, subject: string, { limit, windowMs }: Rate) {
  const start = windowAt(ctx, windowMs);
  const [spent] = await ctx.db
    .select({ count: counts.count })
    .from(counts)
    .where(and(eq(counts.subject, subject), eq(counts.windowStart, new Date(start))));
  if (spent && spent.count >= limit)
    throw new Refusal("rate_limited", { retryAt: new Date(start + windowMs) });
}

const windowAt = (ctx: Context, windowMs: number) => Math.floor(ctx.now().getTime() / windowMs) * windowMs;
