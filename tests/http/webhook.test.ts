import type { Update } from "grammy/types";
import { describe, expect } from "vitest";
import { z } from "zod";
import { telegramUpdates } from "@/db/schema/notifications";
import { leaseMs, stripePatience, telegramMs } from "@/domain/deadlines";
import { appUrl, outside, routes, send, test, webhookSecret } from "../support/http";
import { expectErrorLog } from "../support/log";
import type { World } from "../support/world";

const { receiveUpdates } = await import("@/app/api/webhook/telegram/receive");

const url = `${appUrl}/api/webhook/telegram`;
const signed = { "x-telegram-bot-api-secret-token": webhookSecret, "content-type": "application/json" };
const post = (body: string | object, headers: Record<string, string> = signed) =>
  new Request(url, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });

/** Telegram's door with a handler of the test's own. */
function door(world: World, handle: (update: Update) => Promise<void> = async () => {}) {
  const handled: number[] = [];
  const receive = receiveUpdates({
    ctx: world.system,
    secrets: [webhookSecret, "the-secret-before-this-one"],
    async handleUpdate(update) {
      handled.push(update.update_id);
      await handle(update);
    },
  });
  return {
    handled,
    deliver: (body: string | object, headers?: Record<string, string>) => receive(post(body, headers)),
  };
}

/** Holds a handler until the test lets it go. */
function gate() {
  let [open, fail] = [() => {}, (_: Error) => {}];
  const passed = new Promise<void>((resolve, reject) => {
    [open, fail] = [resolve, reject];
  });
  return { passed, open: () => open(), fail: (error: Error) => fail(error) };
}

const rows = (world: World) => world.db.select().from(telegramUpdates);

