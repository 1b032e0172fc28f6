import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connect } from "@/db/client";
import { databaseUrl } from "../support/database";

/** Asks the same thing three times, within a transaction and without, and answers how many statements the server keeps. */
async function keptAfterThree(url: string) {
  const db = connect(url, { max: 1 });
  try {
    for (let n = 0; n < 3; n++) {
      await db.execute(sql`select ${n}::int`);
      await db.transaction((tx) => tx.execute(sql`select ${n}::int + 1`));
    }
    const [row] = await db.execute<{ kept: number }>(
      sql`select count(*)::int as kept from pg_prepared_statements where statement like 'select $1::int%'`,
    );
    return row!.kept;
  } finally {
    await db.$client.end();
  }
}

describe("Statements", () => {
  test("that are repeated are prepared, in transactions too", async () => {
    expect(await keptAfterThree(databaseUrl)).toBe(2);
  });

  test("are never prepared where the address says so, for poolers that cannot", async () => {
    expect(await keptAfterThree(`${databaseUrl}?prepare=false`)).toBe(0);
  });
});
