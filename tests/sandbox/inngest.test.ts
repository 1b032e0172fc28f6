import { createServer, type Server } from "node:http";
import {
  Inngest as Client,
  cron,
  eventType,
  type InngestFunction,
  NonRetriableError,
  RetryAfterError,
} from "inngest";
import { serve } from "inngest/node";
import { afterEach, expect, test, vi } from "vitest";
import { createCallLog } from "@/sandbox/calls";
import { createClock } from "@/sandbox/clock";
import { createFaults } from "@/sandbox/faults";
import { createInngest } from "@/sandbox/inngest/inngest";
import { serveStandins } from "@/sandbox/server";
import { until } from "@/tests/support/until";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A real SDK app and the stand-in, each on a port of its own. */
async function startApp(define: (client: Client) => InngestFunction.Any[], signingKey?: string) {
  const clock = createClock();
  const calls = createCallLog();
  const faults = createFaults();
  const app = createServer();
  const appUrl = await listen(app);
  const inngest = createInngest({ clock, calls, faults, appUrl, ...(signingKey ? { signingKey } : {}) });
  const standins = await serveStandins(0, [inngest]);
  const baseUrl = `http://127.0.0.1:${standins.port}`;
  closers.push(standins.close, () => new Promise((resolve) => app.close(resolve).closeAllConnections()));

  vi.stubEnv("INNGEST_DEV", signingKey ? undefined : baseUrl);
  const client = new Client({
    id: "app",
    logger: silent,
    internalLogger: silent,
    ...(signingKey ? { signingKey, eventKey: "key", baseUrl } : {}),
  });
  app.on("request", serve({ client, functions: define(client) }));

  await inngest.sync();
  return { client, clock, calls, faults, inngest };
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  return `http://127.0.0.1:${address.port}`;
}

/** Lets calls that are under way come to an end, so that "nothing more happened" means something. */
async function settled(calls: { count: number }) {
  let count = -1;
  await until(
    () => {
      const same = count === calls.count;
      count = calls.count;
      return same;
    },
    { interval: 60 },
  );
}

const tested = eventType("test/event");

test("an event runs a function through its steps, and gives it their results", async () => {
  const seen: unknown[] = [];
  const { client, calls } = await startApp((client) => [
    client.createFunction({ id: "two-steps", triggers: [tested] }, async ({ event, step }) => {
      const doubled = await step.run("double", () => event.data.count * 2);
      const text = await step.run("say", () => `${doubled} seats`);
      seen.push(text, event.id);
    }),
  ]);

  const { ids } = await client.send({ name: "test/event", data: { count: 4 } });
  await until(() => seen.length > 0);

  expect(seen).toEqual(["8 seats", ids[0]]);
  await until(() => calls.count === 3);
  expect(calls.since(0).map(({ service, method, status }) => [service, method, status])).toEqual([
    ["inngest", "app-two-steps", 206],
    ["inngest", "app-two-steps", 206],
    ["inngest", "app-two-steps", 200],
  ]);
});

test("a function that fails is called again after the back-off", async () => {
  const attempts: number[] = [];
  const { client, clock, calls } = await startApp((client) => [
    client.createFunction({ id: "shaky", triggers: [tested] }, async ({ attempt }) => {
      attempts.push(attempt);
      if (attempt < 2) throw new Error("not yet");
    }),
  ]);

  await client.send({ name: "test/event" });
  await until(() => calls.count === 1);
  clock.advance(14_000);
  await settled(calls);
  expect(attempts).toEqual([0]);

  clock.advance(1_000);
  await until(() => calls.count === 2);
  clock.advance(30_000);
  await until(() => calls.count === 3);
  expect(attempts).toEqual([0, 1, 2]);
});

test("a step that fails for good can be caught, and each step has all its attempts", async () => {
  const seen: string[] = [];
  const { client, clock, calls } = await startApp((client) => [
    client.createFunction({ id: "catching", triggers: [tested], retries: 1 }, async ({ step }) => {
      await step.run("later", () => {
        seen.push("later");
        if (seen.length < 2) throw new RetryAfterError("busy", "1h");
      });
      await step
        .run("never", () => Promise.reject(new NonRetriableError("no")))
        .catch((error: Error) => {
          seen.push(`caught ${error.message}`);
        });
    }),
  ]);

  await client.send({ name: "test/event" });
  await until(() => calls.count === 1);
  clock.advance(HOUR);
  await until(() => seen.length === 3);
  expect(seen).toEqual(["later", "later", "caught no"]);
});

test("a function that has failed for good tells its onFailure handler", async () => {
  const failures: unknown[] = [];
  const { client } = await startApp((client) => [
    client.createFunction(
      {
        id: "hopeless",
        triggers: [tested],
        onFailure: async ({ error, event }) => {
          failures.push(error.message, event.data.function_id);
        },
      },
      async () => {
        throw new NonRetriableError("broken");
      },
    ),
  ]);

  await client.send({ name: "test/event" });
  await until(() => failures.length > 0);
  expect(failures).toEqual(["broken", "app-hopeless"]);
});

