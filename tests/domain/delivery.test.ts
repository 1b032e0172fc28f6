import { sql } from "drizzle-orm";
import { describe, expect, vi } from "vitest";
import { deliveries, pauses, telegramPace } from "@/db/schema/notifications";
import { claimDue } from "@/domain/notifications/claim";
import { deliverDue } from "@/domain/notifications/deliver";
import { deliveryTo, queued } from "../support/queued";
import { inMs, test, type World } from "../support/world";

/** Nobody can mark a letter that is on its way until these are released; `held` resolves when that is so. */
function holdLeases({ db }: World) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held: Promise<void> | undefined;
  return {
    get held() {
      held ??= new Promise((resolve, reject) => {
        db.transaction(async (tx) => {
          await tx.execute(sql`select from ${deliveries} where status = 'sending' for update`);
          resolve();
          await released;
        }).catch(reject);
      });
      return held;
    },
    release: () => release(),
  };
}

/** How many places in the pace were given out at this moment of the test's clock. */
async function slotsTaken({ db, clock, messenger }: World) {
  const [pace] = await db.select().from(telegramPace);
  return pace === undefined
    ? 0
    : ((pace.nextSlotAt.getTime() - clock.now.getTime()) / 1000) * messenger.perSecond;
}

describe("When Telegram", () => {
  test("asks for quiet (429), that chat is left alone until then and the others are served", async ({
    world,
  }) => {
    const [busy, other] = (await world.people(2)) as [number, number];
    world.messenger.failNext({ outcome: "wait", seconds: 30 }, { chatId: busy });
    await queued(world, [busy, busy, other]);

    await world.drain();
    const during = [world.told(busy).length, world.told(other).length];
    world.clock.forward({ seconds: 29 });
    await world.drain();
    const justBefore = world.messenger.attempts.filter(({ chatId }) => chatId === busy).length;
    world.clock.forward({ seconds: 1 });
    await world.drain();

    expect(during[1]).toBe(1);
    expect(justBefore).toBeLessThanOrEqual(2);
    expect(world.toldOf(busy, "update")).toHaveLength(2);
  });

  test("asks everybody for quiet, nothing goes out at all", async ({ world }) => {
    const reader = await world.person();
    await queued(world, [reader]);
    await world.db
      .insert(pauses)
      .values({ chatId: 0, until: new Date(world.clock.now.getTime() + inMs({ seconds: 10 })) });

    await world.drain();
    const during = world.messenger.attempts.length;
    world.clock.forward({ seconds: 10 });
    await world.drain();

    expect(during).toBe(0);
    expect(world.told(reader)).toHaveLength(1);
  });

  test("fails, the letter is tried again at growing distances, six times in all, and then given up", async ({
    world,
  }) => {
    const reader = await world.person();
    world.messenger.failNext({ outcome: "failed", error: "502" }, { chatId: reader, times: 100 });
    await queued(world, [reader]);
    const begin = world.clock.now.getTime();
    const triedAt: number[] = [];

    for (let seconds = 0; seconds <= 200; seconds++) {
      const before = world.messenger.attempts.length;
      await deliverDue(world.system, { chatId: reader });
      if (world.messenger.attempts.length > before) triedAt.push((world.clock.now.getTime() - begin) / 1000);
      world.clock.forward({ seconds: 1 });
    }

    expect(triedAt).toEqual([0, 5, 15, 35, 75, 155]);
    expect(await deliveryTo(world, reader)).toMatchObject({ status: "failed", attempts: 6, error: "502" });
  });

  test("fails twice and then recovers, the letter arrives", async ({ world }) => {
    const reader = await world.person();
    world.messenger.failNext({ outcome: "failed", error: "502" }, { times: 2 });
    await queued(world, [reader]);

    for (let n = 0; n < 3; n++) {
      await world.drain();
      world.clock.forward({ seconds: 10 });
    }

    expect(world.told(reader)).toHaveLength(1);
    expect(await deliveryTo(world, reader)).toMatchObject({ status: "sent", attempts: 3, error: null });
  });

  test("says that a chat is gone for good, nothing is tried again", async ({ world }) => {
    const reader = await world.person();
    world.messenger.failNext({ outcome: "gone", error: "chat not found" });
    await queued(world, [reader]);

    for (let n = 0; n < 3; n++) {
      await world.drain();
      world.clock.forward({ hours: 1 });
    }

    expect(world.messenger.attempts).toHaveLength(1);
    expect(await deliveryTo(world, reader)).toMatchObject({ status: "failed", error: "chat not found" });
  });

  test("takes a letter but the connection drops before we know, it may be sent twice and never not at all", async ({
    world,
  }) => {
    const reader = await world.person();
    world.messenger.failNext("drop");
    await queued(world, [reader]);

    await world.drain();
    world.clock.forward({ minutes: 1 });
    await world.drain();

    expect(world.told(reader)).toHaveLength(2);
    expect((await deliveryTo(world, reader)).status).toBe("sent");
  });
});

describe("A sender that dies", () => {
  test("in the middle of a batch leaves it to others after its lease, who send all of it", async ({
    world,
  }) => {
    const readers = await world.people(5);
    await queued(world, readers);
    await claimDue(world.system, { limit: 3 });

    await world.drain();
    const meanwhile = world.messenger.letters.length;
    world.clock.forward({ seconds: 60 });
    await world.drain();

    expect(meanwhile).toBe(2);
    expect(world.messenger.letters.map(({ chatId }) => chatId).sort()).toEqual(readers);
  });

  test("has marked every batch before the next one left, and so repeats no more than one", async ({
    world,
  }) => {
    const readers = await world.people(60);
    await queued(world, readers);
    const before = world.messenger.attempts.length;
    const leases = holdLeases(world);
    world.messenger.meanwhile = () => leases.held;

    const drained = world.drain();
    await vi.waitUntil(async () => (await slotsTaken(world)) > 25);
    const whileUnmarked = world.messenger.attempts.length - before;
    leases.release();
    await drained;

    expect(whileUnmarked).toBe(25);
    expect(
      world.messenger.letters
        .slice(-60)
        .map(({ chatId }) => chatId)
        .sort(),
    ).toEqual(readers);
  });

  test("only seemingly, and reports late, does not undo what its successor wrote", async ({ world }) => {
    const reader = await world.person();
    world.messenger.failNext({ outcome: "failed", error: "timeout" }, { times: 1 });
    await queued(world, [reader]);
    world.messenger.meanwhile = async () => {
      world.messenger.meanwhile = async () => {};
      world.clock.forward({ seconds: 61 });
      world.messenger.failNext({ outcome: "gone", error: "chat not found" });
      await deliverDue(world.system, { chatId: reader });
    };

    await deliverDue(world.system, { chatId: reader });

    expect(await deliveryTo(world, reader)).toMatchObject({
      status: "queued",
      attempts: 2,
      error: "timeout",
    });
  });
});
