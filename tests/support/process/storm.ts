import { sql } from "drizzle-orm";
import { vi } from "vitest";
import { bot } from "@/sandbox/environment";
import type { Fault } from "@/sandbox/telegram/protocol";
import { db } from "../database";
import { createWorld } from "../world";
import type { App, StartApp } from "./app";
import type { Surroundings } from "./surroundings";

/** Updates that Telegram brings at once, and so replies that may be under way when the app dies. */
export const connections = 10;

type Storm = {
  startApp: StartApp;
  /** How many people ask for a seat, and for how many there is one. */
  people: number;
  capacity: number;
  /** The app is killed each time after so many more updates were answered, at least and at most. */
  between: [least: number, most: number];
};

export type StormReport = {
  eventId: string;
  people: number[];
  acknowledged: Set<number>;
  /** How many confirmations each person was sent. */
  confirmations: number[];
  kills: number;
  /** Messages that arrived although the connection broke before the app was told. */
  drops: number;
  /** What the apps wrote. */
  log: string[];
};

/**
 * Everybody asks for a seat at once, while the app is killed and started again and again, and Telegram
 * answers 429 and 500, breaks connections, repeats updates and brings them out of order. Ends when it has
 * been calm for as long as the background needs.
 */
export async function runStorm(
  town: Surroundings,
  { startApp, people: count, capacity, between }: Storm,
): Promise<StormReport> {
  const world = createWorld();
  world.clock.now = new Date(town.clock.now());
  const [organizer, ...people] = (await world.people(count + 1, { verifiedAt: world.clock.now })) as [
    number,
    ...number[],
  ];
  const { id: eventId, code } = await world.event({ organizer, capacity });
  await town.addPeople([organizer, ...people]);
  await town.act({ as: organizer, do: "start" });

  const apps = [await town.start(startApp)];
  await town.registerJobs();
  const mayDrop = Math.ceil(count / 20);
  town.faults.set(troubles(mayDrop));
  await town.connectWebhook(connections);
  for (const as of people) await town.act({ as, do: "send", chatId: bot.id, text: `/rsvp ${code}` });

  const answered = () => people.filter((person) => town.door.acknowledged.has(person)).length;
  const untilAnswered = (enough: number) =>
    vi.waitUntil(() => answered() >= Math.min(enough, count), { interval: 5, timeout: 120_000 });
  for (;;) {
    await untilAnswered(answered() + randomWithin(between));
    if (answered() === count) break;
    await crash(town, apps.at(-1)!);
    apps.push(await town.start(startApp));
  }

  const left = town.faults.list().find(({ kind }) => kind === "drop-after-effect");
  const drops = mayDrop - (left && "times" in left ? (left.times ?? 0) : 0);
  town.faults.set([]);
  await untilCalm(town);
  return {
    eventId,
    people,
    acknowledged: town.door.acknowledged,
    confirmations: await Promise.all(
      people.map(async (person) => (await town.told(person)).filter(isConfirmation).length),
    ),
    kills: apps.length - 1,
    drops,
    log: (await Promise.all(apps.map((app) => app.log()))).flat(),
  };
}

const troubles = (mayDrop: number): Fault[] => [
  { kind: "too-many-requests", retryAfter: 1, method: "sendMessage", probability: 0.05 },
  { kind: "server-error", method: "sendMessage", probability: 0.05 },
  { kind: "drop-after-effect", method: "sendMessage", probability: 0.1, times: mayDrop },
  { kind: "duplicate-updates", probability: 0.1 },
  { kind: "reorder-updates", probability: 0.1 },
];

/** The next app finds a clock on which what its predecessor had taken in hand may be taken over. */
async function crash(town: Surroundings, app: App) {
  town.door.close();
  await app.kill();
  town.clock.advance(61_000);
}

/** Until everything is done; when all stands still and something is left, a minute passes. */
async function untilCalm(town: Surroundings) {
  const isCalm = async () => {
    const [updates, jobs, [rows]] = await Promise.all([town.pendingUpdates(), town.jobsUnderWay(), undone()]);
    const isStill = updates === 0 && town.door.underWay === 0 && jobs.every((job) => job.includes("-await-"));
    if (isStill && rows!.left > 0) town.clock.advance(61_000);
    return isStill && rows!.left === 0;
  };
  await vi.waitUntil(isCalm, { interval: 250, timeout: 300_000 });
}

const undone = () =>
  db.execute<{ left: number }>(sql`
    select ((select count(*) from deliveries where status in ('queued', 'sending'))
      + (select count(*) from facts where handled_at is null))::int as left`);

const isConfirmation = (text: string) =>
  text.includes("You're now RSVP'd") || text.includes("on the waiting list for");

function randomWithin([least, most]: [number, number]) {
  return least + Math.floor(Math.random() * (most - least + 1));
}