test("steps planned side by side all run, and the function gets every result", async () => {
  const seen: unknown[] = [];
  const { client, clock, inngest } = await startApp((client) => [
    client.createFunction({ id: "parallel", triggers: [tested] }, async ({ step }) => {
      const results = await Promise.all([
        step.run("a", () => "a"),
        step.run("b", () => "b"),
        step.sleep("pause", "1h"),
      ]);
      seen.push(results);
    }),
  ]);
  expect(inngest.upcoming()).toEqual([]);

  await client.send({ name: "test/event" });
  await until(() => {
    clock.advance(HOUR);
    return seen.length > 0;
  });
  expect(seen).toEqual([["a", "b", null]]);
});

test("a sleeping run wakes when the clock jumps over its moment", async () => {
  const seen: string[] = [];
  const { client, clock, calls } = await startApp((client) => [
    client.createFunction({ id: "sleepy", triggers: [tested] }, async ({ step }) => {
      await step.sleep("night", "8h");
      await step.sleepUntil("noon", new Date(clock.now() + 30 * 24 * HOUR));
      seen.push("awake");
    }),
  ]);

  await client.send({ name: "test/event" });
  await until(() => calls.count === 1);
  clock.advance(8 * HOUR);
  await until(() => calls.count === 2);
  await settled(calls);
  expect(seen).toEqual([]);

  clock.advance(31 * 24 * HOUR);
  await until(() => seen.length === 1);
});

test("a cron fires once when the clock jumps over many of its moments", async () => {
  const fired: unknown[] = [];
  const { clock, calls, inngest } = await startApp((client) => [
    client.createFunction({ id: "minutely", triggers: [cron("* * * * *")] }, async ({ event }) => {
      fired.push(event.data);
    }),
  ]);

  clock.advance(3 * 24 * HOUR);
  await until(() => fired.length === 1);
  await settled(calls);
  expect(fired).toHaveLength(1);
  expect(fired[0]).toMatchObject({ cron: "* * * * *" });
  expect(inngest.upcoming()[0]?.at).toBeGreaterThan(clock.now());

  clock.advance(MINUTE);
  await until(() => fired.length === 2);
});

test("a cron keeps its own time zone over a change to summer time", async () => {
  const { clock, inngest } = await startApp((client) => [
    client.createFunction({ id: "morning", triggers: [cron("TZ=Europe/Berlin 0 9 * * *")] }, async () => {}),
  ]);

  clock.set(Date.parse("2027-03-27T12:00:00Z"));
  expect(new Date(inngest.upcoming()[0]?.at ?? 0).toISOString()).toBe("2027-03-28T07:00:00.000Z");
  clock.set(Date.parse("2027-03-26T12:00:00Z"));
  expect(new Date(inngest.upcoming()[0]?.at ?? 0).toISOString()).toBe("2027-03-27T08:00:00.000Z");
});

test("while a singleton runs, another of the same key is skipped", async () => {
  const started: string[] = [];
  let finish = () => {};
  const { client, calls } = await startApp((client) => [
    client.createFunction(
      { id: "only-one", triggers: [tested], singleton: { mode: "skip", key: "event.data.chat" } },
      async ({ event }) => {
        started.push(event.data.name);
        if (event.data.name === "first") await new Promise<void>((resolve) => (finish = resolve));
      },
    ),
  ]);

  await client.send({ name: "test/event", data: { chat: 1, name: "first" } });
  await until(() => started.length === 1);
  await client.send({ name: "test/event", data: { chat: 1, name: "skipped" } });
  await client.send({ name: "test/event", data: { chat: 2, name: "other chat" } });
  await until(() => calls.count === 1);
  finish();
  await until(() => calls.count === 2);
  await client.send({ name: "test/event", data: { chat: 1, name: "after" } });
  await until(() => started.length === 3);
  expect(started).toEqual(["first", "other chat", "after"]);
});

test("a singleton that cancels gives way to the newcomer", async () => {
  const seen: string[] = [];
  const { client, clock, calls } = await startApp((client) => [
    client.createFunction(
      { id: "latest", triggers: [tested], singleton: { mode: "cancel" } },
      async ({ event, step }) => {
        await step.sleep("wait", "1h");
        seen.push(event.data.name);
      },
    ),
  ]);

  for (const [index, name] of ["old", "new"].entries()) {
    await client.send({ name: "test/event", data: { name } });
    await until(() => calls.count === index + 1);
  }
  clock.advance(HOUR);
  await until(() => seen.length === 1);
  await settled(calls);
  expect(seen).toEqual(["new"]);
});

test("a burst of events is debounced into one run with the last of them", async () => {
  const seen: string[] = [];
  const { client, clock, calls } = await startApp((client) => [
    client.createFunction(
      { id: "calm", triggers: [tested], debounce: { period: "10s", timeout: "15s" } },
      async ({ event }) => {
        seen.push(event.data.name);
      },
    ),
  ]);

  await client.send([
    { name: "test/event", data: { name: "one" } },
    { name: "test/event", data: { name: "two" } },
  ]);
  clock.advance(9_000);
  await client.send({ name: "test/event", data: { name: "three" } });
  clock.advance(3_000);
  await settled(calls);
  expect(seen).toEqual([]);

  // 16 seconds after the first: the timeout ends the waiting although it was never quiet for 10.
  clock.advance(4_000);
  await until(() => seen.length === 1);
  expect(seen).toEqual(["three"]);
});

