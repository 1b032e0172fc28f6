import fc from "fast-check";
import { describe, expect } from "vitest";
import { ZodError } from "zod";
import { Refusal } from "@/domain/errors";
import { changeEvent } from "@/domain/events/change";
import { getEvent } from "@/domain/events/queries";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { listAttendees, listMyEvents, standingOf } from "@/domain/rsvps/queries";
import { resizeParty } from "@/domain/rsvps/resize";
import { rsvp } from "@/domain/rsvps/rsvp";
import { typesOf } from "../support/sales";
import { recount, wrongsOf } from "../support/seats";
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

/** Kinds of ticket with a limit each, one that cannot be had, and two that are not there. */
const kinds = ["one each", "three left", "no limit", "hidden", "another event's", "nobody's"] as const;

async function eventOfKinds(world: World, priceMinor: number) {
  const money = { priceMinor, currency: "EUR" as const };
  const event = await world.event({
    location: "Café Mond",
    maxGuests: 3,
    ticketTypes: [
      { name: kinds[0], maxPerPerson: 1, ...money },
      { name: kinds[1], capacity: 3, ...money },
      { name: kinds[2], ...money },
      { name: kinds[3], isHidden: true, ...money },
    ],
  });
  const own = (await typesOf(world, event.id)).map(({ id }) => id);
  const [foreign] = await typesOf(world, (await world.event()).id);
  return { event, ids: [...own, foreign!.id, "00000000-0000-7000-8000-000000000000"] };
}

describe("Tickets that are named", () => {
  const line = fc.record({ kind: fc.nat(kinds.length - 1), quantity: fc.integer({ min: 1, max: 4 }) });
  const wish = fc.record({ person: fc.nat(3), lines: fc.array(line, { minLength: 1, maxLength: 4 }) });

  test("are had or refused, however they are listed, and everybody in a crowd hears what they would alone", async ({
    world,
  }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(wish, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0, 4500),
        async (wishes, price) => {
          const people = await world.people(4);
          const asking = async () => {
            const { event, ids } = await eventOfKinds(world, price);
            const ask = ({ person, lines }: (typeof wishes)[number]) =>
              rsvp(world.as(people[person]!), {
                eventId: event.id,
                lines: lines.map(({ kind, quantity }) => ({ ticketTypeId: ids[kind]!, quantity })),
              }).then(({ status, partySize }) => `${status} ${partySize}`, refusedAs);
            return { event, ask };
          };
          const [crowd, queue] = [await asking(), await asking()];

          const together = await Promise.all(wishes.map(crowd.ask));
          const alone: string[] = [];
          for (const one of wishes) alone.push(await queue.ask(one));

          expect(together).toEqual(alone);
          expect(wrongsOf(await recount(world.db, crowd.event.id))).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  test.for([
    ["too_many_tickets", [0, 0], 4500],
    ["too_many_guests", [2, 2, 2, 2, 2], 0],
    ["too_many_tickets", [0, 0], 0],
    ["sold_out", [1, 1, 1, 1], 4500],
  ] as const)(
    "are added up before a limit is looked at: %s for %j at %i",
    async ([reason, wanted, price], { world }) => {
      const { event, ids } = await eventOfKinds(world, price);
      const lines = wanted.map((kind) => ({ ticketTypeId: ids[kind]!, quantity: 1 }));

      const asked = rsvp(world.as(await world.person()), { eventId: event.id, lines });

      await expect(asked).rejects.toMatchObject({ reason });
    },
  );

  test("or are not, a free kind has its limit per person", async ({ world }) => {
    const event = await world.event({ ticketTypes: [{ name: "Entry", maxPerPerson: 2 }] });
    const [one, two] = await world.people(2);

    const three = rsvp(world.as(one!), { eventId: event.id, partySize: 3 });

    await expect(three).rejects.toMatchObject({ reason: "too_many_tickets", details: { max: 2 } });
    expect(await rsvp(world.as(two!), { eventId: event.id, partySize: 2 })).toMatchObject({
      status: "confirmed",
    });
  });
});

/** A no that was expected; anything else is thrown. */
function refusedAs(error: unknown): string {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof ZodError) return "invalid_input";
  throw error;
}

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