describe("Telegram's webhook", () => {
  test.for<[string, Record<string, string>]>([
    ["no secret", {}],
    ["a wrong secret", { "x-telegram-bot-api-secret-token": "sandbox-webhook-secreT" }],
    ["half a secret", { "x-telegram-bot-api-secret-token": webhookSecret.slice(0, 10) }],
    ["an empty secret", { "x-telegram-bot-api-secret-token": "" }],
  ])("with %s is closed, whatever is sent", async ([_, headers], { world }) => {
    const { handled, deliver } = door(world);
    for (const body of [{ update_id: 1 }, "{", "x".repeat(2_000_000)])
      expect((await deliver(body, headers)).status).toBe(401);
    expect(handled).toEqual([]);
    expect(await rows(world)).toEqual([]);
  });

  test.for<[string, string, number]>([
    ["no JSON", "{", 400],
    ["nothing", "", 400],
    ["a list", "[1]", 400],
    ["no id", '{"message":{}}', 400],
    ["an id that is no integer", '{"update_id":1.5}', 400],
    ["an id that is a word", '{"update_id":"1"}', 400],
    ["an id beyond integers", '{"update_id":1e300}', 400],
    ["a negative id", '{"update_id":-1}', 400],
    ["more than a megabyte", `{"update_id":1,"x":"${"x".repeat(1_048_576)}"}`, 413],
  ])("refuses %s", async ([_, body, status], { world }) => {
    const { handled, deliver } = door(world);
    expect((await deliver(body)).status).toBe(status);
    expect(handled).toEqual([]);
    expect(await rows(world)).toEqual([]);
  });

  test("handles an update once, however often it comes", async ({ world }) => {
    const { handled, deliver } = door(world);
    const answers = [
      await deliver({ update_id: 7 }),
      await deliver({ update_id: 7 }),
      await deliver({ update_id: 8 }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(handled).toEqual([7, 8]);
    expect(await rows(world)).toMatchObject([
      { id: 7, status: "done", attempts: 1, payload: null },
      { id: 8, status: "done", attempts: 1 },
    ]);
  });

  test("of ten deliveries at once, one is handled and the others are asked to come again", async ({
    world,
  }) => {
    const handling = gate();
    const { handled, deliver } = door(world, () => handling.passed);
    const refused: Response[] = [];
    const deliveries = Array.from({ length: 10 }, async () => {
      const response = await deliver({ update_id: 7 });
      if (response.status !== 200) refused.push(response);
    });
    await expect.poll(() => refused.length).toBe(9);
    expect(refused.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual(
      refused.map(() => [503, "3"]),
    );

    handling.open();
    await Promise.all(deliveries);
    expect((await deliver({ update_id: 7 })).status).toBe(200);
    expect(handled).toEqual([7]);
  });

  test("an update whose handler died is handled again once its lease ran out", async ({ world }) => {
    const { handled, deliver } = door(world);
    const leaseUntil = new Date(world.clock.now.getTime() + 60_000);
    await world.db
      .insert(telegramUpdates)
      .values({ id: 7, status: "handling", leaseUntil, receivedAt: world.clock.now });

    expect((await deliver({ update_id: 7 })).status).toBe(503);
    world.clock.forward({ seconds: 60 });
    expect((await deliver({ update_id: 7 })).status).toBe(200);
    expect(handled).toEqual([7]);
    expect(await rows(world)).toMatchObject([{ status: "done", attempts: 2 }]);
  });

  test("an update that fails once is brought again and done", async ({ world }) => {
    let failures = 1;
    const { deliver } = door(world, async () => {
      if (failures-- > 0) throw new Error("the database hiccuped");
    });
    expect((await deliver({ update_id: 7 })).status).toBe(500);
    expect((await deliver({ update_id: 7 })).status).toBe(200);
    expect(await rows(world)).toMatchObject([{ status: "done", attempts: 2, error: null }]);
  });

  test("an update that fails three times is parked with its payload, an alert is logged, and the next one is handled", async ({
    world,
  }) => {
    expectErrorLog(/An update was parked/);
    const { handled, deliver } = door(world, async ({ update_id }) => {
      if (update_id === 7) throw new Error("no\0 way");
    });
    const poison = { update_id: 7, message: { text: "NUL \u0000, half \ud800, \\u0000 written out" } };
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await deliver(poison)).status);

    expect(statuses).toEqual([500, 500, 200, 200]);
    expect(handled).toEqual([7, 7, 7]);
    expect(await rows(world)).toMatchObject([
      {
        status: "dead",
        attempts: 3,
        error: "Error: no way",
        payload: { update_id: 7, message: { text: "NUL \ufffd, half \ufffd, \\u0000 written out" } },
      },
    ]);
    expect((await deliver({ update_id: 8 })).status).toBe(200);
  });

  test("an update of a shape that we do not know is parked at once", async ({ world }) => {
    expectErrorLog(/parked/);
    const { handled, deliver } = door(
      world,
      async (update) => void z.object({ message: z.object({}) }).parse(update),
    );
    expect((await deliver({ update_id: 7 })).status).toBe(200);
    expect(handled).toEqual([7]);
    expect(await rows(world)).toMatchObject([{ status: "dead", attempts: 1, payload: { update_id: 7 } }]);
  });

  test("an update over which ten processes have died is parked without another try", async ({ world }) => {
    expectErrorLog(/parked/);
    const { handled, deliver } = door(world);
    await world.db.insert(telegramUpdates).values({
      id: 7,
      status: "handling",
      attempts: 10,
      leaseUntil: world.clock.now,
      receivedAt: world.clock.now,
    });

    expect((await deliver({ update_id: 7 })).status).toBe(200);
    expect(handled).toEqual([]);
    expect(await rows(world)).toMatchObject([{ status: "dead", payload: { update_id: 7 } }]);
  });

  test("a handler that was given up changes nothing when it fails in the end", async ({ world }) => {
    const gates = [gate(), gate()];
    const { handled, deliver } = door(world, () => gates[handled.length - 1]!.passed);
    const slow = deliver({ update_id: 7 });
    await expect.poll(() => handled.length).toBe(1);
    world.clock.forward({ seconds: 61 });
    const second = deliver({ update_id: 7 });
    await expect.poll(() => handled.length).toBe(2);

    gates[0]!.fail(new Error("too late"));
    expect((await slow).status).toBe(500);
    expect((await deliver({ update_id: 7 })).status).toBe(503);
    gates[1]!.open();
    expect((await second).status).toBe(200);
    expect(await rows(world)).toMatchObject([{ status: "done", attempts: 2 }]);
  });

  test("plugs the real bot in: a message is answered through Telegram", async ({ world }) => {
    const from = { id: 77, is_bot: false, first_name: "Vera" };
    const message = {
      message_id: 1,
      date: 1_800_000_000,
      chat: { id: 77, type: "private", first_name: "Vera" },
      from,
      text: "/help",
      entities: [{ type: "bot_command", offset: 0, length: 5 }],
    };
    const response = await send(post({ update_id: 7, message }));

    expect(response?.status).toBe(200);
    expect(outside.asked).toContain("/bot/sendMessage");
    expect(await rows(world)).toMatchObject([{ id: 7, status: "done" }]);
  });

  test("answers a tap in its own answer, and ends the waiting once more when that was lost", async ({
    world,
  }) => {
    const from = { id: 77, is_bot: false, first_name: "Vera" };
    const message = {
      message_id: 1,
      date: 1_800_000_000,
      chat: { id: -5, type: "supergroup", title: "All" },
    };
    const update = {
      update_id: 8,
      callback_query: { id: "4711", from, chat_instance: "1", data: "of long ago", message },
    };
    const before = outside.asked.length;

    expect(await (await send(post(update)))?.json()).toMatchObject({
      method: "answerCallbackQuery",
      callback_query_id: "4711",
      text: expect.stringContaining("out of date"),
    });
    expect(await (await send(post(update)))?.json()).toEqual({
      method: "answerCallbackQuery",
      callback_query_id: "4711",
    });
    expect(outside.asked.slice(before)).not.toContain("/bot/answerCallbackQuery");
    expect(await rows(world)).toMatchObject([{ id: 8, status: "done" }]);
  });
});

test("the doors for machines may run as long as deadlines and leases are reckoned from, and their slowest handler", () => {
  const doors = ["inngest", "webhook/stripe", "webhook/telegram", "webhook/telegram-payments"];
  const said = doors.map((door) => routes.find(({ path }) => path === `/api/${door}`)?.maxDuration);
  expect(said).toEqual(doors.map(() => leaseMs / 1000));

  const { timeout, maxNetworkRetries } = stripePatience.person;
  // One who begins to pay is answered after Stripe was, and by a call to Telegram.
  expect((timeout + 1_000) * (1 + maxNetworkRetries) + telegramMs).toBeLessThan(leaseMs);
});
