import type { Sql } from "postgres";

/**
 * What every session of the product runs under. The database keeps it, not the client: what a client sends when it
 * connects, a pooler such as PgBouncer refuses, or passes on to the next client.
 */
export const settings = {
  statement_timeout: "10s",
  lock_timeout: "5s",
  idle_in_transaction_session_timeout: "15s",
  // A plan for these very values: which partial index may be used depends on them.
  plan_cache_mode: "force_custom_plan",
  // For searches: how alike a typed word and a word of an event must be (half of their trigrams).
  "pg_trgm.word_similarity_threshold": "0.5",
  // Looking things up by an index is cheap, as it is on today's disks; otherwise all events are read.
  random_page_cost: "1.1",
  // Each request makes do with one core.
  max_parallel_workers_per_gather: "0",
};

/**
 * Has the database give these settings to every session that begins from now on: for everybody where we own it, else
 * for this role. A copy of a database and a restored dump do not have them until this ran there. `sql` is one session.
 */
export async function keepSettings(sql: Sql): Promise<void> {
  // Only a session that has loaded `pg_trgm` may name its settings.
  await sql`select show_limit()`;
  const [database] = await sql<{ name: string; isOurs: boolean }[]>`
    select quote_ident(datname) as name, pg_has_role(datdba, 'usage') as "isOurs"
    from pg_database where datname = current_database()`;
  const scope = database!.isOurs
    ? `database ${database!.name}`
    : `role current_user in database ${database!.name}`;
  for (const [name, value] of Object.entries(settings))
    await sql.unsafe(`alter ${scope} set ${name} = '${value}'`);
}
