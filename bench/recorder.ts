import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import { uuidv7 } from "uuidv7";
import type { Database } from "@/db/client";

type Statement = { text: string; params: unknown[] };

/** The statements of one transaction or request; those of one group were sent without waiting for each other. */
export type Script = Statement[][];

/** Runs `work` on this driver and writes down the SQL that it issues. */
export async function record(client: Sql, work: (db: Database) => Promise<unknown>): Promise<Script> {
  const script: Script = [];
  let group: Statement[] | undefined;
  const logQuery = (text: string, params: unknown[]) => {
    if (!group) {
      group = [];
      script.push(group);
      // An answer of the database comes in a later turn of the event loop: until then nobody has waited.
      setImmediate(() => {
        group = undefined;
      });
    }
    group.push({ text, params });
  };
  // Drizzle also has the driver leave dates and JSON as the text that it recorded.
  await work(drizzle(client, { logger: { logQuery } }));
  return script;
}

/** The same statements once more, for others: `names` says which recorded value becomes which. UUIDs not named are new ones. */
export async function replay(client: Sql, script: Script, names: Map<string, string>) {
  await client.begin((tx) => rerun(tx, script, names));
}

/** The same without a transaction around it. */
export async function rerun(client: Sql | TransactionSql, script: Script, names: Map<string, string>) {
  const ids = new Map(names);
  for (const group of script) await Promise.all(group.map((statement) => send(client, statement, ids)));
}

const uuidOrNumber = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b\d+\b/g;

function send(client: Sql | TransactionSql, { text, params }: Statement, ids: Map<string, string>) {
  const values = params.map((value) =>
    typeof value === "string" || typeof value === "number" ? renamed(String(value), ids) : value,
  );
  // Prepared, which drizzle never does: the fastest that this driver can be.
  return client.unsafe(text, values as string[], { prepare: true });
}

function renamed(value: string, ids: Map<string, string>): string {
  const whole = ids.get(value);
  if (whole !== undefined) return whole;
  return value.replace(uuidOrNumber, (id) => {
    const other = ids.get(id) ?? (id.includes("-") ? uuidv7() : id);
    ids.set(id, other);
    return other;
  });
}
