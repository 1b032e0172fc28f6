import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { preparing } from "./prepared";

/**
 * A pool of connections. `max` stays small: serverless instances are many, and Postgres has few. Nothing but a name is
 * asked for at connect, so that a transaction pooler may stand between; see `settings.ts`.
 */
export function connect(url: string, { max = 5 }: { max?: number } = {}) {
  const client = postgres(url, {
    max,
    idle_timeout: 20,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: "event-bot" },
  });
  return drizzle(preparing(client));
}

export type Database = ReturnType<typeof connect>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
