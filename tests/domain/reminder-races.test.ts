import { expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { expandReminders } from "@/domain/reminders/expand";
import { rsvp } from "@/domain/rsvps/rsvp";
import { remindersTold } from "../support/heard";
import { at, friday, going } from "../support/schedule";
import { test } from "../support/world";

test("Processes that expand at once queue each letter once", async ({ world }) => {
  const event = await world.event({ startsAt: "2026-11-27T18:00:00Z", endsAt: "2026-11-27T20:00:00Z" });
  const people = await world.people(40, { timeZone: "Europe/Berlin" });
  await Promise.all(people.map((person) => rsvp(world.as(person), { eventId: event.id })));
  await world.drain();
  world.clock.now = new Date("2026-11-26T18:00:00Z");

  const expanded = await Promise.all(Array.from({ length: 6 }, () => expandReminders(world.system)));

  expect(expanded.reduce((sum, rules) => sum + rules, 0)).toBe(1);
  await Promise.all([world.drain(), world.drain(), world.drain()]);
  for (const person of people) expect(remindersTold(world, person)).toEqual(["day"]);
});

test("A large event begins early, so that the last person hears in time", async ({ world }) => {
  const event = await world.event({ startsAt: "2026-11-27T18:00:00Z", endsAt: "2026-11-27T20:00:00Z" });
  const people = await world.people(100, { timeZone: "Europe/Berlin" });
  await Promise.all(people.map((person) => rsvp(world.as(person), { eventId: event.id })));
  await world.drain();

  world.clock.now = new Date("2026-11-27T16:59:55Z");
  const tooEarly = await expandReminders(world.system);
  world.clock.now = new Date("2026-11-27T16:59:56Z");
  const inTime = await expandReminders(world.system);

  // The day's reminder is the one that is told too early: it was due before.
  expect([tooEarly, inTime]).toEqual([1, 1]);
});

test("Moving events while their reminders are being queued tells nobody the old time, and everybody the new one", async ({
  world,
}) => {
  const plans = await Promise.all(Array.from({ length: 6 }, () => friday(world)));
  const guests = await Promise.all(plans.map(({ event }) => going(world, event)));
  world.clock.now = new Date("2026-11-26T18:00:00Z");
  const move = ({ event, organizer }: (typeof plans)[number], startsAt: string) =>
    changeEvent(organizer, {
      eventId: event.id,
      changes: { startsAt: new Date(startsAt) },
      quietly: true,
    });

  await Promise.all([
    expandReminders(world.system),
    expandReminders(world.system),
    ...plans.map((plan) => move(plan, "2026-11-29T18:00:00Z")),
  ]);
  await world.drain();
  const told = () => guests.map((guest) => world.toldOf(guest, "reminder").length);

  expect(told()).toEqual([0, 0, 0, 0, 0, 0]);
  await at(world, "2026-11-28T18:00:00Z");
  expect(told()).toEqual([1, 1, 1, 1, 1, 1]);
});
