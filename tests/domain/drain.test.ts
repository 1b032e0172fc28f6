import { setTimeout as sleep } from "node:timers/promises";
import { isNull } from "drizzle-orm";
import { beforeEach, describe, expect, vi } from "vitest";
import { facts } from "@/db/schema/facts";
import { drain } from "@/domain/drain";
import { rsvp } from "@/domain/rsvps/rsvp";
import { queued } from "../support/queued";
import { test, type World } from "../support/world";

// Pauses take no time here; a test may do something in one.
vi.mock("node:timers/promises", async (original) => ({
  ...(await original<typeof import("node:timers/promises")>()),
  setTimeout: vi.fn(async () => {}),
}));
const pause = vi.mocked(sleep as (ms: number) => Promise<unknown>);
beforeEach(() => void pause.mockReset());

const join = async (world: World, eventId: string) => rsvp(world.as(await world.person()), { eventId });
const pauses = () => pause.mock.calls.map(([ms]) => ms);

describe("A drain with a gap", () => {
  test("does nothing and pauses for nothing when nothing is due", async ({ world }) => {
    expect(await drain(world.system, { gapMs: 200 })).toBeNull();
    expect(pauses()).toEqual([]);
  });

  test("does what gathered in its pause together, and ends when a round finds nothing", async ({ world }) => {
    const event = await world.event();
    await world.drain();
    await join(world, event.id);
    pause.mockImplementationOnce(async () => {
      await join(world, event.id);
      await join(world, event.id);
    });

    await drain(world.system, { gapMs: 200 });

    expect(pauses()).toEqual([200, 200]);
    expect(await world.db.select().from(facts).where(isNull(facts.handledAt))).toEqual([]);
  });

  test("pauses for nobody's letters while a full round of them was due", async ({ world }) => {
    const readers = await world.people(50);
    await queued(world, readers);

    await drain(world.system, { gapMs: 200 });

    expect(pauses()).toEqual([]);
    expect(world.messenger.letters).toHaveLength(50);
  });

  test("ends when its budget is spent, and asks to be called again at once", async ({ world }) => {
    const event = await world.event();
    await world.drain();
    await join(world, event.id);
    pause.mockImplementation(async () => {
      await join(world, event.id);
      world.clock.forward({ seconds: 20 });
    });

    const next = await drain(world.system, { gapMs: 200, budgetMs: 45_000 });

    expect(next).toEqual(world.clock.now);
    expect(pauses()).toEqual([200, 200, 200]);
  });
});

describe("What a drain answers", () => {
  test("is when the next thing falls due, in a second at the earliest, or null when that is not within the minute", async ({
    world,
  }) => {
    const reader = await world.person();
    world.messenger.failNext({ outcome: "wait", seconds: 90 }, { chatId: reader });
    await queued(world, [reader]);
    const begin = world.clock.now.getTime();

    expect(await drain(world.system)).toBeNull();
    world.clock.forward({ seconds: 31 });
    expect(await drain(world.system)).toEqual(new Date(begin + 90_000));
    world.clock.forward({ seconds: 58.5 });
    expect(await drain(world.system)).toEqual(new Date(begin + 90_500));
    world.clock.forward({ seconds: 1 });
    await drain(world.system);
    expect(world.told(reader)).toHaveLength(1);
  });
});
