import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { events } from "@/db/schema/events";
import { rsvp } from "@/domain/rsvps/rsvp";
import { bot } from "@/sandbox/environment";
import { db, emptyDatabase } from "../support/database";
import { errorIn } from "../support/log";
import { type App, startSmallApp } from "../support/process/app";
import { createInngestServer } from "../support/process/inngest-server";
import { createSurroundings, type Surroundings } from "../support/process/surroundings";
import { createWorld, inMs } from "../support/world";

/**
 * What `background.test.ts` shows with the stand-in, with the real server: `INNGEST_BINARY=… npx vitest run
 * tests/jobs/inngest-server.test.ts`. Its clock cannot be moved, so its minutes are waited for.
 */
let town: Surroundings;
let app: App;
let inngest: Awaited<ReturnType<typeof createInngestServer>>;
const world = createWorld();

beforeAll(async () => {
  await emptyDatabase();
  town = await createSurroundings();
  inngest = await createInngestServer({ binary: process.env.INNGEST_BINARY!, folder: town.folder });
  await startInngest();
  app = await town.start(startSmallApp, town.appUrl, inngest.env);
  await town.connectWebhook(10);
  const registered = await fetch(`${town.appUrl}/api/inngest`, { method: "PUT" });
  expect(await registered.json(), inngest.said.join("")).toMatchObject({
    message: "Successfully registered",
  });
});
afterAll(async () => {
  await inngest.kill();
  await town.close();
});

async function startInngest() {
  inngest.start();
  await vi.waitUntil(inngest.isUp, { interval: 200, timeout: 30_000 });
}

/** People who started the bot, an organizer first, and an event of theirs. */
async function gathering(count: number) {
  world.clock.now = new Date();
  const people = await world.people(count + 1, { verifiedAt: world.clock.now });
  await town.addPeople(people);
  for (const as of people) await town.act({ as, do: "start" });
  const [organizer, ...others] = people as [number, ...number[]];
  return { organizer, others, event: await world.event({ organizer }) };
}

const toldOf = async (person: number, words: string) =>
  (await town.told(person)).filter((text) => text.includes(words));
const says = (as: number, text: string) => town.act({ as, do: "send", chatId: bot.id, text });
const within = (seconds: number) => ({ interval: 200, timeout: seconds * 1000 });

/** Far from the minute's look, and ten seconds after whatever was done before. */
function betweenMinutes() {
  const from = Date.now() + 10_000;
  const isBetween = () => Date.now() > from && Math.floor(new Date().getSeconds() / 10) === 2;
  return vi.waitUntil(isBetween, within(aMinute + 10));
}

/** Longer than the way to the next minute. */
const aMinute = 75;

describe("The real Inngest server", { timeout: inMs({ minutes: 8 }) }, () => {
  test("is poked after the change, which is told at once", async () => {
    const { organizer, others, event } = await gathering(1);

    await says(others[0]!, `/rsvp ${event.code}`);

    await vi.waitUntil(async () => (await toldOf(organizer, "first to RSVP")).length === 1, within(10));
    expect(await toldOf(others[0]!, "You're now RSVP'd")).toHaveLength(1);
  });

  test("looks every minute, and so tells what a lost poke has missed", async () => {
    const { others, event } = await gathering(3);
    await betweenMinutes();
    const nextMinute = Math.ceil(Date.now() / 60_000) * 60_000;

    await Promise.all(others.map((person) => rsvp(world.as(person), { eventId: event.id })));

    await vi.waitUntil(
      async () => (await Promise.all(others.map((it) => toldOf(it, "You're now RSVP'd")))).every(once),
      within(aMinute),
    );
    expect(Date.now()).toBeGreaterThan(nextMinute);
  });

  test("sleeps until a card may be edited again", async () => {
    const { others, event } = await gathering(3);
    const [viewer, first, second] = others as [number, number, number];
    const edits = () =>
      town.calls
        .since(0)
        .filter(({ method, request }) => method === "editMessageText" && chatOf(request) === viewer);
    await town.act({ as: viewer, do: "start", parameter: `e_${event.code}` });
    await vi.waitUntil(async () => (await toldOf(viewer, event.title)).length > 0, within(10));
    await says(first, `/rsvp ${event.code}`);
    await vi.waitUntil(() => edits().length === 1, within(10));

    await says(second, `/rsvp ${event.code}`);

    await vi.waitUntil(() => edits().length === 2, within(20));
    expect(edits()[1]!.at - edits()[0]!.at).toBeGreaterThanOrEqual(5_000);
  });

  test("dies: seats are taken and answered; it comes back, and what follows is made up for", async () => {
    const { organizer, others, event } = await gathering(2);
    await inngest.kill();

    for (const person of others) await says(person, `/rsvp ${event.code}`);
    await vi.waitUntil(
      async () => (await Promise.all(others.map((it) => toldOf(it, "You're now RSVP'd")))).every(once),
      within(20),
    );
    expect(await toldOf(organizer, "first to RSVP")).toEqual([]);

    await startInngest();
    await vi.waitUntil(async () => once(await toldOf(organizer, "first to RSVP")), within(aMinute));
  });

  test("has events completed when they are over, and nothing has failed until then", async () => {
    world.clock.now = new Date(Date.now() - inMs({ days: 2 }));
    const event = await world.event({ startsIn: { hours: 1 } });
    const statusOf = async () =>
      (await db.select({ status: events.status }).from(events).where(eq(events.id, event.id)))[0]?.status;

    await vi.waitUntil(async () => (await statusOf()) === "completed", within(320));

    expect((await app.log()).flatMap((line) => errorIn(line) ?? [])).toEqual([]);
  });
});

const once = ({ length }: unknown[]) => length === 1;
const chatOf = (request: unknown) => Number((request as { chat_id?: unknown }).chat_id);
