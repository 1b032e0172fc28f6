import type { Database, Transaction } from "@/db/client";
import type { Ports } from "./ports";

export type UserActor = { type: "user"; userId: number };
export type SystemActor = { type: "system"; job: string };
/** Somebody who has not signed in: sees what everybody may see, and does nothing. */
export type AnonymousActor = {
  type: "anonymous";
  /** The keyed hash of their address, which limits of rate are counted for. */
  address?: string;
};
export type Actor = UserActor | SystemActor | AnonymousActor;

export type Settings = {
  adminIds: readonly number[];
  /** Whose account the money goes to: with `organizer`, each connects their own at Stripe. */
  seller: "platform" | "organizer";
  /** The ways to pay that are set up. */
  methods: readonly PaymentMethod[];
};
/** Telegram Payments with a provider's token, Telegram Stars, Stripe's Checkout. */
export type PaymentMethod = "telegram" | "stars" | "stripe";

/** What the background does by itself: what people are told, and what the providers of money are asked. Neither waits for the other. */
export type BackgroundPart = "letters" | "providers";

/** All that a domain function may touch beyond its arguments. Every door builds one; tests build their own. */
export type Context<A extends Actor = Actor> = {
  actor: A;
  db: Database | Transaction;
  now: () => Date;
  /** A UUIDv7: sorts by the time it was made. */
  newId: () => string;
  /** Bytes that nobody can foresee. */
  randomBytes: (count: number) => Uint8Array;
  settings: Settings;
  ports: Ports;
  /** Asks a part of the background to look at what was just committed. Best effort: the clock finds what it missed. */
  poke: (part?: BackgroundPart) => void;
  inTransaction?: true;
};

/** Serialization failures and deadlocks (PostgreSQL, Appendix A): the loser tries again. */
const retryable = new Set(["40001", "40P01"]);

/** Runs `work` in one transaction, joining the one `ctx` is already in. After the outermost commit the background is poked. */
export async function transact<A extends Actor, T>(
  ctx: Context<A>,
  work: (tx: Context<A>) => Promise<T>,
): Promise<T> {
  if (ctx.inTransaction) return work(ctx);

  for (let attempt = 1; ; attempt++) {
    try {
      const result = await ctx.db.transaction((db) => work({ ...ctx, db, inTransaction: true }));
      ctx.poke();
      return result;
    } catch (error) {
      if (attempt === 3 || !retryable.has(postgresCode(error))) throw error;
    }
  }
}

/** The same world, seen by a background job. */
export const asSystem = (ctx: Context, job: string): Context<SystemActor> => ({
  ...ctx,
  actor: { type: "system", job },
});

/** PostgreSQL's SQLSTATE, or nothing for what is no error of PostgreSQL. */
export function postgresCode(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return postgresCode(error.cause);
}
