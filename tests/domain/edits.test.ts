import { describe, expect } from "vitest";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { getEvent } from "@/domain/events/queries";
import type { EventChanges } from "@/domain/events/schema";
import { rsvp } from "@/domain/rsvps/rsvp";
import { kindsOf, test, type World } from "../support/world";

/** An event with somebody going, after all its first letters have gone out. */
async function eventWithGuest(world: World, about: Parameters<World["event"]>[0] = {}) {
  const event = await world.event(about);
  const guest = await world.person();
  await rsvp(world.as(guest), { eventId: event.id });
  await world.drain();
  const change = (changes: EventChanges, quietly = false) =>
    changeEvent(world.as(event.organizerId), { eventId: event.id, changes, quietly });
  return { event, guest, change };
}

const inDays = (world: World, days: number) =>
  new Date(world.clock.now.getTime() + days * 24 * 60 * 60 * 1000);

describe("Editing", () => {
  test("tells those who come, wait and were offered a seat the old and the new value, once", async ({
    world,
  }) => {
    const { event, guest, change } = await eventWithGuest(world, { capacity: 1 });
    const waiting = await world.person();
    await rsvp(world.as(waiting), { eventId: event.id });

    await change({ title: "Berlin Board Games Night" });

    await world.drain();
    world.clock.forward({ minutes: 2 });
    await world.drain();
    for (const reader of [guest, waiting]) {
      expect(world.toldOf(reader, "event.changed")).toMatchObject([
        { before: { title: "Berlin Indie Games Night" }, event: { title: "Berlin Board Games Night" } },
      ]);
    }
    expect(world.toldOf(event.organizerId, "event.changed")).toEqual([]);
  });

  test("several times within two minutes tells the oldest value against the newest, in one message", async ({
    world,
  }) => {
    const { event, guest, change } = await eventWithGuest(world);

    for (const title of ["One", "Two", "Three"]) {
      await change({ title });
      await world.drain();
      world.clock.forward({ seconds: 30 });
    }
    await change({ location: "Café Mond" });

    world.clock.forward({ seconds: 30 });
    await world.drain();
    expect(world.toldOf(guest, "event.changed")).toMatchObject([
      { before: { title: event.title, location: null }, event: { title: "Three", location: "Café Mond" } },
    ]);
  });

  test("and changing it back in time tells nobody anything", async ({ world }) => {
    const { event, guest, change } = await eventWithGuest(world);

    await change({ title: "Oops" });
    await world.drain();
    await change({ title: event.title });

    world.clock.forward({ minutes: 5 });
    await world.drain();
    expect(world.toldOf(guest, "event.changed")).toEqual([]);
  });

  test("again after people were told starts a new message with what they were told last", async ({
    world,
  }) => {
    const { guest, change } = await eventWithGuest(world);

    for (const title of ["One", "Two"]) {
      await change({ title });
      await world.drain();
      world.clock.forward({ minutes: 2 });
      await world.drain();
    }

    expect(world.toldOf(guest, "event.changed").map(({ before }) => before.title)).toEqual([
      "Berlin Indie Games Night",
      "One",
    ]);
  });

  test("quietly tells nobody, but the event has changed", async ({ world }) => {
    const { event, guest, change } = await eventWithGuest(world);

    await change({ description: "Bring a friend." }, true);

    world.clock.forward({ minutes: 5 });
    await world.drain();
    expect(world.toldOf(guest, "event.changed")).toEqual([]);
    expect((await getEvent(world.system, event.id)).description).toBe("Bring a friend.");
  });

  test("what concerns nobody's plans, such as capacity, is told to nobody", async ({ world }) => {
    const { guest, change } = await eventWithGuest(world);

    await change({ capacity: 50, category: "games", maxGuests: 2 });

    world.clock.forward({ minutes: 5 });
    await world.drain();
    expect(world.toldOf(guest, "event.changed")).toEqual([]);
  });

  test("of an event that is cancelled meanwhile is told only as its cancelling", async ({ world }) => {
    const { event, guest, change } = await eventWithGuest(world);
    await change({ title: "New" });
    await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });

    world.clock.forward({ minutes: 5 });
    await world.drain();

    expect(kindsOf(world.told(guest))).toEqual(["rsvp.confirmed", "event.cancelled"]);
  });

  test("the start moves the end along, and counts up the calendar's sequence; other changes do not", async ({
    world,
  }) => {
    const { event, change } = await eventWithGuest(world);
    const startsAt = inDays(world, 9);

    const moved = await change({ startsAt });
    const enlarged = await change({ capacity: 99 });

    expect(moved.endsAt.getTime() - startsAt.getTime()).toBe(
      event.endsAt.getTime() - event.startsAt.getTime(),
    );
    expect([event, moved, enlarged].map(({ calendarSequence }) => calendarSequence)).toEqual([0, 1, 1]);
  });

  test("to what it is already changes nothing and announces nothing", async ({ world }) => {
    const { event, change } = await eventWithGuest(world);
    const { updatedAt } = event;
    world.clock.forward({ minutes: 1 });

    const same = await change({ title: event.title, startsAt: event.startsAt });

    expect(same.updatedAt).toEqual(updatedAt);
  });

  test("the capacity below the seats taken is refused with their number", async ({ world }) => {
    const { event, change } = await eventWithGuest(world, { capacity: 5 });
    await rsvp(world.as(await world.person()), { eventId: event.id, partySize: 3 });

    await expect(change({ capacity: 3 })).rejects.toMatchObject({
      reason: "capacity_below_taken",
      details: { taken: 4 },
    });
    expect((await change({ capacity: 4 })).capacity).toBe(4);
  });

  test("a running event can end at another time, but its start is history", async ({ world }) => {
    const { event, change } = await eventWithGuest(world, { startsIn: { hours: 1 } });
    world.clock.forward({ hours: 2 });

    const longer = await change({ endsAt: inDays(world, 0.5) });

    expect(longer.endsAt).toEqual(inDays(world, 0.5));
    await expect(change({ startsAt: inDays(world, 1) })).rejects.toMatchObject({ field: "startsAt" });
    await expect(change({ endsAt: new Date(event.startsAt) })).rejects.toMatchObject({ field: "endsAt" });
  });

  test("is refused when the event is cancelled or over", async ({ world }) => {
    const over = await eventWithGuest(world, { startsIn: { hours: 1 } });
    const cancelled = await eventWithGuest(world);
    await cancelEvent(world.as(cancelled.event.organizerId), { eventId: cancelled.event.id, note: null });
    world.clock.forward({ hours: 3 });

    await expect(over.change({ title: "Too late" })).rejects.toMatchObject({ reason: "past" });
    await expect(cancelled.change({ title: "Too late" })).rejects.toMatchObject({ reason: "cancelled" });
  });
});
