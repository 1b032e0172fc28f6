import { describe, expect } from "vitest";
import { cancelEvent } from "@/domain/events/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { listTickets } from "@/domain/tickets/queries";
import { claimTicket, offerTransfer } from "@/domain/tickets/transfer";
import { call, test } from "../support/http";

const show = async (ref: string, as?: number) =>
  (await call("GET", `/api/events/${ref}`, as === undefined ? {} : { as })).body;

describe("An event's page", () => {
  test("tells who organizes it, and how many events of theirs took place", async ({ world }) => {
    const organizer = await world.person({ firstName: "Olga", lastName: "Orlova", username: "olga" });
    await world.event({ organizer, startsIn: { hours: 1 } });
    const off = await world.event({ organizer, startsIn: { hours: 1 } });
    await cancelEvent(world.as(organizer), { eventId: off.id, note: null });
    const event = await world.event({ organizer });
    world.clock.forward({ hours: 5 });

    expect(await show(event.code)).toMatchObject({
      organizer: { name: "Olga Orlova", username: "olga", eventsHeld: 1 },
      banner: null,
      isOrganizer: false,
    });
    expect(await show(event.code, organizer)).toMatchObject({ isOrganizer: true });
  });

  test("shows first names of six who go, in the order of joining, to whoever is in", async ({ world }) => {
    const event = await world.event({ capacity: 8 });
    const names = ["Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana"];
    const guests: number[] = [];
    for (const firstName of names) guests.push(await world.person({ firstName, lastName: "Secret" }));
    for (const guest of guests) await rsvp(world.as(guest), { eventId: event.id });
    const waiting = await world.person({ firstName: "Ida" });
    await rsvp(world.as(waiting), { eventId: event.id });

    for (const as of [guests[7], event.organizerId])
      expect((await show(event.code, as)).faces).toEqual(names.slice(0, 6));
    for (const as of [waiting, await world.person(), undefined])
      expect((await show(event.code, as)).faces).toEqual([]);
  });

  test("follows the ticket: who passed theirs on is not going, and who has it is", async ({ world }) => {
    const event = await world.event();
    const [giver, friend] = await world.people(2);
    await rsvp(world.as(giver!), { eventId: event.id });
    expect(await show(event.code, giver)).toMatchObject({ holdsSeat: true });

    const [ticket] = await listTickets(world.as(giver!), { userId: giver! });
    await claimTicket(world.as(friend!), (await offerTransfer(world.as(giver!), ticket!.id)).token);

    expect(await show(event.code, giver)).toMatchObject({ holdsSeat: false, rsvp: { status: "confirmed" } });
    expect(await show(event.code, friend)).toMatchObject({ holdsSeat: true, rsvp: { status: "none" } });
    expect(await show(event.code)).toMatchObject({ holdsSeat: false, rsvp: null });
  });
});
