import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { facts } from "@/db/schema/facts";
import { rsvps } from "@/db/schema/rsvps";
import { cancelEvent } from "@/domain/events/cancel";
import { getEvent } from "@/domain/events/queries";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { kindsOf, test, type World } from "../support/world";

const seatsOf = async (world: World, eventId: string) => (await getEvent(world.system, eventId)).seatsTaken;

describe("Saving a seat", () => {
  test("a free seat is taken at once, and both sides hear of it", async ({ world }) => {
    const event = await world.event({ capacity: 2 });
    const guest = await world.person();

    const answer = await rsvp(world.as(guest), { eventId: event.id });

    expect(answer).toMatchObject({ status: "confirmed", userId: guest, partySize: 1 });
    await world.drain();
    expect(kindsOf(world.told(guest))).toEqual(["rsvp.confirmed"]);
    expect(kindsOf(world.told(event.organizerId))).toEqual(["rsvp.first", "rsvp.status"]);
  });

  test("only who is the first to go is told of as such", async ({ world }) => {
    const event = await world.event();
    const [early, late] = [await world.person(), await world.person()];
    await rsvp(world.as(early), { eventId: event.id });
    // As of events that were moved here with people in them: nobody was told of those.
    await world.db.update(facts).set({ handledAt: world.clock.now });
    await rsvp(world.as(late), { eventId: event.id });
    await world.drain();
    expect(kindsOf(world.told(event.organizerId))).toEqual(["rsvp.status"]);
  });

  test("an event without a limit takes everybody", async ({ world }) => {
    const event = await world.event();
    const guests = await world.people(30);

    const answers = await Promise.all(guests.map((guest) => rsvp(world.as(guest), { eventId: event.id })));

    expect(answers.map(({ status }) => status)).toEqual(guests.map(() => "confirmed"));
    expect(await seatsOf(world, event.id)).toBe(30);
  });

  test("guests take seats of their own", async ({ world }) => {
    const event = await world.event({ capacity: 4 });
    const guest = await world.person();

    await rsvp(world.as(guest), { eventId: event.id, partySize: 3 });

    expect(await getEvent(world.system, event.id)).toMatchObject({ seatsTaken: 3, going: 3, guests: 2 });
  });

  test("more guests than the organizer allows are refused with the number", async ({ world }) => {
    const event = await world.event({ maxGuests: 2 });
    const guest = await world.person();

    const asked = rsvp(world.as(guest), { eventId: event.id, partySize: 4 });

    await expect(asked).rejects.toMatchObject({ reason: "too_many_guests", details: { max: 2 } });
  });

  test("a party larger than what is left is refused with the number, not put on the waiting list", async ({
    world,
  }) => {
    const event = await world.event({ capacity: 3 });
    const [first, second] = await world.people(2);
    await rsvp(world.as(first!), { eventId: event.id, partySize: 2 });

    const asked = rsvp(world.as(second!), { eventId: event.id, partySize: 2 });

    await expect(asked).rejects.toMatchObject({ reason: "not_enough_seats", details: { free: 1, asked: 2 } });
    expect(await standingOf(world.system, event.id, second!)).toEqual({ status: "none" });
  });

  test("a party larger than the whole event is refused even when it is full", async ({ world }) => {
    const event = await world.event({ capacity: 2 });
    const [first, second] = await world.people(2);
    await rsvp(world.as(first!), { eventId: event.id, partySize: 2 });

    const asked = rsvp(world.as(second!), { eventId: event.id, partySize: 3 });

    await expect(asked).rejects.toMatchObject({ reason: "not_enough_seats", details: { free: 0, asked: 3 } });
  });

  test("a second RSVP is refused and changes nothing", async ({ world }) => {
    const event = await world.event({ capacity: 5 });
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });

    const again = rsvp(world.as(guest), { eventId: event.id, partySize: 2 });

    await expect(again).rejects.toMatchObject({ reason: "already_going" });
    expect(await seatsOf(world, event.id)).toBe(1);
  });

  test("who waits and asks again is told their place", async ({ world }) => {
    const event = await world.event({ capacity: 1 });
    const [going, first, second] = await world.people(3);
    for (const guest of [going!, first!, second!]) await rsvp(world.as(guest), { eventId: event.id });

    const again = rsvp(world.as(second!), { eventId: event.id });

    await expect(again).rejects.toMatchObject({ reason: "already_waiting", details: { position: 2 } });
  });

  test("a double tap in one instant leaves one RSVP, and the second tap hears so", async ({ world }) => {
    const full = await world.event({ capacity: 1 });
    const roomy = await world.event({ capacity: 5 });
    const [going, tapper] = (await world.people(2)) as [number, number];
    await rsvp(world.as(going), { eventId: full.id });

    const twice = (eventId: string) =>
      Promise.all(
        [1, 2, 3].map(() =>
          rsvp(world.as(tapper), { eventId }).then(
            ({ status }) => status,
            (error) => error.reason,
          ),
        ),
      );
    const [waiting, seated] = [await twice(full.id), await twice(roomy.id)];

    expect(waiting).toEqual(["waitlisted", "already_waiting", "already_waiting"]);
    expect(seated).toEqual(["confirmed", "already_going", "already_going"]);
    expect(await world.db.select().from(rsvps).where(eq(rsvps.userId, tapper))).toHaveLength(2);
  });

  test("nobody can join what was cancelled, has started or is over, or never was", async ({ world }) => {
    const guest = await world.person();
    const cancelled = await world.event();
    const soon = await world.event({ startsIn: { hours: 1 } });
    const ask = (eventId: string) => rsvp(world.as(guest), { eventId });
    await cancelEvent(world.as(cancelled.organizerId), { eventId: cancelled.id, note: null });

    await expect(ask(cancelled.id)).rejects.toMatchObject({ reason: "cancelled" });
    await expect(ask(world.system.newId())).rejects.toMatchObject({ reason: "not_found" });
    world.clock.forward({ hours: 1 });
    await expect(ask(soon.id)).rejects.toMatchObject({ reason: "started" });
    world.clock.forward({ hours: 2 });
    await expect(ask(soon.id)).rejects.toMatchObject({
      reason: "past",
      details: { endedAt: soon.endsAt, timeZone: "Europe/Berlin" },
    });
  });

  test("what each person did stays as a fact with their name on it", async ({ world }) => {
    const event = await world.event();
    const guests = await world.people(3);

    await Promise.all(guests.map((guest) => rsvp(world.as(guest), { eventId: event.id })));

    const told = await world.db.select().from(facts).where(eq(facts.name, "rsvp/confirmed"));
    expect(told.map(({ actorId }) => actorId).sort()).toEqual(guests);
  });
});

