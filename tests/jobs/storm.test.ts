import { and, count, eq, inArray, ne } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { telegramUpdates } from "@/db/schema/notifications";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { buildWhenChanged } from "@/sandbox/build";
import { db, emptyDatabase } from "../support/database";
import { errorIn } from "../support/log";
import { startNextApp, startSmallApp } from "../support/process/app";
import { connections, runStorm, type StormReport } from "../support/process/storm";
import { createSurroundings, type Surroundings } from "../support/process/surroundings";

const isLong = process.env.LONG === "1";
const people = isLong ? 1_000 : 100;
const capacity = people * 0.6;
/** So many more answers, at least and at most, until the next kill. */
const between: [number, number] = isLong ? [20, 60] : [18, 30];

/** As deliverDue takes them. */
const batch = 25;

let town: Surroundings;

beforeEach(async () => {
  await emptyDatabase();
  town = await createSurroundings();
});
afterEach(() => town.close());

async function expectAllIsWell({
  eventId,
  people,
  acknowledged,
  confirmations,
  kills,
  drops,
  log,
}: StormReport) {
  const joined = await db
    .select()
    .from(rsvps)
    .where(and(eq(rsvps.eventId, eventId), inArray(rsvps.status, ["confirmed", "waitlisted"])));
  expect(
    people.filter((person) => !acknowledged.has(person)),
    "everybody was answered in the end",
  ).toEqual([]);
  const parked = await db.select().from(telegramUpdates).where(eq(telegramUpdates.status, "dead"));
  const missing = people.filter((person) => !joined.some(({ userId }) => userId === person));
  expect(
    { missing, parked: missing.length > 0 ? parked : [] },
    "whoever was answered has what they asked for",
  ).toEqual({
    missing: [],
    parked: [],
  });

  const [seats] = await db
    .select({ taken: count() })
    .from(tickets)
    .where(and(eq(tickets.eventId, eventId), ne(tickets.status, "cancelled")));
  expect(seats!.taken, "no seat too many and none left empty").toBe(capacity);
  expect(joined.filter(({ status }) => status === "confirmed")).toHaveLength(capacity);

  expect(Math.min(...confirmations), "everybody was told").toBeGreaterThanOrEqual(1);
  const repeated = confirmations.reduce((sum, copies) => sum + copies - 1, 0);
  expect(
    repeated,
    "told twice: what was under way at each kill, and what Telegram dropped",
  ).toBeLessThanOrEqual(kills * (batch + connections) + drops);
  const errors = log.flatMap((line) => errorIn(line) ?? []);
  expect(errors.filter((line) => !line.includes("An update was parked"))).toEqual([]);

  console.info(
    `${people.length} updates, ${kills} kills, ${drops} answers dropped by Telegram: none missing, ` +
      `${repeated} confirmations repeated, ${parked.length} updates parked after their effect`,
  );
}

describe("Killed again and again while Telegram misbehaves", { timeout: 15 * 60_000 }, () => {
  test("the webhook route and the background on node:http lose no answered RSVP, leave nobody untold and give no seat twice", async () => {
    await expectAllIsWell(await runStorm(town, { startApp: startSmallApp, people, capacity, between }));
  });

  // A minute or two: only in the long run (npm run test:long).
  if (isLong) {
    test("the built app in next start does as well", async () => {
      await buildWhenChanged(() => {});
      await expectAllIsWell(
        await runStorm(town, { startApp: startNextApp(town.folder), people, capacity, between }),
      );
    });
  }
});
