import { describe, expect } from "vitest";
import { rsvp } from "@/domain/rsvps/rsvp";
import { friday, remindersTold, skips } from "../support/heard";
import { test } from "../support/world";

describe("After a downtime", () => {
  test("of some hours everybody hears the same as without it, as far as it still helps", async ({
    world,
  }) => {
    const { event, guest } = await friday(world);
    world.clock.now = new Date("2026-11-26T19:00:00Z");
    const late = await world.person();
    await rsvp(world.as(late), { eventId: event.id });
    world.clock.now = new Date("2026-11-26T20:30:00Z");
    await world.drain();

    expect([remindersTold(world, guest), remindersTold(world, late)]).toEqual([["day"], []]);
  });

  test("that lasted until a reminder helps nobody any more it is left out", async ({ world }) => {
    const { guest } = await friday(world);
    world.clock.now = new Date("2026-11-27T17:40:00Z");

    await world.drain();

    expect(remindersTold(world, guest)).toEqual([]);
    expect(await skips(world, guest)).toEqual(["too late", "too late"]);
  });
});
