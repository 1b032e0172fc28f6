import postgres, { type Sql } from "postgres";
import { settings } from "./settings";

/** What is wrong with the database behind this address as sessions of the product see it, and what to do; empty when nothing is. */
export async function examineDatabase(url: string): Promise<string[]> {
  const [one, other] = [1, 2].map(() =>
    postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} }),
  ) as [Sql, Sql];
  try {
    return [
      ...(await findOtherSettings(one)),
      ...(await findMissingLetters(one)),
      ...(await findForgottenStatements(one, other)),
    ];
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}

async function findOtherSettings(sql: Sql) {
  const rows = await sql<{ name: keyof typeof settings; value: string | null }[]>`
    select name, current_setting(name, true) as value from unnest(${Object.keys(settings)}::text[]) as name`;
  const others = rows.filter(({ name, value }) => value !== settings[name]);
  if (others.length === 0) return [];
  const said = others.map(({ name, value }) => `${name} is ${value ?? "not set"} and not ${settings[name]}`);
  return [
    `${said.join(", ")}: run \`npm run db:migrate\` as the database's owner or as the app's role, then end the sessions that a pooler keeps (PgBouncer: RECONNECT)`,
  ];
}

async function findMissingLetters(sql: Sql) {
  const [row] = await sql<{ isFound: boolean }[]>`select cardinality(show_trgm('ж')) > 0 as "isFound"`;
  if (row?.isFound) return [];
  return [
    "its LC_CTYPE takes only A to Z for letters, so searches in other scripts are slow and forgive no typo: make a database with LC_CTYPE C.UTF-8 and restore a dump into it (a sandbox: `npm run sandbox -- --reset`)",
  ];
}

/**
 * A statement prepared in one session is asked for again while another one has the connection that knows it. Within a
 * transaction, as elsewhere the driver would prepare it once more.
 */
async function findForgottenStatements(one: Sql, other: Sql) {
  const ask = () => one.begin((tx) => tx.unsafe("select $1::int", [1], { prepare: true }));
  try {
    await ask();
    await other.begin(async (tx) => {
      await tx`select 1`;
      await ask();
    });
    return [];
  } catch (error) {
    // invalid_sql_statement_name
    if (!(error instanceof postgres.PostgresError && error.code === "26000")) throw error;
    return [
      "the pooler forgets prepared statements: add `?prepare=false` to DATABASE_URL, or with PgBouncer 1.21 or newer set max_prepared_statements",
    ];
  }
}
