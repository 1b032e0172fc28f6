import postgres from "postgres";
import { inject } from "vitest";
import { keepSettings } from "@/db/settings";

const urlOf = (database: string) => {
  const url = new URL(inject("templateUrl"));
  url.pathname = `/${database}`;
  return url.href;
};

/** Runs statements on a session of its own. */
async function within(database: string, work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(urlOf(database), { max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end());
}

export const dropDatabase = (name: string) =>
  within("postgres", (sql) => sql`drop database if exists ${sql(name)} with (force)`);

/** A new database of this name, a clone of the migrated template or an empty one; answers its address. A clone is without the template's settings at first. */
export async function createDatabase(name: string, template: "template" | "template0"): Promise<string> {
  await dropDatabase(name);
  await within("postgres", (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  if (template === "template") await within(name, keepSettings);
  return urlOf(name);
}
