import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, test } from "vitest";
import { connect } from "@/db/client";
import { examineDatabase } from "@/db/examine";
import { migrateDatabase } from "@/db/migrate-database";
import { keepSettings, settings } from "@/db/settings";
import { databaseUrl } from "../support/database";
import { withScratchDatabase } from "../support/scratch";

/** Runs statements on a session of its own. */
async function within<T>(url: string, work: (session: postgres.Sql) => Promise<T>): Promise<T> {
  const session = postgres(url, { max: 1, onnotice: () => {} });
  return work(session).finally(() => session.end());
}

/** What the product's own client runs under, and where each value comes from. */
async function settingsAt(url: string) {
  const db = connect(url, { max: 1 });
  try {
    // A setting of `pg_trgm` is shown from its first use on.
    await db.execute(sql`select show_limit()`);
    const names = Object.keys(settings);
    const kept = await db.execute<{ name: string; setting: string; source: string }>(
      sql`select name, current_setting(name) as setting, source from pg_settings where name = any(${`{${names}}`}::text[])`,
    );
    const sent = await db.execute<{ name: string }>(
      sql`select name from pg_settings where source = 'client' order by name`,
    );
    return {
      values: Object.fromEntries(kept.map(({ name, setting }) => [name, setting])),
      sources: new Set(kept.map(({ source }) => source)),
      sent: sent.map(({ name }) => name),
    };
  } finally {
    await db.$client.end();
  }
}

describe("The settings of a session", () => {
  test("come from the database, and nothing that a pooler would refuse is asked for at connect", async () => {
    const { values, sources, sent } = await settingsAt(databaseUrl);

    expect(values).toEqual(settings);
    expect([...sources]).toEqual(["database"]);
    expect(sent).toEqual(["application_name", "client_encoding"]);
    expect(await examineDatabase(databaseUrl)).toEqual([]);
  });

  test("are given by the migration, and again to a database that a dump was restored into", async () => {
    await withScratchDatabase({ template: "template0" }, async (url) => {
      await migrateDatabase(url);
      expect((await settingsAt(url)).values).toEqual(settings);

      await within(url, (session) =>
        session.unsafe(`alter database ${new URL(url).pathname.slice(1)} reset all`),
      );
      expect(await examineDatabase(url)).toEqual([
        expect.stringMatching(/statement_timeout is 0 and not 10s, .*npm run db:migrate/),
      ]);
      await migrateDatabase(url);
      expect(await examineDatabase(url)).toEqual([]);
    });
  });

  test("are the role's where it may not change the database", async () => {
    await withScratchDatabase({ template: "template" }, async (url) => {
      const name = new URL(url).pathname.slice(1);
      const asTenant = new URL(url);
      [asTenant.username, asTenant.password] = ["tenant", "tenant"];
      await within(url, async (session) => {
        await session.unsafe(`alter database ${name} reset all`);
        await session`create role tenant login password 'tenant'`;
      });
      try {
        await within(asTenant.href, keepSettings);

        const { values, sources } = await settingsAt(asTenant.href);
        expect(values).toEqual(settings);
        expect([...sources]).toEqual(["database user"]);
      } finally {
        await within(url, (session) => session`drop role tenant`);
      }
    });
  });

  test("let a migration take its time", async () => {
    await withScratchDatabase({ template: "template" }, async (url) => {
      await within(url, async (session) => {
        await session`create function note() returns event_trigger language plpgsql as $$ begin
          if current_setting('application_name') = 'postgres.js' and tg_tag = 'CREATE TABLE' then
            insert into seen values (current_setting('statement_timeout'), current_setting('lock_timeout'));
          end if; end $$`;
        await session`create table seen (statement text, lock text)`;
        await session`drop schema drizzle cascade`;
        await session`create event trigger noted on ddl_command_end execute function note()`;
      });

      // The migrator's own table is made anew; the product's are there already.
      await expect(migrateDatabase(url)).rejects.toThrow();
      expect(await within(url, (session) => session`select distinct * from seen`)).toEqual([
        { statement: "0", lock: "0" },
      ]);
    });
  });
});

test("a database that knows letters from A to Z alone is named, with the way out", async () => {
  await withScratchDatabase({ template: "template" }, async (url) => {
    const narrow = new URL(url);
    narrow.pathname += "_narrow";
    const name = narrow.pathname.slice(1);
    await within(url, (session) => session.unsafe(`create database ${name} template template0 lc_ctype 'C'`));
    try {
      await within(narrow.href, async (session) => {
        await session`create extension pg_trgm`;
        await keepSettings(session);
      });
      expect(await examineDatabase(narrow.href)).toEqual([
        expect.stringMatching(/LC_CTYPE C\.UTF-8 and restore a dump/),
      ]);
    } finally {
      await within(url, (session) => session.unsafe(`drop database ${name} with (force)`));
    }
  });
});
