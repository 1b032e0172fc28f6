import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Any number, the same everywhere: two deployments at once wait for each other here. */
const migrationLock = 7_340_127;

/**
 * Brings the database up to the newest schema. Holds an advisory lock for the session, so `url` must be
 * a direct connection and not a transaction pooler's (drizzle's migrator takes no lock itself).
 */
export async function migrateDatabase(url: string) {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(client), { migrationsFolder: `${import.meta.dirname}/migrations` });
  } finally {
    await client.end();
  }
}
