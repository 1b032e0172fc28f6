import { describe, expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { EventChanges } from "@/domain/events/schema";
import { addReminder } from "@/domain/reminders/add";
import { changeReminder } from "@/domain/reminders/change";
import { confirmComing } from "@/domain/reminders/confirm-coming";
import { muteEvent, unmuteEvent } from "@/domain/reminders/mute-event";
import { listMutes, listReminders } from "@/domain/reminders/queries";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { listAttendees } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { checkout, payAtStripe, sale } from "../support/sales";
import { at, friday, going, hoursBefore, own } from "../support/schedule";
import { test, type World } from "../support/world";

test("What the organizer adds to the confirmation is told with it", async ({ world }) => {
  const { event, organizer, of } = await friday(world);
  const before = await going(world, event);
  const { id: reminderId } = await of("confirmation");

  await changeReminder(organizer, { reminderId, change: { text: "Ring twice" } });
  const after = await going(world, event);

  expect([before, after].map((person) => world.toldOf(person, "rsvp.confirmed")[0]?.text)).toEqual([
    null,
    "Ring twice",
  ]);
});

test("It is told with the confirmation of a payment as well", async ({ world }) => {
  const { id: eventId, organizerId } = await sale(world);
  const organizer = world.as(organizerId);
  const [confirmation] = await listReminders(organizer, eventId);
  const buyers = [await world.person(), await world.person()] as const;
  const buys = async (buyer: number) => payAtStripe(world, (await checkout(world, buyer, eventId)).id);

  await buys(buyers[0]);
  await world.drain();
  await changeReminder(organizer, { reminderId: confirmation!.id, change: { text: "Ring twice" } });
  await buys(buyers[1]);
  await world.drain();

  expect(buyers.map((buyer) => world.toldOf(buyer, "payment.completed")[0]?.text)).toEqual([
    null,
    "Ring twice",
  ]);
});

test("Whoever is still coming can say so, as long as they are", async ({ world }) => {
  const { event } = await friday(world);
  const guest = await going(world, event);

  await confirmComing(world.as(guest), { eventId: event.id });

  const stranger = world.as(await world.person());
  await expect(confirmComing(stranger, { eventId: event.id })).rejects.toMatchObject({ reason: "not_going" });
  world.clock.forward({ days: 8 });
  await expect(confirmComing(world.as(guest), { eventId: event.id })).rejects.toMatchObject({
    reason: "past",
  });
});

describe("Who is still coming", () => {
  /** Three go, and were asked three hours before. */
  async function asked(world: World) {
    const { event, organizer, schedule } = await friday(world);
    const guests = [await going(world, event), await going(world, event), await going(world, event)] as const;
    const reminder = own({ timing: hoursBefore(3), asksConfirmation: true });
    const { id } = await addReminder(organizer, { eventId: event.id, reminder });
    await at(world, "2026-11-27T15:00:00Z");
    const coming = async () => (await schedule()).find((one) => one.id === id)!.coming;
    const says = async (guest: number) => {
      world.clock.forward({ minutes: 1 });
      await confirmComing(world.as(guest), { eventId: event.id });
    };
    const listed = async () =>
      (await listAttendees(organizer, event, { limit: 10 })).map(({ reconfirmedAt }) => reconfirmedAt);
    return { event, organizer, guests, coming, says, listed };
  }

  test("is counted for the reminder that asked, each person once and while they go", async ({ world }) => {
    const { event, guests, coming, says, listed } = await asked(world);
    const [one, two] = guests;
    expect(await coming()).toBe(0);
    for (const guest of [one, one, two]) await says(guest);

    expect(await coming()).toBe(2);
    expect(await listed()).toEqual([expect.any(Date), world.clock.now, null]);
    await cancelRsvp(world.as(two), { eventId: event.id, userId: two });
    expect(await coming()).toBe(1);
    world.clock.forward({ minutes: 1 });
    await rsvp(world.as(two), { eventId: event.id });
    expect(await listed()).toEqual([expect.any(Date), null, null]);
  });

  test("is not known any more when the event is moved, and is when only its end is", async ({ world }) => {
    const { event, organizer, guests, coming, says, listed } = await asked(world);
    await says(guests[0]);
    const move = (changes: object) =>
      changeEvent(organizer, { eventId: event.id, changes: EventChanges.parse(changes), quietly: true });

    await move({ endsAt: "2026-11-27T21:00:00Z" });
    expect([await coming(), (await listed())[0]]).toEqual([1, expect.any(Date)]);
    await move({ startsAt: "2026-11-28T18:00:00Z" });
    expect([await coming(), await listed()]).toEqual([0, [null, null, null]]);
  });
});

test("A muted event can be heard of again", async ({ world }) => {
  const { event } = await friday(world);
  const guest = await going(world, event);
  await muteEvent(world.as(guest), { eventId: event.id });
  await muteEvent(world.as(guest), { eventId: event.id });
  expect(await listMutes(world.as(guest))).toMatchObject([{ eventId: event.id, title: event.title }]);

  await unmuteEvent(world.as(guest), { eventId: event.id });
  await at(world, "2026-11-26T18:00:00Z");

  expect(await listMutes(world.as(guest))).toEqual([]);
  expect(world.toldOf(guest, "reminder")).toHaveLength(1);
});

test("The link to join is for reminders to people with a seat, and no others", async ({ world }) => {
  const { event, organizer } = await friday(world);
  const guest = await going(world, event);
  for (const [hours, statuses] of [
    [5, ["confirmed"]],
    [4, ["confirmed", "waitlisted"]],
  ] as const)
    await addReminder(organizer, {
      eventId: event.id,
      reminder: own({ timing: hoursBefore(hours), recipients: { statuses } }),
    });

  await at(world, "2026-11-27T13:00:00Z");
  await at(world, "2026-11-27T14:00:00Z");

  const told = world.toldOf(guest, "reminder").filter(({ reminder: { kind } }) => kind === "custom");
  expect(told.map(({ isForGoing }) => isForGoing)).toEqual([true, false]);
});
