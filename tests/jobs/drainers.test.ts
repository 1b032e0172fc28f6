import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { freePort } from "@/sandbox/ports";
import { emptyDatabase } from "../support/database";
import { startSmallApp } from "../support/process/app";
import { createSurroundings, type Surroundings } from "../support/process/surroundings";
import { queued } from "../support/queued";
import { createWorld, type World } from "../support/world";

/** The drain verb in processes of their own (node:http, no Next, no Inngest), sending to one Telegram. */
let town: Surroundings;
let world: World;

beforeEach(async () => {
  await emptyDatabase();
  town = await createSurroundings();
  world = createWorld();
  world.clock.now = new Date(town.clock.now());
});
afterEach(() => town.close());

/** As deliverDue takes them. */
const batch = 25;

/** People whom the bot may write to, each with a letter that is due. */
async function readers(count: number) {
  const people = await world.people(count);
  await town.addPeople(people);
  for (const as of people) await town.act({ as, do: "start" });
  await queued(world, people);
  return people;
}

async function startDrainer() {
  const url = `http://127.0.0.1:${await freePort()}`;
  const app = await town.start(startSmallApp, url);
  /** Resolves when nothing is due any more, or the process has died. */
  return {
    drain: () =>
      fetch(`${url}/drain`).then(
        () => {},
        () => {},
      ),
    kill: app.kill,
  };
}

const arrived = () =>
  town.calls.since(0).filter(({ method, status }) => method === "sendMessage" && status === 200).length;
const copiesOf = async (people: number[]) =>
  Promise.all(people.map(async (person) => (await town.told(person)).length));

const untilAllTold = (people: number[], drain: () => Promise<unknown>) =>
  vi.waitUntil(
    async () => {
      await drain();
      return (await copiesOf(people)).every((copies) => copies > 0);
    },
    { interval: 100, timeout: 90_000 },
  );

describe("Drainers in processes of their own", { timeout: 180_000 }, () => {
  test("two that drain at once share the work and tell nobody anything twice", async () => {
    const people = await readers(80);
    const drainers = await Promise.all([startDrainer(), startDrainer()]);

    // Together they are faster than Telegram allows: what it refuses is due again a moment later.
    await untilAllTold(people, () => Promise.all(drainers.map(({ drain }) => drain())));

    expect(await copiesOf(people)).toEqual(people.map(() => 1));
  });

  test("one killed in the middle of a batch loses nothing and repeats at most that batch", async () => {
    const people = await readers(80);
    const [first, second] = await Promise.all([startDrainer(), startDrainer()]);
    const draining = first.drain();
    await vi.waitUntil(() => arrived() >= 35, { interval: 5, timeout: 60_000 });
    await first.kill();
    await draining;

    await second.drain();
    expect((await copiesOf(people)).reduce((all, copies) => all + copies)).toBeLessThanOrEqual(people.length);
    town.clock.advance(61_000);
    await untilAllTold(people, second.drain);

    const copies = await copiesOf(people);
    expect(Math.min(...copies)).toBe(1);
    expect(Math.max(...copies)).toBeLessThanOrEqual(2);
    expect(copies.filter((count) => count > 1).length).toBeLessThanOrEqual(batch);
  });
});
