import { describe, expect } from "vitest";
import { cancelEvent } from "@/domain/events/cancel";
import { getEvent } from "@/domain/events/queries";
import { acceptOffer, declineOffer } from "@/domain/rsvps/answer-offer";
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

describe("An offer", () => {
  test("that is accepted makes the held seats the person's own, and they are told", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [2], waiting: [2] });
    await leave(world, eventId, going[0]!);

    const answer = await acceptOffer(world.as(waiting[0]!), eventId);

    expect(answer).toMatchObject({ status: "confirmed", partySize: 2 });
    expect(await getEvent(world.system, eventId)).toMatchObject({
      seatsTaken: 2,
      going: 2,
      guests: 1,
      pending: 0,
    });
    await world.drain();
    expect(kindsOf(world.told(waiting[0]!))).toEqual(["rsvp.waitlisted", "rsvp.confirmed"]);
  });

  test("is accepted by an ordinary RSVP as well", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1] });
    await leave(world, eventId, going[0]!);

    const answer = await rsvp(world.as(waiting[0]!), { eventId });

    expect(answer.status).toBe("confirmed");
  });

  test("that is declined passes on to the next in line at once", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1, 1] });
    await leave(world, eventId, going[0]!);

    await declineOffer(world.as(waiting[0]!), eventId);

    expect(await statusOf(world, eventId, waiting[0]!)).toBe("cancelled");
    expect(await statusOf(world, eventId, waiting[1]!)).toBe("pending");
  });

  test("that nobody answers passes on down the line, each with a full window, and each hears of it", async ({
    world,
  }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1, 1] });
    await leave(world, eventId, going[0]!);
    await world.drain();

    world.clock.forward({ hours: 12 });
    await world.drain();

    expect(kindsOf(world.told(waiting[0]!))).toEqual(["rsvp.waitlisted", "offer", "offer.expired"]);
    expect(kindsOf(world.told(waiting[1]!))).toEqual(["rsvp.waitlisted", "offer"]);
    world.clock.forward({ hours: 12 });
    await world.drain();
    expect(await statusOf(world, eventId, waiting[1]!)).toBe("cancelled");
    expect(await getEvent(world.system, eventId)).toMatchObject({ seatsTaken: 0, waiting: 0 });
  });

  test("is gone when its time is up, although the background has not looked yet", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1] });
    await leave(world, eventId, going[0]!);
    world.clock.forward({ hours: 12 });

    await expect(acceptOffer(world.as(waiting[0]!), eventId)).rejects.toMatchObject({ reason: "offer_gone" });
    await expect(declineOffer(world.as(waiting[0]!), eventId)).rejects.toMatchObject({
      reason: "offer_gone",
    });
  });

  test("is answered once: a second tap hears that it is gone", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1] });
    await leave(world, eventId, going[0]!);
    const ctx = world.as(waiting[0]!);

    const taps = await Promise.allSettled([
      acceptOffer(ctx, eventId),
      acceptOffer(ctx, eventId),
      declineOffer(ctx, eventId),
    ]);

    expect(taps.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(taps.flatMap((tap) => (tap.status === "rejected" ? [tap.reason.reason] : []))).toEqual([
      "offer_gone",
      "offer_gone",
    ]);
  });

  test("that ran out gives its seat to a newcomer who taps before the background has looked", async ({
    world,
  }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1] });
    const newcomer = await world.person();
    await leave(world, eventId, going[0]!);
    world.clock.forward({ hours: 12 });

    const answer = await rsvp(world.as(newcomer), { eventId });

    expect(answer.status).toBe("confirmed");
    expect(await statusOf(world, eventId, waiting[0]!)).toBe("cancelled");
  });

  test("that ran out makes room for a growing party", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [1, 1], waiting: [1] });
    await leave(world, eventId, going[0]!);
    world.clock.forward({ hours: 12 });

    await resizeParty(world.as(going[1]!), { eventId, partySize: 2 });

    expect(await statusOf(world, eventId, waiting[0]!)).toBe("cancelled");
    expect(await getEvent(world.system, eventId)).toMatchObject({ seatsTaken: 2 });
  });

  test("that ran out and a new RSVP by the same person start afresh", async ({ world }) => {
    const { eventId, going, waiting } = await fullEvent(world, { going: [3], waiting: [1] });
    await leave(world, eventId, going[0]!);
    world.clock.forward({ hours: 12 });

    const answer = await rsvp(world.as(waiting[0]!), { eventId, partySize: 2 });

    expect(answer).toMatchObject({ status: "confirmed", partySize: 2 });
    await world.drain();
    expect(await getEvent(world.system, eventId)).toMatchObject({ seatsTaken: 2, going: 2 });
  });

  test("does not outlive its event: cancelling tells those who were asked and ends the waiting", async ({
    world,
  }) => {
    const { event, eventId, going, waiting } = await fullEvent(world, { going: [1], waiting: [1, 1] });
    await leave(world, eventId, going[0]!);

    await cancelEvent(world.as(event.organizerId), { eventId, note: null });

    await expect(acceptOffer(world.as(waiting[0]!), eventId)).rejects.toMatchObject({ reason: "cancelled" });
    await world.drain();
    expect(waiting.map((guest) => kindsOf(world.told(guest)))).toEqual([
      ["rsvp.waitlisted", "event.cancelled"],
      ["rsvp.waitlisted", "event.cancelled"],
    ]);
    expect(await getEvent(world.system, eventId)).toMatchObject({ seatsTaken: 0, pending: 0, waiting: 0 });
  });
});
