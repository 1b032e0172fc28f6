import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { preparing } from "./prepared";

/**
 * For searches: how alike a typed word and a word of an event must be (half of their trigrams), and that looking
 * things up by an index is cheap, as it is on today's disks; otherwise all events are read. Each request
 * makes do with one core.
 */
export const searching = {
  "pg_trgm.word_similarity_threshold": "0.5",
  random_page_cost: "1.1",
  max_parallel_workers_per_gather: "0",
};

/** A pool of connections. `max` stays small: serverless instances are many, and Postgres has few. */
export function connect(url: string, { max = 5 }: { max?: number } = {}) {
  const client = postgres(url, {
    max,
    idle_timeout: 20,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: "event-bot",
      statement_timeout: 10_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      // A plan for these very values: which partial index may be used depends on them.
      plan_cache_mode: "force_custom_plan",
      ...searching,
    },
  });
  return drizzle(preparing(client));
}

export type Database = ReturnType<typeof connect>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
