import { sql } from "drizzle-orm";

/**
 * A condition, always true, for a statement of its own whose loss in a crash of PostgreSQL does no harm: its commit
 * does not wait for the disk. What a later commit waits for includes it, so the order of things stays.
 */
export const withoutWaiting = sql`set_config('synchronous_commit', 'off', true) = 'off'`;
