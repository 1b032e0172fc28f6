import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { events } from "@/db/schema/events";
import { rsvp } from "@/domain/rsvps/rsvp";
import { bot } from "@/sandbox/environment";
import { nextFireOf } from "@/sandbox/inngest/cron-expression";
import { db } from "../support/database";
import { errorIn } from "../support/log";
import { type App, startSmallApp } from "../support/process/app";
import { createSurroundings, type Surroundings } from "../support/process/surroundings";
import { createWorld } from "../support/world";

/**
 * The background functions in a process of their own, served by Inngest's SDK and driven over its protocol by
 * the sandbox's Inngest. The clock is moved, so nothing here waits for a minute.
 */
let town: Surroundings;
let app: App;
const world = createWorld();

beforeAll(async () => {
  town = await createSurroundings();
  app = await town.start(startSmallApp);
  await town.connectWebhook(10);
  await town.registerJobs();
}, 60_000);
afterAll(() => town.close());

/** People who can be written to, an organizer first, and an event of theirs. */
async function gathering(people: number) {
  world.clock.now = new Date(town.clock.now());
  const [organizer, ...others] = await world.people(people + 1, { verifiedAt: world.clock.now });
  const everybody = [organizer!, ...others];
  await town.addPeople(everybody);
  for (const as of everybody) await town.act({ as, do: "start" });
  await quiet();
  return { organizer: organizer!, others, event: await world.event({ organizer: organizer! }) };
}

/** Sleeps until something is due. */
const waiter = "event-bot-await-letters";
const isWaiter = (job: string) => job.includes("-await-");

/** Until no update and no function is under way, so that "nothing more happened" means something. */
async function quiet() {
  let calm = 0;
  const isCalm = async () => {
    const [updates, jobs] = [await town.pendingUpdates(), await town.jobsUnderWay()];
    const isIdle = updates === 0 && town.door.underWay === 0 && jobs.every(isWaiter);
    calm = isIdle ? calm + 1 : 0;
    return calm > 3;
  };
  await vi.waitUntil(isCalm, { interval: 100, timeout: 20_000 });
}

const toldOf = async (person: number, words: string) =>
  (await town.told(person)).filter((text) => text.includes(words));

/** Until nobody waits either for something to fall due: a card of an earlier test, say, whose next edit looks at everything. */
async function untilNothingIsDue() {
  const isOver = async () => {
    town.clock.advance(60_000);
    await quiet();
    return (await town.jobsUnderWay()).length === 0;
  };
  await vi.waitUntil(isOver, { interval: 100, timeout: 30_000 });
}

/** RSVPs whose poke is lost: the process that made them had no Inngest to poke. */
const joinsUnnoticed = (eventId: string, people: number[]) =>
  Promise.all(people.map((person) => rsvp(world.as(person), { eventId })));

const says = (as: number, text: string) => town.act({ as, do: "send", chatId: bot.id, text });
const within = { interval: 50, timeout: 15_000 };

describe("The background, over Inngest's protocol", () => {
  test("a poke after the change has it told at once, with no clock moved", async () => {
    const { organizer, others, event } = await gathering(1);

    await says(others[0]!, `/rsvp ${event.code}`);

    await vi.waitUntil(async () => (await toldOf(organizer, "first to RSVP")).length === 1, within);
    expect(await toldOf(others[0]!, "You're now RSVP'd")).toHaveLength(1);
  });

  test("the minute's clock tells what a lost poke has missed", async () => {
    const { others, event } = await gathering(3);
    await untilNothingIsDue();
    await joinsUnnoticed(event.id, others);
    await quiet();
    expect((await Promise.all(others.map((it) => toldOf(it, "You're now RSVP'd")))).flat()).toEqual([]);

    town.clock.advance(60_000);

    const allTold = async () =>
      (await Promise.all(others.map((it) => toldOf(it, "You're now RSVP'd")))).every(
        (told) => told.length === 1,
      );
    await vi.waitUntil(allTold, within);
  });

  test("a card that must wait for its next edit gets it when its time has come, without the minute's clock", async () => {
    const { others, event } = await gathering(3);
    const [viewer, first, second] = others as [number, number, number];
    const callsOf = (method: string) => town.calls.since(0).filter((call) => call.method === method);
    const edits = () => callsOf("editMessageText").filter(({ request }) => chatOf(request) === viewer);
    await town.act({ as: viewer, do: "start", parameter: `e_${event.code}` });
    await quiet();
    await says(first, `/rsvp ${event.code}`);
    await vi.waitUntil(() => edits().length === 1, within);

    await says(second, `/rsvp ${event.code}`);
    await quiet();
    town.clock.advance(6_000);

    await vi.waitUntil(() => edits().length === 2, within);
    const [one, other] = edits().map(({ at }) => at);
    expect(other! - one!).toBeGreaterThanOrEqual(5_000);
    expect(other! - one!).toBeLessThan(60_000);
    expect(callsOf(waiter).length).toBeGreaterThan(0);
  });

  test("an event that has ended is completed by the clock", async () => {
    const { event } = await gathering(0);
    const statusOf = async () =>
      (await db.select({ status: events.status }).from(events).where(eq(events.id, event.id)))[0]?.status;

    town.clock.set(event.endsAt.getTime() + 5 * 60_000);

    await vi.waitUntil(async () => (await statusOf()) === "completed", within);
  });

  test("a night passes: old rows are cleared away, the books are compared with Stripe's, and nothing fails", async () => {
    await quiet();
    const runsOf = (job: string) =>
      town.calls.since(0).filter(({ method }) => method === `event-bot-${job}`).length;
    const nightly = () => [runsOf("forget-old-rows"), runsOf("reconcile-payments")];
    const [forgotten, compared] = nightly();

    // From the first of the night's jobs, whatever the hour is now, past the last.
    const begin = nextFireOf("17 3 * * *", town.clock.now());
    town.clock.set(nextFireOf("50 3 * * *", begin));

    await vi.waitUntil(() => nightly()[0]! > forgotten! && nightly()[1]! > compared!, within);
    await quiet();
    expect((await app.log()).flatMap((line) => errorIn(line) ?? [])).toEqual([]);
  });

  test("while Inngest is away seats are taken and answered, and what follows is made up for when it is back", async () => {
    const { organizer, others, event } = await gathering(2);
    town.faults.set([{ kind: "jobs-away" }]);

    for (const person of others) await says(person, `/rsvp ${event.code}`);
    await vi.waitUntil(
      async () =>
        (await Promise.all(others.map((it) => toldOf(it, "You're now RSVP'd")))).every(
          (told) => told.length === 1,
        ),
      within,
    );
    await quiet();
    expect(await toldOf(organizer, "first to RSVP")).toEqual([]);

    town.faults.set([]);
    town.clock.advance(60_000);
    await vi.waitUntil(async () => (await toldOf(organizer, "first to RSVP")).length === 1, within);
  });
});

const chatOf = (request: unknown) => Number((request as { chat_id?: unknown }).chat_id);
