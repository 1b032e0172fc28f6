import { beforeEach, describe, expect, test } from "vitest";
import { takeSlots } from "@/domain/notifications/pace";
import { databaseUrl, db, emptyDatabase } from "../support/database";
import { queued } from "../support/queued";
import { busiest, usedPace } from "../support/storm/pace";
import { createSender, type Wired } from "../support/storm/sender";
import { createVirtualTime } from "../support/storm/virtual-time";
import { createWorld } from "../support/world";

beforeEach(emptyDatabase);

describe("The pace of all processes together", () => {
  test("gives no slot out twice, however many ask at once, and none that is past", async () => {
    const world = createWorld();
    const taken = await Promise.all(Array.from({ length: 20 }, (_, n) => takeSlots(world.system, n + 1)));
    const moments = taken
      .flat()
      .map((slot) => slot.getTime() - world.clock.now.getTime())
      .sort((a, b) => a - b);

    expect(moments).toEqual(Array.from({ length: 210 }, (_, n) => n * 40));
    world.clock.forward({ minutes: 1 });
    expect(await takeSlots(world.system, 1)).toEqual([world.clock.now]);
  });

  test("gives nothing out to whoever does not want to wait so long", async () => {
    const world = createWorld();
    await takeSlots(world.system, 100);

    expect(await takeSlots(world.system, 1, 2_000)).toEqual([]);
    expect(await takeSlots(world.system, 1, 4_000)).toEqual([new Date(world.clock.now.getTime() + 4_000)]);
  });

  test("recovers from a clock that went an hour ahead", async () => {
    const world = createWorld();
    world.clock.forward({ hours: 1 });
    await takeSlots(world.system, 1);
    world.clock.forward({ hours: -1 });

    expect(await takeSlots(world.system, 1)).toEqual([world.clock.now]);
  });

  test("is a thousand a second where the operator pays for it", async () => {
    const world = createWorld();
    world.messenger.perSecond = 1_000;

    const slots = await takeSlots(world.system, 3);

    expect(slots.map((slot) => slot.getTime() - world.clock.now.getTime())).toEqual([0, 1, 2]);
  });

  test("is kept by two that drain at once, used to the full, and nobody is told twice", async () => {
    const world = createWorld();
    const people = await world.people(300);
    await queued(world, people);
    const calls: Wired[] = [];
    const time = createVirtualTime(world.clock.now);
    const call = async (wired: Wired) => {
      calls.push(wired);
      return { ok: true as const, result: { message_id: calls.length } };
    };

    await Promise.all([1, 2].map(() => createSender(databaseUrl, time, call).run(async () => true)));

    expect(calls.map(({ chatId }) => chatId).sort()).toEqual(people);
    expect(busiest(calls)).toBeLessThanOrEqual(30);
    expect(usedPace(calls)).toBeGreaterThanOrEqual(0.95);
    expect(await db.$client`select 1 from deliveries where status <> 'sent'`).toHaveLength(0);
  });
});
