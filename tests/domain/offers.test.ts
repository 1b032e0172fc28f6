import { describe, expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { getEvent } from "@/domain/events/queries";
import { declineOffer } from "@/domain/rsvps/answer-offer";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { standingOf } from "@/domain/rsvps/queries";
import { resizeParty } from "@/domain/rsvps/resize";
import { rsvp } from "@/domain/rsvps/rsvp";
import { fullEvent } from "../support/full-event";
import { kindsOf, test, type World } from "../support/world";

const statusOf = async (world: World, eventId: string, userId: number) =>
  (await standingOf(world.system, eventId, userId)).status;
const leave = (world: World, eventId: string, userId: number) =>
  cancelRsvp(world.as(userId), { eventId, userId });

describe("A full event", () => {
  test("puts people on the waiting list in the order they came, and tells each their place", async ({
    world,
  }) => {
    const { eventId, waiting } = await fullEvent(world, { going: [1], waiting: [1, 1] });

    const standings = await Promise.all(waiting.map((guest) => standingOf(world.system, eventId, guest)));

    expect(standings).toMatchObject([{ position: 1 }, { position: 2 }]);
    expect(world.toldOf(waiting[1]!, "rsvp.waitlisted")).toMatchObject([{ position: 2 }]);
  });

  test("moves everybody up when somebody leaves the waiting list", async ({ world }) => {
    const { eventId, waiting } = await fullEvent(world, { going: [1], waiting: [1, 1, 1] });

    await leave(world, eventId, waiting[0]!);

    expect(await standingOf(world.system, eventId, waiting[2]!)).toMatchObject({ position: 2 });
  });
});

describe("A seat that comes free", () => {
  test("is held for whoever has waited longest, who is asked with a deadline", async ({ world }) => {
    const { event, eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1, 1] });

    await leave(world, eventId, going[0]!);

    const expiresAt = new Date(world.clock.now.getTime() + 12 * 60 * 60 * 1000);
    expect(await standingOf(world.system, eventId, waiting[0]!)).toMatchObject({
      status: "pending",
      holdExpiresAt: expiresAt,
    });
    await world.drain();
    expect(world.toldOf(waiting[0]!, "offer")).toMatchObject([{ partySize: 1, expiresAt }]);
    expect(kindsOf(world.told(waiting[1]!))).toEqual(["rsvp.waitlisted"]);
    expect(await getEvent(world.system, event.id)).toMatchObject({
      seatsTaken: 1,
      going: 0,
      pending: 1,
      waiting: 1,
    });
  });

  test("is not given to a newcomer while it is held for somebody", async ({ world }) => {
    const { eventId, going } = await fullEvent(world, { going: [1], waiting: [1] });
    const newcomer = await world.person();
    await leave(world, eventId, going[0]!);

    const answer = await rsvp(world.as(newcomer), { eventId });

    expect(answer.status).toBe("waitlisted");
  });

  test("goes to the first whose party fits; a larger one keeps its place and is next when more comes free", async ({
    world,
  }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1, 1], waiting: [2, 1] });
    const [couple, single] = waiting as [number, number];

    await leave(world, eventId, going[0]!);

    expect(await statusOf(world, eventId, single)).toBe("pending");
    expect(await standingOf(world.system, eventId, couple)).toMatchObject({
      status: "waitlisted",
      position: 1,
    });
    await declineOffer(world.as(single), eventId);
    await leave(world, eventId, going[1]!);
    expect(await statusOf(world, eventId, couple)).toBe("pending");
  });

  test("is offered at once to a waiting party that shrinks until it fits", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1, 2], waiting: [3] });
    await leave(world, eventId, going[0]!);

    await resizeParty(world.as(waiting[0]!), { eventId, partySize: 1 });

    expect(await standingOf(world.system, eventId, waiting[0]!)).toMatchObject({
      status: "pending",
      partySize: 1,
    });
  });

  test("comes from a party that shrinks as well", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [3], waiting: [1, 1, 1] });

    await resizeParty(world.as(going[0]!), { eventId, partySize: 1 });

    const statuses = await Promise.all(waiting.map((guest) => statusOf(world, eventId, guest)));
    expect(statuses).toEqual(["pending", "pending", "waitlisted"]);
  });

  test("comes from somebody whom the organizer took off the list as well", async ({ world }) => {
    const { event, eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1] });

    await cancelRsvp(world.as(event.organizerId), { eventId, userId: going[0]! });

    expect(await statusOf(world, eventId, waiting[0]!)).toBe("pending");
  });

  test("leaves less time to answer when the event is near, and never under fifteen minutes", async ({
    world,
  }) => {
    const near = await fullEvent(world, { going: [1], waiting: [1], startsIn: { hours: 8 } });
    const nearer = await fullEvent(world, { going: [1], waiting: [1], startsIn: { hours: 0.5 } });
    const minutesToAnswer = async ({ eventId, waiting }: typeof near) => {
      const standing = await standingOf(world.system, eventId, waiting[0]!);
      return (
        standing.status === "pending" &&
        (standing.holdExpiresAt.getTime() - world.clock.now.getTime()) / 60_000
      );
    };

    for (const { eventId, going } of [near, nearer]) await leave(world, eventId, going[0]!);

    expect(await minutesToAnswer(near)).toBe(120);
    expect(await minutesToAnswer(nearer)).toBe(15);
  });

  test("is offered to nobody once the event has begun", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, {
      going: [1],
      waiting: [1],
      startsIn: { hours: 1 },
    });
    world.clock.forward({ hours: 1 });

    await leave(world, eventId, going[0]!);

    expect(await statusOf(world, eventId, waiting[0]!)).toBe("waitlisted");
  });
});

describe("Raised capacity", () => {
  test("sends offers to as many as fit, in their order", async ({ world }) => {
    const { event, eventId, waiting } = await fullEvent(world, { going: [2], waiting: [1, 2, 1, 1] });

    await changeEvent(world.as(event.organizerId), { eventId, changes: { capacity: 5 } });

    await world.drain();
    const offered = waiting.map((guest) => world.toldOf(guest, "offer").length);
    expect(offered).toEqual([1, 1, 0, 0]);
  });

  test("without a limit offers a seat to everybody who waits", async ({ world }) => {
    const { event, eventId, waiting } = await fullEvent(world, { going: [5], waiting: [1, 5, 1] });

    await changeEvent(world.as(event.organizerId), { eventId, changes: { capacity: null } });

    await world.drain();
    expect(waiting.map((guest) => world.toldOf(guest, "offer").length)).toEqual([1, 1, 1]);
  });

  test("is offered to those who wait even when a newcomer is faster than the background", async ({
    world,
  }) => {
    const { event, eventId, waiting } = await fullEvent(world, { going: [1], waiting: [1] });
    const newcomer = await world.person();
    await changeEvent(world.as(event.organizerId), { eventId, changes: { capacity: 2 } });

    const answer = await rsvp(world.as(newcomer), { eventId });

    expect(answer.status).toBe("waitlisted");
    expect(await statusOf(world, eventId, waiting[0]!)).toBe("pending");
  });

  test("is a yes for somebody who waits and taps again before the background has looked", async ({
    world,
  }) => {
    const { event, eventId, waiting } = await fullEvent(world, { going: [1], waiting: [1] });
    await changeEvent(world.as(event.organizerId), { eventId, changes: { capacity: 2 } });

    const answer = await rsvp(world.as(waiting[0]!), { eventId });

    expect(answer.status).toBe("confirmed");
  });
});
