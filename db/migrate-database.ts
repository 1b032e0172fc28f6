import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { keepSettings } from "./settings";

/** Any number, the same everywhere: two deployments at once wait for each other here. */
const migrationLock = 7_340_127;

/**
 * Brings the database up to the newest schema, and has it keep our settings. Holds an advisory lock for the session, so `url` must be
 * a direct connection and not a transaction pooler's (drizzle's migrator takes no lock itself).
 */
export async function migrateDatabase(url: string) {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // A new index on a large table takes longer than any request may.
    for (const patience of ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"])
      await client`select set_config(${patience}, '0', false)`;
    await client`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(client), { migrationsFolder: `${import.meta.dirname}/migrations` });
    await keepSettings(client);
  } finally {
    await client.end();
  }
}
