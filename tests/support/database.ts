import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { connect } from "@/db/client";

const templateUrl = inject("templateUrl");
const name = `worker_${process.env.VITEST_POOL_ID}`;

/** A fresh clone of the migrated template for every test file; its tests share it. */
export const databaseUrl = await cloneTemplate();
/** A pool wide enough for races to be races. */
export const db = connect(databaseUrl, { max: 10 });

afterAll(() => db.$client.end());

/** For tests that look at all rows there are, such as "everything due is sent". */
export async function emptyDatabase() {
  const tables = await db.$client<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`;
  await db.$client.unsafe(
    `truncate ${tables.map((table) => table.name).join(", ")} restart identity cascade`,
  );
}

async function cloneTemplate() {
  const admin = postgres(at("postgres"), { max: 1, onnotice: () => {} });
  try {
    await admin`drop database if exists ${admin(name)} with (force)`;
    await admin`create database ${admin(name)} template template`;
  } finally {
    await admin.end();
  }
  return at(name);
}

function at(database: string) {
  const url = new URL(templateUrl);
  url.pathname = `/${database}`;
  return url.href;
}
