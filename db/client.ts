import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { preparing } from "./prepared";

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
    },
  });
  return drizzle(preparing(client));
}

export type Database = ReturnType<typeof connect>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
