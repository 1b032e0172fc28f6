import { describe, expect } from "vitest";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { completeEvents } from "@/domain/events/complete";
import { locateEvent } from "@/domain/events/locate";
import { findEvent, getEvent, listOrganized, listShareable, listUpcoming } from "@/domain/events/queries";
import type { EventChanges } from "@/domain/events/schema";
import { rsvp } from "@/domain/rsvps/rsvp";
import { TicketTypeInput } from "@/domain/sales/schema";
import { test, type World } from "../support/world";

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
const titles = (list: { title: string }[]) => list.map(({ title }) => title);

describe("A new event", () => {
  test("is found by its code in either case and by its UUID, and has room for everybody", async ({
    world,
  }) => {
    const event = await world.event({ capacity: 20 });

    expect(event.code).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
    expect(await locateEvent(world.system, event.code.toLowerCase())).toMatchObject({ id: event.id });
    expect(await findEvent(world.system, event.id)).toEqual(event);
    expect(event).toMatchObject({
      status: "published",
      seatsTaken: 0,
      going: 0,
      waiting: 0,
      organizerName: "Olga",
      price: null,
    });
  });

  test("lasts two hours when nobody said how long", async ({ world }) => {
    const event = await world.event();

    expect(event.endsAt.getTime() - event.startsAt.getTime()).toBe(2 * 60 * 60 * 1000);
  });

  test("cannot lie in the past, end before it starts or be years away", async ({ world }) => {
    const tomorrow = inDays(world, 1).toISOString();
    const today = inDays(world, 0.5).toISOString();

    await expect(world.event({ startsIn: { days: 0 } })).rejects.toMatchObject({ field: "startsAt" });
    await expect(world.event({ startsAt: tomorrow, endsAt: today })).rejects.toMatchObject({
      field: "endsAt",
    });
    await expect(world.event({ startsIn: { days: 740 } })).rejects.toMatchObject({ field: "startsAt" });
  });

  test("with a price is refused while nobody could pay it", async ({ world }) => {
    world.settings.methods = [];
    await expect(world.event({ priceMinor: 500 })).rejects.toMatchObject({ reason: "sales_not_open" });
  });

  test.for([
    [99, "EUR"],
    [800_001, "EUR"],
    [199, "JPY"],
  ] as const)("a price of %i %s is outside what Stripe and Telegram take", async ([priceMinor, currency]) => {
    const type = { name: "General", priceMinor, currency };
    expect(TicketTypeInput.safeParse(type).error?.issues).toMatchObject([{ path: ["priceMinor"] }]);
  });
});

