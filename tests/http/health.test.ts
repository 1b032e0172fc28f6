import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, vi } from "vitest";
import { heartbeats } from "@/db/schema/heartbeats";
import { payments, paymentWebhooks, refunds } from "@/db/schema/payments";
import { jobs } from "@/domain/heartbeats";
import { deliverDue } from "@/domain/notifications/deliver";
import { botToken, call, contextFor, outside, test, webhookSecret } from "../support/http";
import { queued } from "../support/queued";
import { checkout, report, sale } from "../support/sales";
import type { World } from "../support/world";

/** What was asked before is forgotten. */
let later = 0;
function afterAWhile() {
  later += 60_000;
  const { now } = performance;
  const real = now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => real() + later);
}
beforeEach(() => {
  vi.restoreAllMocks();
  afterAWhile();
});

/** Every job has just gone well. */
const allWell = ({ db, clock: { now } }: World) =>
  db.insert(heartbeats).values(Object.keys(jobs).map((job) => ({ job, succeededAt: now })));

describe("GET /api/health", () => {
  test("is well, and tells what waits to be done and since when", async ({ world }) => {
    await world.event();
    await allWell(world);
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
    const dead = async () => {
      vi.restoreAllMocks();
      afterAWhile();
      return (await call("GET", "/api/health")).body.backlog;
    };

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

  test("names the job that has not gone well for two of its periods, or never did", async ({ world }) => {
    await allWell(world);
    await world.db.delete(heartbeats).where(eq(heartbeats.job, "forget-old-rows"));
    world.clock.forward({ minutes: 9 });

    const { body } = await call("GET", "/api/health");

    expect(body).toMatchObject({ status: "degraded" });
    const beats = body.jobs as { job: string; succeededAt: string | null; isLate: boolean }[];
    expect(beats.filter(({ isLate }) => isLate).map(({ job }) => job)).toEqual([
      "drain-letters",
      "drain-providers",
      "forget-old-rows",
    ]);
    expect(beats.find(({ job }) => job === "complete-events")?.succeededAt).toBe("2026-11-22T09:00:00.000Z");
  });

  test("counts money that waits and money that somebody should look at", async ({ world }) => {
    const told = (status: "received" | "dead", n: number) => ({
      id: world.system.newId(),
      provider: "stripe",
      providerEventId: `evt_${status}_${n}`,
      type: "charge.refunded",
      payload: {},
      status,
      nextTryAt: world.clock.now,
      receivedAt: world.clock.now,
    });
    await world.db
      .insert(paymentWebhooks)
      .values([told("received", 1), told("received", 2), told("dead", 3)]);
    const event = await sale(world);
    const { id } = await checkout(world, await world.person(), event.id);
    world.bank.pay(id, { amountMinor: 1 });
    await report(world, id);
    const { now } = world.clock;
    const refund = { paymentId: id, eventId: event.id, amountMinor: 1, reason: "organizer" as const };
    const dated = { nextTryAt: now, createdAt: now, updatedAt: now };
    await world.db.insert(refunds).values(
      (["queued", "failed"] as const).map((status) => ({
        ...refund,
        ...dated,
        id: world.system.newId(),
        status,
      })),
    );
    world.clock.forward({ minutes: 3 });

    const { body } = await call("GET", "/api/health");

    expect((await world.db.select().from(payments)).map(({ status }) => status)).toEqual(["review"]);
    expect(body.money).toEqual({
      webhooks: { waiting: 2, oldestSeconds: 180 },
      refunds: { waiting: 1, oldestSeconds: 180 },
      deadWebhooks: 1,
      failedRefunds: 1,
      inReview: 1,
      isStripePaused: false,
    });
  });

  test("reads its numbers at most once in five seconds", async ({ world }) => {
    const { db } = contextFor({ type: "anonymous" });
    const reads = vi.spyOn(db, "execute");
    await allWell(world);

    await Promise.all(Array.from({ length: 20 }, () => call("GET", "/api/health")));

    // Each of the twenty is counted for its caller.
    expect(reads.mock.calls.length - 20).toBeLessThan(10);
  });

  test("still serves while Telegram and Inngest are away", async ({ world }) => {
    await allWell(world);
    outside.isAway = true;
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
