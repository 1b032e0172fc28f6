import { describe, expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { getEvent } from "@/domain/events/queries";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { listAttendees, listMyEvents, standingOf } from "@/domain/rsvps/queries";
import { resizeParty } from "@/domain/rsvps/resize";
import { rsvp } from "@/domain/rsvps/rsvp";
import { test, type World } from "../support/world";

const seatsOf = async (world: World, eventId: string) => (await getEvent(world.system, eventId)).seatsTaken;

describe("Bringing more or fewer guests", () => {
  test("a party grows into free seats and shrinks to give them back", async ({ world }) => {
    const event = await world.event({ capacity: 4 });
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    const sizes: number[] = [];

    for (const partySize of [4, 2, 3, 1]) {
      await resizeParty(world.as(guest), { eventId: event.id, partySize });
      sizes.push(await seatsOf(world, event.id));
    }

    expect(sizes).toEqual([4, 2, 3, 1]);
  });

  test("a party that would not fit stays as it is and hears how many could come", async ({ world }) => {
    const event = await world.event({ capacity: 4 });
    const [first, second] = await world.people(2);
    await rsvp(world.as(first!), { eventId: event.id, partySize: 2 });
    await rsvp(world.as(second!), { eventId: event.id });

    const grow = resizeParty(world.as(first!), { eventId: event.id, partySize: 4 });

    await expect(grow).rejects.toMatchObject({ reason: "not_enough_seats", details: { free: 3, asked: 4 } });
    expect(await seatsOf(world, event.id)).toBe(3);
  });

  test("a party can shrink although the organizer allows fewer guests by now", async ({ world }) => {
    const event = await world.event({ maxGuests: 4 });
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id, partySize: 5 });
    await changeEvent(world.as(event.organizerId), { eventId: event.id, changes: { maxGuests: 1 } });

    const smaller = await resizeParty(world.as(guest), { eventId: event.id, partySize: 4 });

    expect(smaller).toBe(4);
    const larger = resizeParty(world.as(guest), { eventId: event.id, partySize: 5 });
    await expect(larger).rejects.toMatchObject({ reason: "too_many_guests", details: { max: 1 } });
  });

  test("who is not going cannot bring anybody", async ({ world }) => {
    const event = await world.event();
    const guest = await world.person();

    const resize = resizeParty(world.as(guest), { eventId: event.id, partySize: 2 });

    await expect(resize).rejects.toMatchObject({ reason: "not_going" });
  });

  test("a growing party does not pass those who wait for a seat that has come free", async ({ world }) => {
    const event = await world.event({ capacity: 2 });
    const [first, second, waiting] = await world.people(3);
    for (const guest of [first!, second!, waiting!]) await rsvp(world.as(guest), { eventId: event.id });
    await changeEvent(world.as(event.organizerId), { eventId: event.id, changes: { capacity: 3 } });

    const grow = resizeParty(world.as(first!), { eventId: event.id, partySize: 2 });

    await expect(grow).rejects.toMatchObject({ reason: "not_enough_seats" });
    await world.drain();
    expect(await standingOf(world.system, event.id, waiting!)).toMatchObject({ status: "pending" });
  });
});

describe("Lists", () => {
  test("the organizer reads who is coming and who waits, in the order of joining, page by page", async ({
    world,
  }) => {
    const event = await world.event({ capacity: 2 });
    const guests = await world.people(4);
    for (const guest of guests) await rsvp(world.as(guest), { eventId: event.id });
    await cancelRsvp(world.as(guests[3]!), { eventId: event.id, userId: guests[3]! });
    const ctx = world.as(event.organizerId);

    const first = await listAttendees(ctx, event, { limit: 2 });
    const rest = await listAttendees(ctx, event, { limit: 2, after: first[1]! });

    expect([...first, ...rest].map(({ userId, status }) => [userId, status])).toEqual([
      [guests[0], "confirmed"],
      [guests[1], "confirmed"],
      [guests[2], "waitlisted"],
    ]);
  });

  test("a person's own list holds what is ahead, the next one first, with how they stand", async ({
    world,
  }) => {
    const later = await world.event({ startsIn: { days: 3 }, capacity: 1 });
    const sooner = await world.event({ startsIn: { days: 1 } });
    const over = await world.event({ startsIn: { hours: 1 } });
    const [other, guest] = (await world.people(2)) as [number, number];
    await rsvp(world.as(other), { eventId: later.id });
    for (const event of [later, sooner, over]) await rsvp(world.as(guest), { eventId: event.id });
    world.clock.forward({ hours: 4 });

    const mine = await listMyEvents(world.as(guest), guest, { limit: 10 });
    const [, second] = mine;
    const page = await listMyEvents(world.as(guest), guest, {
      limit: 10,
      after: { at: sooner.startsAt, id: sooner.id },
    });

    expect(mine.map(({ event, standing }) => [event.id, standing.status])).toEqual([
      [sooner.id, "confirmed"],
      [later.id, "waitlisted"],
    ]);
    expect(page).toEqual([second]);
  });
});
