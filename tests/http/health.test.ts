import { describe, expect, vi } from "vitest";
import { deliverDue } from "@/domain/notifications/deliver";
import { botToken, call, contextFor, outside, test, webhookSecret } from "../support/http";
import { queued } from "../support/queued";

describe("GET /api/health", () => {
  test("is well, and tells what waits to be done and since when", async ({ world }) => {
    await world.event();
    world.clock.forward({ minutes: 2 });

    expect(await call("GET", "/api/health")).toMatchObject({
      status: 200,
      body: {
        status: "ok",
        database: "ok",
        telegram: "ok",
        inngest: "ok",
        backlog: {
          facts: { waiting: 1, oldestSeconds: 120 },
          deliveries: { waiting: 0, oldestSeconds: 0 },
          deadUpdates: 0,
          deadLetters: 0,
        },
      },
    });
  });

  test("counts letters that were given up within a day", async ({ world }) => {
    const readers = [await world.person(), await world.person()] as const;
    await queued(world, [...readers]);
    const giveUp = async (chatId: number) => {
      world.messenger.failNext({ outcome: "gone", error: "chat not found" }, { chatId });
      await deliverDue(world.system, { chatId });
    };
    const dead = async () => (await call("GET", "/api/health")).body.backlog;

    await giveUp(readers[0]);
    world.clock.forward({ hours: 20 });
    await giveUp(readers[1]);
    expect(await dead()).toMatchObject({ deadLetters: 2 });
    world.clock.forward({ hours: 20 });
    expect(await dead()).toMatchObject({ deadLetters: 1 });
  });

  test("asks Telegram at most once in some seconds, and tells no secret", async ({ world: _ }) => {
    const before = outside.asked.length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => call("GET", "/api/health")));

    expect(outside.asked.slice(before).filter((path) => path.endsWith("/getMe")).length).toBeLessThanOrEqual(
      1,
    );
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(
      new RegExp(`${botToken}|${webhookSecret}|postgres:`),
    );
  });

  test("still serves while Telegram and Inngest are away", async ({ world: _ }) => {
    outside.isAway = true;
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 6_000);
    const { status, body } = await call("GET", "/api/health");
    outside.isAway = false;

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "ok", database: "ok", telegram: "down", inngest: "down" });
  });

  test("is 503 when the database is away", async ({ world: _ }) => {
    vi.spyOn(contextFor({ type: "anonymous" }).db, "select").mockImplementation(() => {
      throw new Error("connection refused");
    });
    expect(await call("GET", "/api/health")).toMatchObject({
      status: 503,
      body: { status: "degraded", database: "down", backlog: null },
    });
  });
});