describe("Finding events", () => {
  test("lists what is public and ahead, the next one first, and only until it is over", async ({ world }) => {
    await world.event({ title: "Second", startsIn: { days: 2 } });
    await world.event({ title: "First", startsIn: { hours: 1 } });
    await world.event({ title: "Hidden", visibility: "unlisted" });
    const cancelled = await world.event({ title: "Cancelled" });
    await cancelEvent(world.as(cancelled.organizerId), { eventId: cancelled.id, note: null });

    const before = titles(await listUpcoming(world.system, { limit: 10 }));
    world.clock.forward({ hours: 3 });
    const after = titles(await listUpcoming(world.system, { limit: 10 }));

    expect(before).toEqual(["First", "Second"]);
    expect(after).toEqual(["Second"]);
  });

  test("are told by their price where that is asked for, however many free ones come before them", async ({
    world,
  }) => {
    const paid = { location: "Berlin", priceMinor: 4500, currency: "EUR" as const };
    for (const days of [1, 2, 3]) await world.event({ startsIn: { days }, title: "Free" });
    await world.event({ ...paid, startsIn: { days: 5 }, title: "Later" });
    await world.event({ ...paid, startsIn: { days: 4 }, title: "Sooner" });

    const pages = [0, 1, 2].map((offset) => listUpcoming(world.system, { limit: 1, offset, isPriced: true }));

    expect((await Promise.all(pages)).map(titles)).toEqual([["Sooner"], ["Later"], []]);
    expect(titles(await listUpcoming(world.system, { limit: 2, offset: 2 }))).toEqual(["Free", "Sooner"]);
  });

  test("pages without repeating", async ({ world }) => {
    for (const title of ["First", "Second"]) await world.event({ title, startsIn: { days: 1 } });

    const [first] = await listUpcoming(world.system, { limit: 1 });
    const rest = await listUpcoming(world.system, {
      limit: 5,
      after: { at: first!.startsAt, id: first!.id },
    });

    expect([first!.title, ...titles(rest)]).toEqual(["First", "Second"]);
  });

  test("lets people share their own and what they joined, and strangers only what is listed", async ({
    world,
  }) => {
    const event = await world.event({ title: "Rooftop", visibility: "unlisted" });
    const [guest, stranger] = (await world.people(2)) as [number, number];
    await rsvp(world.as(guest), { eventId: event.id });
    const page = { text: "roof", limit: 5, offset: 0 };

    const shared = await Promise.all(
      [event.organizerId, guest, stranger].map(async (userId) =>
        titles(await listShareable(world.system, userId, page)),
      ),
    );

    expect(shared).toEqual([["Rooftop"], ["Rooftop"], []]);
    const named = async () =>
      titles(await listShareable(world.system, stranger, { ...page, text: event.code }));
    expect(await named(), "without its link").toEqual([]);
    await locateEvent(world.as(stranger), event.ref);
    expect(await named(), "once its link was opened").toEqual(["Rooftop"]);
  });

  test("shows organizers what is ahead by date, and what is behind the latest first", async ({ world }) => {
    const organizer = await world.person({ verifiedAt: world.clock.now });
    await world.event({ organizer, title: "Past", startsIn: { hours: 1 } });
    await world.event({ organizer, title: "Later", startsIn: { days: 3 } });
    await world.event({ organizer, title: "Next", startsIn: { days: 2 } });
    world.clock.forward({ hours: 5 });
    const list = async (ahead: boolean) =>
      titles(await listOrganized(world.system, organizer, { limit: 5, offset: 0, ahead }));

    expect(await list(true)).toEqual(["Next", "Later"]);
    expect(await list(false)).toEqual(["Past"]);
  });
});

describe("Cancelling an event", () => {
  test("tells everybody once, with the note, whoever taps how often", async ({ world }) => {
    const { event, guest } = await eventWithGuest(world, { capacity: 1 });
    const waiting = await world.person();
    await rsvp(world.as(waiting), { eventId: event.id });
    const cancel = () =>
      cancelEvent(world.as(event.organizerId), { eventId: event.id, note: "Storm" }).catch(
        (error) => error.reason,
      );

    const taps = await Promise.all([cancel(), cancel(), cancel()]);

    expect(taps.filter((tap) => tap === "cancelled")).toHaveLength(2);
    await world.drain();
    await world.drain();
    for (const reader of [guest, waiting])
      expect(world.toldOf(reader, "event.cancelled")).toMatchObject([{ note: "Storm" }]);
  });

  test("leaves the list of who came, and takes no more RSVPs", async ({ world }) => {
    const { event, guest } = await eventWithGuest(world);

    await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });

    await world.drain();
    expect(await getEvent(world.system, event.id)).toMatchObject({ status: "cancelled", going: 1 });
    await expect(rsvp(world.as(guest), { eventId: event.id })).rejects.toMatchObject({ reason: "cancelled" });
  });

  test("that is over is refused", async ({ world }) => {
    const { event } = await eventWithGuest(world, { startsIn: { hours: 1 } });
    world.clock.forward({ hours: 3 });

    const cancel = cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });

    await expect(cancel).rejects.toMatchObject({ reason: "past" });
  });
});

test("an event is completed once its end has passed, and not before", async ({ world }) => {
  const event = await world.event({ startsIn: { hours: 1 } });
  await world.event({ startsIn: { days: 1 } });
  const answers: number[] = [];

  for (const hours of [2, 1, 0]) {
    world.clock.forward({ hours });
    answers.push(await completeEvents(world.system));
  }

  expect(answers).toEqual([0, 1, 0]);
  expect((await getEvent(world.system, event.id)).status).toBe("completed");
});

test("events that are over are all completed in one go, however many they are", async ({ world }) => {
  for (let n = 0; n < 5; n++) await world.event({ startsIn: { hours: 1 } });
  world.clock.forward({ hours: 3 });

  expect(await completeEvents(world.system, { limit: 2 })).toBe(5);
});