test("an event id is taken once in 24 hours", async () => {
  const seen: string[] = [];
  const { client, clock, calls } = await startApp((client) => [
    client.createFunction({ id: "once", triggers: [tested] }, async ({ event }) => {
      seen.push(event.data.name);
    }),
  ]);

  await client.send({ id: "rsvp-1", name: "test/event", data: { name: "first" } });
  await client.send({ id: "rsvp-1", name: "test/event", data: { name: "again" } });
  await client.send({ id: "rsvp-2", name: "test/event", data: { name: "other" } });
  await until(() => calls.count === 2);
  clock.advance(25 * HOUR);
  await client.send({ id: "rsvp-1", name: "test/event", data: { name: "next day" } });
  await until(() => calls.count === 3);
  expect(seen).toEqual(["first", "other", "next day"]);
});

test("an idempotent function runs once for a key", async () => {
  const seen: string[] = [];
  const { client, calls } = await startApp((client) => [
    client.createFunction(
      { id: "idempotent", triggers: [tested], idempotency: "event.data.order" },
      async ({ event }) => {
        seen.push(event.data.order);
      },
    ),
  ]);

  for (const order of ["a", "a", "b"]) await client.send({ name: "test/event", data: { order } });
  await until(() => calls.count === 2);
  await settled(calls);
  expect(seen.sort()).toEqual(["a", "b"]);
});

test("no more calls are under way than the concurrency limit allows", async () => {
  let running = 0;
  let most = 0;
  const { client, calls } = await startApp((client) => [
    client.createFunction(
      { id: "narrow", triggers: [tested], concurrency: { limit: 2, key: "event.data.chat" } },
      async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
    ),
  ]);

  await client.send(Array.from({ length: 12 }, () => ({ name: "test/event", data: { chat: 1 } })));
  await until(() => calls.count === 12);
  expect(most).toBeLessThanOrEqual(2);
});

test("only events that satisfy the trigger's condition start a run", async () => {
  const seen: string[] = [];
  const { client, calls } = await startApp((client) => [
    client.createFunction(
      {
        id: "picky",
        triggers: [
          { event: "test/*", if: "event.data.kind == 'vip' && (event.data.seats != 0 || event.data.free)" },
        ],
      },
      async ({ event }) => {
        seen.push(event.data.name);
      },
    ),
  ]);

  await client.send([
    { name: "test/a", data: { name: "yes", kind: "vip", seats: 2 } },
    { name: "test/a", data: { name: "no seats", kind: "vip", seats: 0 } },
    { name: "test/a", data: { name: "not vip", kind: "guest", seats: 2 } },
    { name: "other/a", data: { name: "other", kind: "vip", seats: 2 } },
  ]);
  await until(() => calls.count === 1);
  await settled(calls);
  expect(seen).toEqual(["yes"]);
});

test("while Inngest is away events are lost and crons stand still, and afterwards work goes on", async () => {
  const seen: string[] = [];
  const { client, clock, faults, calls } = await startApp((client) => [
    client.createFunction({ id: "poke", triggers: [tested, cron("* * * * *")] }, async ({ event }) => {
      seen.push(event.name);
    }),
  ]);

  faults.set([{ kind: "jobs-away" }]);
  await expect(client.send({ name: "test/event" })).rejects.toThrow();
  clock.advance(10 * MINUTE);
  await settled(calls);
  expect(seen).toEqual([]);

  faults.set([]);
  await settled(calls);
  expect(seen).toEqual([]);
  clock.advance(MINUTE);
  await until(() => seen.length === 1);
  await client.send({ name: "test/event" });
  await until(() => seen.length === 2);
  expect(seen).toEqual(["inngest/scheduled.timer", "test/event"]);
});

test("with a signing key, the app accepts the signed calls and nobody else's", async () => {
  const seen: unknown[] = [];
  const { client } = await startApp(
    (client) => [
      client.createFunction({ id: "signed", triggers: [tested] }, async ({ event, step }) => {
        seen.push(await step.run("step", () => event.data));
      }),
    ],
    `signkey-test-${"0123456789abcdef".repeat(4)}`,
  );

  const data = { "\u20ac": 1.5, b: [null, { z: 1, a: "ü\n" }], a: 1e21 };
  await client.send({ name: "test/event", data });
  await until(() => seen.length === 1);
  expect(seen).toEqual([data]);
});

test("a function that asks for what the stand-in does not play is refused by name", async () => {
  const starting = startApp((client) => [
    client.createFunction(
      { id: "throttled", triggers: [tested], throttle: { limit: 1, period: "1s" } },
      async () => {},
    ),
  ]);
  await expect(starting).rejects.toThrow(/throttle/);
});