describe("Giving a seat back", () => {
  test("cancelling frees the seats of the whole party", async ({ world }) => {
    const event = await world.event({ capacity: 3 });
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id, partySize: 3 });

    const given = await cancelRsvp(world.as(guest), { eventId: event.id, userId: guest });

    expect(given).toEqual({ had: "confirmed", back: null });
    expect(await seatsOf(world, event.id)).toBe(0);
    await world.drain();
    expect(world.told(guest)).toEqual([]);
  });

  test("who cancelled can come back, and stands at the end of the line", async ({ world }) => {
    const event = await world.event({ capacity: 1 });
    const [going, first, second] = await world.people(3);
    for (const guest of [going!, first!, second!]) await rsvp(world.as(guest), { eventId: event.id });
    await cancelRsvp(world.as(first!), { eventId: event.id, userId: first! });

    await rsvp(world.as(first!), { eventId: event.id });

    expect(await standingOf(world.system, event.id, second!)).toMatchObject({
      status: "waitlisted",
      position: 1,
    });
    expect(await standingOf(world.system, event.id, first!)).toMatchObject({
      status: "waitlisted",
      position: 2,
    });
  });

  test("who is not going has nothing to cancel", async ({ world }) => {
    const event = await world.event();
    const guest = await world.person();
    const cancel = () => cancelRsvp(world.as(guest), { eventId: event.id, userId: guest });

    await expect(cancel()).rejects.toMatchObject({ reason: "not_going" });
    await rsvp(world.as(guest), { eventId: event.id });
    await cancel();
    await expect(cancel()).rejects.toMatchObject({ reason: "not_going" });
  });

  test("the organizer can take somebody off the list, who is told with the note", async ({ world }) => {
    const event = await world.event();
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    await world.drain();

    await cancelRsvp(world.as(event.organizerId), {
      eventId: event.id,
      userId: guest,
      note: "Members only, sorry.",
    });

    await world.drain();
    expect(world.toldOf(guest, "rsvp.removed")).toMatchObject([{ note: "Members only, sorry." }]);
    expect(await seatsOf(world, event.id)).toBe(0);
  });

  test("an event that is over keeps its list", async ({ world }) => {
    const event = await world.event({ startsIn: { hours: 1 } });
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    world.clock.forward({ hours: 3 });

    const cancel = cancelRsvp(world.as(guest), { eventId: event.id, userId: guest });

    await expect(cancel).rejects.toMatchObject({ reason: "past" });
  });
});
