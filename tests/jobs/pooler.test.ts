import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Database } from "@/db/client";
import { examineDatabase } from "@/db/examine";
import { settings } from "@/db/settings";
import { EventFilters } from "@/domain/events/read-filters";
import { searchEvents } from "@/domain/events/search";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { databaseUrl, emptyDatabase } from "../support/database";
import { startPooler } from "../support/pooler";
import { createWorld, kindsOf } from "../support/world";

/** What is done most, through PgBouncer as Debian sets it up, in transaction mode. */
let pooler: Awaited<ReturnType<typeof startPooler>>;
let address: string;
let db: Database;

beforeAll(async () => {
  pooler = await startPooler(databaseUrl);
  address = pooler.keepsStatements ? pooler.url : `${pooler.url}?prepare=false`;
  db = connect(address, { max: 10 });
});
afterAll(async () => {
  await db?.$client.end();
  await pooler?.stop();
});
beforeEach(emptyDatabase);

describe("Behind a pooler", () => {
  test("that refuses what it does not know at connect, the settings are there all the same", async () => {
    const asking = postgres(address, { max: 1, connection: { statement_timeout: 10_000 } });
    await expect(asking`select 1`).rejects.toThrow("unsupported startup parameter");
    await asking.end();

    for (const [name, value] of Object.entries(settings))
      expect((await db.execute(sql`select current_setting(${name}) as value`))[0], name).toEqual({ value });
    expect(await examineDatabase(address)).toEqual([]);
  });

  test("people join at once, and the last seat is given once", async () => {
    const world = createWorld(db);
    const event = await world.event({ capacity: 25 });
    const people = await world.people(60);
    const outcomes = await Promise.all(
      people.map(async (person) => ({ person, ...(await rsvp(world.as(person), { eventId: event.id })) })),
    );
    const seated = outcomes.filter(({ status }) => status === "confirmed");
    expect(seated).toHaveLength(25);

    await Promise.all(
      seated
        .slice(0, 5)
        .map(({ person }) => cancelRsvp(world.as(person), { eventId: event.id, userId: person })),
    );
    await Promise.all([world.drain(), world.drain()]);

    const offered = outcomes.filter(({ person }) =>
      kindsOf(world.told(person)).some((kind) => /offer/.test(kind)),
    );
    expect(offered).toHaveLength(5);
    const [seats] = await db.execute(sql`
      select current_attendees as counted, (select count(*)::int from tickets where status <> 'cancelled') as tickets from events`);
    expect(seats).toEqual({ counted: 25, tickets: 25 });
  });

  test("searches forgive a slip of the pen as they do without it", async () => {
    const world = createWorld(db);
    for (const title of ["Концерт о программировании", "Photography Workshop", "Poetry"])
      await world.event({ title });
    const find = async (q: string) =>
      (await searchEvents(world.system, EventFilters.parse({ q }), { limit: 9 })).map(({ title }) => title);

    for (let turn = 0; turn < 4; turn++) {
      expect(await Promise.all(["програмированя", "photogrpahy worksohp", "poetri"].map(find))).toEqual([
        ["Концерт о программировании"],
        ["Photography Workshop"],
        ["Poetry"],
      ]);
    }
  });

  test("that forgets prepared statements, the doctor says so", async () => {
    const problems = await examineDatabase(pooler.url);
    expect(problems).toEqual(pooler.keepsStatements ? [] : [expect.stringContaining("?prepare=false")]);
  });
});
