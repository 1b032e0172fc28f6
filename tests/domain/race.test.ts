import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { connect } from "@/db/client";
import { rsvps } from "@/db/schema/rsvps";
import { databaseUrl } from "../support/database";
import { race } from "../support/race";
import type { RaceReport } from "../support/racer";
import { withScratchDatabase } from "../support/scratch";
import { recount, wrongsOf } from "../support/seats";
import { createWorld, test, type World } from "../support/world";

const isLong = process.env.LONG === "1";
const racers = 4;
const seats = 50;
const timeout = isLong ? 900_000 : 300_000;

type Protection = { isUnlocked?: boolean; people?: number };

/** Lets four processes loose on one event, and tells what came of it. */
async function runRace(
  world: World,
  url: string,
  { isUnlocked = false, people: count = isLong ? 2_000 : 400 }: Protection = {},
) {
  const organizerId = await world.person({ startedAt: null, verifiedAt: world.clock.now });
  const people = await world.people(count, { startedAt: null });
  const event = await world.event({ organizer: organizerId, capacity: seats });

  const report = await race(
    Array.from({ length: racers }, (_, n) => ({
      databaseUrl: url,
      eventId: event.id,
      organizerId,
      people: people.filter((_person, index) => index % racers === n),
      seed: 4711 + n,
      now: world.clock.now.toISOString(),
      capacities: n === 0 && !isUnlocked ? [60, 45, 70, 40, seats + 5, seats] : [],
      drains: n === 1 ? 5 : 0,
      isUnlocked,
    })),
  );

  return {
    eventId: event.id,
    report,
    wrongs: wrongsOf(await recount(world.db, event.id)),
    lies: await liesIn(world, event.id, report),
  };
}

/** Everybody whose RSVP is not what they were told last. */
async function liesIn({ db }: World, eventId: string, { told }: RaceReport) {
  const rows = await db.select().from(rsvps).where(eq(rsvps.eventId, eventId));
  const people = new Map(rows.map(({ userId, status, partySize }) => [userId, { status, partySize }]));
  return Object.entries(told).filter(([userId, words]) => {
    const { status, partySize } = people.get(Number(userId)) ?? { status: "cancelled", partySize: 0 };
    const now =
      status === "cancelled" ? "cancelled" : `${status === "pending" ? "waitlisted" : status} ${partySize}`;
    return now !== words;
  });
}

const howMany = ({ told }: RaceReport, kind: string) =>
  Object.values(told).filter((words) => words.startsWith(kind)).length;

describe("Four processes on one event of fifty seats", () => {
  test("never give away one seat too many, and everybody's answer is true", { timeout }, async ({
    world,
  }) => {
    const { eventId, report, wrongs, lies } = await runRace(world, databaseUrl);

    expect(report.faults).toEqual([]);
    expect(wrongs).toEqual([]);
    expect(lies).toEqual([]);
    for (const kind of ["confirmed", "waitlisted", "cancelled"])
      expect(howMany(report, kind), kind).toBeGreaterThan(10);

    await world.drain();
    const { capacity, tickets } = await recount(world.db, eventId);
    const waiting = await world.db.select().from(rsvps).where(eq(rsvps.eventId, eventId));
    expect(
      waiting.filter(({ status, partySize }) => status === "waitlisted" && partySize <= capacity! - tickets),
    ).toEqual([]);
  });

  test("would oversell it without the lock and the schema's check: the race can be lost", {
    timeout,
  }, async () => {
    await withScratchDatabase({ template: "template" }, async (url) => {
      const db = connect(url, { max: 5 });
      await db.execute(`
        alter table events drop constraint seats_within_capacity;
        alter table ticket_types drop constraint type_seats_within_capacity`);

      const { wrongs } = await runRace(createWorld(db), url, { isUnlocked: true, people: 200 });

      await db.$client.end();
      expect(wrongs).toContainEqual(expect.stringMatching(/seats are taken of 50$/));
    });
  });

  test("cannot oversell it even without the lock: the schema refuses", { timeout }, async ({ world }) => {
    const { eventId } = await runRace(world, databaseUrl, { isUnlocked: true, people: 200 });

    const { seatsTaken, typeSeatsTaken, tickets } = await recount(world.db, eventId);
    expect(tickets).toBeLessThanOrEqual(seats);
    expect([seatsTaken, typeSeatsTaken]).toEqual([tickets, tickets]);
  });
});
