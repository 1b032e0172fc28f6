import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { deliveries } from "@/db/schema/notifications";
import { tickets } from "@/db/schema/tickets";
import { duplicateEvent } from "@/domain/drafts/duplicate";
import { publishForm } from "@/domain/drafts/publish-form";
import { saveFields } from "@/domain/drafts/save-fields";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { addReminder } from "@/domain/reminders/add";
import { changeReminder, changeReminders } from "@/domain/reminders/change";
import { confirmComing } from "@/domain/reminders/confirm-coming";
import { deleteReminder } from "@/domain/reminders/delete";
import { expandReminders } from "@/domain/reminders/expand";
import { muteEvent, unmuteEvent } from "@/domain/reminders/mute-event";
import { listMutes, listReminders } from "@/domain/reminders/queries";
import { ReminderInput } from "@/domain/reminders/schema";
import { testReminder } from "@/domain/reminders/test-reminder";
import { rsvp } from "@/domain/rsvps/rsvp";
import { test, type World } from "../support/world";

/** An event on Friday evening, five days ahead, and its organizer. */
async function friday(world: World) {
  const event = await world.event({ startsAt: "2026-11-27T18:00:00Z", endsAt: "2026-11-27T20:00:00Z" });
  const organizer = world.as(event.organizerId);
  const schedule = () => listReminders(organizer, event.id);
  const of = async (kind: string) => (await schedule()).find((reminder) => reminder.kind === kind)!;
  return { event, organizer, schedule, of };
}

async function going(world: World, event: { id: string }, about = {}) {
  const guest = await world.person({ quietFrom: null, quietUntil: null, ...about });
  await rsvp(world.as(guest), { eventId: event.id });
  await world.drain();
  return guest;
}

const own = (reminder: object) =>
  ReminderInput.parse({ text: "Bring a cushion, {first_name}.", ...reminder });
const hoursBefore = (hours: number) => ({ anchor: "start", offsetMinutes: -60 * hours });
const at = (world: World, iso: string) => {
  world.clock.now = new Date(iso);
  return world.drain();
};

describe("A schedule", () => {
  test("begins with the usual four, and tells when each is due and for how many", async ({ world }) => {
    const { event, schedule } = await friday(world);
    await going(world, event);
    await going(world, event, { startedAt: null });
    await going(world, event, { muted: ["reminder"] });

    const reminders = await schedule();

    expect(reminders.map(({ kind, dueAt, people }) => [kind, dueAt?.toISOString() ?? null, people])).toEqual([
      ["confirmation", null, 0],
      ["day", "2026-11-26T18:00:00.000Z", 1],
      ["hour", "2026-11-27T17:00:00.000Z", 1],
      ["thanks", "2026-11-27T21:00:00.000Z", 2],
    ]);
  });

  test("of an event that is published late never tells what would have been due before", async ({
    world,
  }) => {
    const event = await world.event({ startsIn: { minutes: 90 } });
    const guest = await going(world, event);

    await world.drain();

    expect(world.told(guest).map(({ kind }) => kind)).toEqual(["rsvp.confirmed"]);
    const [, day] = await listReminders(world.as(event.organizerId), event.id);
    expect(day).toMatchObject({ kind: "day", sentAt: world.clock.now });
  });

  test("is its organizer's to read and to change", async ({ world }) => {
    const { event, of } = await friday(world);
    const guest = world.as(await going(world, event));
    const { id: reminderId } = await of("day");
    const reminder = own({ timing: hoursBefore(3) });

    for (const attempt of [
      () => listReminders(guest, event.id),
      () => changeReminders(guest, { eventId: event.id, reminders: [] }),
      () => changeReminder(guest, { reminderId, change: { isEnabled: false } }),
      () => addReminder(guest, { eventId: event.id, reminder }),
      () => deleteReminder(guest, { reminderId }),
      () => testReminder(guest, { eventId: event.id, reminderId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ reason: "not_organizer" });
  });

  test("can be put in the place of the one before: what is left out goes, of the usual ones it is switched off", async ({
    world,
  }) => {
    const { event, organizer, schedule, of } = await friday(world);
    await addReminder(organizer, { eventId: event.id, reminder: own({ timing: hoursBefore(3) }) });
    const day = await of("day");

    const saved = await changeReminders(organizer, {
      eventId: event.id,
      reminders: [
        own({ id: day.id, kind: "day", timing: hoursBefore(48), text: "Two days!", asksConfirmation: true }),
        own({ kind: "thanks", timing: { anchor: "end", offsetMinutes: 30 }, text: null }),
        own({ timing: { anchor: "fixed", at: "2026-11-24T12:00:00Z" } }),
      ],
    });

    expect(saved).toEqual(await schedule());
    expect(
      saved.map(({ kind, isEnabled, dueAt }) => [kind, isEnabled, dueAt?.toISOString() ?? null]),
    ).toEqual([
      ["confirmation", true, null],
      ["custom", true, "2026-11-24T12:00:00.000Z"],
      ["day", true, "2026-11-25T18:00:00.000Z"],
      ["hour", false, "2026-11-27T17:00:00.000Z"],
      ["thanks", true, "2026-11-27T20:30:00.000Z"],
    ]);
    expect(saved[2]).toMatchObject({ id: day.id, text: "Two days!", asksConfirmation: true });
  });

  test("that is refused stays as it was", async ({ world }) => {
    const { event, organizer, schedule, of } = await friday(world);
    const earlier = await schedule();
    const { id } = await of("day");
    const put = (...reminders: object[]) =>
      changeReminders(organizer, { eventId: event.id, reminders: reminders.map(own) });
    const other = await listReminders(organizer, (await world.event({ organizer: event.organizerId })).id);

    await expect(put({ timing: hoursBefore(200) })).rejects.toMatchObject({ reason: "reminder_in_the_past" });
    await expect(put(...Array.from({ length: 9 }, () => ({ timing: hoursBefore(3) })))).rejects.toMatchObject(
      {
        reason: "too_many_reminders",
        details: { max: 12 },
      },
    );
    await expect(put({ timing: hoursBefore(3), text: "Hello {nickname}" })).rejects.toMatchObject({
      reason: "unknown_placeholder",
      details: { name: "nickname" },
    });
    await expect(put({ timing: hoursBefore(3), text: null })).rejects.toMatchObject({ field: "text" });
    await expect(put({ kind: "day", timing: { anchor: "end", offsetMinutes: 0 } })).rejects.toMatchObject({
      field: "timing",
    });
    await expect(put({ kind: "confirmation", timing: hoursBefore(3) })).rejects.toMatchObject({
      field: "timing",
    });
    await expect(
      put({ kind: "confirmation", timing: { anchor: "rsvp", offsetMinutes: 0 }, isEnabled: false }),
    ).rejects.toMatchObject({ field: "isEnabled" });
    await expect(put({ id, kind: "custom", timing: hoursBefore(3) })).rejects.toMatchObject({
      field: "kind",
    });
    await expect(
      put({ id, kind: "day", timing: hoursBefore(3) }, { id, kind: "day", timing: hoursBefore(4) }),
    ).rejects.toMatchObject({ field: "reminders" });
    await expect(put({ id: other[1]!.id, kind: "day", timing: hoursBefore(3) })).rejects.toMatchObject({
      reason: "not_found",
    });
    const stranger = { statuses: ["confirmed"], ticketTypeId: other[0]!.id };
    await expect(put({ timing: hoursBefore(3), recipients: stranger })).rejects.toMatchObject({
      field: "recipients",
    });
    await expect(deleteReminder(organizer, { reminderId: id })).rejects.toMatchObject({
      field: "reminderId",
    });
    expect(await schedule()).toEqual(earlier);
  });

  test("of a cancelled event cannot be changed", async ({ world }) => {
    const { event, organizer, of } = await friday(world);
    await cancelEvent(organizer, { eventId: event.id, note: null });

    const { id: reminderId } = await of("hour");

    await expect(changeReminder(organizer, { reminderId, change: { text: "Soon" } })).rejects.toMatchObject({
      reason: "cancelled",
    });
  });

  test("is taken over by an event that repeats it, without fixed times and what names people or tickets", async ({
    world,
  }) => {
    const { event, organizer, of } = await friday(world);
    const { id: reminderId } = await of("hour");
    await changeReminder(organizer, { reminderId, change: { isEnabled: false, text: "Doors are open." } });
    const someone = await going(world, event);
    for (const reminder of [
      own({ timing: hoursBefore(3) }),
      own({ timing: { anchor: "fixed", at: "2026-11-24T12:00:00Z" } }),
      own({ timing: hoursBefore(5), recipients: { userIds: [someone] } }),
    ])
      await addReminder(organizer, { eventId: event.id, reminder });
    const draft = await duplicateEvent(organizer, event.id);
    await saveFields(organizer, {
      draftId: draft.id,
      version: draft.version,
      answers: { startsAt: "2026-12-04T18:00:00Z" },
    });

    const repeated = await publishForm(organizer, { draftId: draft.id });

    const taken = await listReminders(organizer, repeated.id);
    expect(
      taken.map(({ kind, dueAt, isEnabled, text }) => [kind, dueAt?.toISOString(), isEnabled, text]),
    ).toEqual([
      ["confirmation", undefined, true, null],
      ["day", "2026-12-03T18:00:00.000Z", true, null],
      ["custom", "2026-12-04T15:00:00.000Z", true, "Bring a cushion, {first_name}."],
      ["hour", "2026-12-04T17:00:00.000Z", false, "Doors are open."],
      ["thanks", "2026-12-04T21:00:00.000Z", true, null],
    ]);
  });
});

describe("A reminder of the organizer's own", () => {
  test("goes out at its time in their words, and what became of it is counted", async ({ world }) => {
    const { event, organizer } = await friday(world);
    const [guest, blocked] = [await going(world, event), await going(world, event)];
    const { id } = await addReminder(organizer, {
      eventId: event.id,
      reminder: own({ timing: hoursBefore(3), asksConfirmation: true }),
    });
    world.messenger.failNext({ outcome: "blocked" }, { chatId: blocked });

    await at(world, "2026-11-27T15:00:00Z");

    expect(world.toldOf(guest, "reminder")).toMatchObject([
      { reminder: { id, kind: "custom" }, text: "Bring a cushion, {first_name}.", asksConfirmation: true },
    ]);
    const sent = (await listReminders(organizer, event.id)).find((reminder) => reminder.id === id);
    expect(sent).toMatchObject({
      people: 2,
      sent: 1,
      blocked: 1,
      failed: 0,
      tapped: 0,
      sentAt: world.clock.now,
    });
  });

  test("after the end counts among what comes after an event, and is muted with it", async ({ world }) => {
    const { event, organizer } = await friday(world);
    const [guest, muted] = [await going(world, event), await going(world, event, { muted: ["thanks"] })];
    const timing = { anchor: "end", offsetMinutes: 120 };
    await addReminder(organizer, {
      eventId: event.id,
      reminder: own({ timing, text: "Here are the photos" }),
    });

    await at(world, "2026-11-27T22:00:00Z");

    expect(world.toldOf(guest, "thanks").map(({ text }) => text)).toContain("Here are the photos");
    expect(world.toldOf(muted, "thanks")).toEqual([]);
  });

  test("that follows each RSVP comes so long after theirs, also to those who joined before it was made", async ({
    world,
  }) => {
    const { event, organizer } = await friday(world);
    const early = await going(world, event);
    await at(world, "2026-11-22T12:00:00Z");
    const { id } = await addReminder(organizer, {
      eventId: event.id,
      reminder: own({ timing: { anchor: "rsvp", offsetMinutes: 24 * 60 } }),
    });
    const late = await going(world, event);
    const told = () => [early, late].map((person) => world.toldOf(person, "reminder").length);

    await at(world, "2026-11-23T09:00:00Z");
    expect(told()).toEqual([1, 0]);
    await at(world, "2026-11-23T12:00:00Z");
    expect(told()).toEqual([1, 1]);

    await changeReminder(organizer, {
      reminderId: id,
      change: { timing: { anchor: "rsvp", offsetMinutes: 27 * 60 } },
    });
    await at(world, "2026-11-23T15:00:00Z");
    expect(told()).toEqual([1, 2]);
  });

  test("can be for the waiting list, for who is in or not, for a kind of ticket, for some people", async ({
    world,
  }) => {
    const { id: eventId, organizerId } = await world.event({
      capacity: 3,
      startsAt: "2026-11-27T18:00:00Z",
      endsAt: "2026-11-27T20:00:00Z",
    });
    const organizer = world.as(organizerId);
    const [inside, outside, third, waiting] = [
      await going(world, { id: eventId }),
      await going(world, { id: eventId }),
      await going(world, { id: eventId }),
      await going(world, { id: eventId }),
    ];
    const [ticket] = await world.db
      .update(tickets)
      .set({ status: "used", usedAt: world.clock.now, usedBy: organizerId })
      .where(eq(tickets.userId, inside))
      .returning();
    const audiences = {
      "waiting list": { statuses: ["waitlisted"] },
      "all in": { statuses: ["confirmed"], checkedIn: true },
      "not in": { statuses: ["confirmed"], checkedIn: false },
      ticket: { statuses: ["confirmed"], ticketTypeId: ticket!.ticketTypeId },
      "by name": { userIds: [third, waiting] },
    };
    for (const [text, recipients] of Object.entries(audiences))
      await addReminder(organizer, { eventId, reminder: own({ timing: hoursBefore(3), text, recipients }) });

    await at(world, "2026-11-27T15:00:00Z");

    const heard = [inside, outside, third, waiting].map((person) =>
      world
        .toldOf(person, "reminder")
        .map(({ text }) => text)
        .filter((text) => text !== null)
        .sort(),
    );
    expect(heard).toEqual([
      ["all in", "ticket"],
      ["not in", "ticket"],
      ["by name", "not in", "ticket"],
      ["by name", "waiting list"],
    ]);
  });

  test("reaches whoever was passed a ticket", async ({ world }) => {
    const { event } = await friday(world);
    const buyer = await world.person();
    await rsvp(world.as(buyer), { eventId: event.id, partySize: 2 });
    const friend = await world.person();
    await world.db
      .update(tickets)
      .set({ userId: friend })
      .where(and(eq(tickets.userId, buyer), eq(tickets.guestNumber, 1)));

    await at(world, "2026-11-26T18:00:00Z");

    expect([buyer, friend].map((person) => world.toldOf(person, "reminder").length)).toEqual([1, 1]);
  });

  test("that is switched off or deleted is not sent, not even when it is queued", async ({ world }) => {
    const { event, organizer, of } = await friday(world);
    const guest = await going(world, event);
    const { id } = await addReminder(organizer, {
      eventId: event.id,
      reminder: own({ timing: hoursBefore(24) }),
    });
    world.clock.now = new Date("2026-11-26T18:00:00Z");
    expect(await expandReminders(world.system)).toBe(2);

    await changeReminder(organizer, { reminderId: (await of("day")).id, change: { isEnabled: false } });
    await deleteReminder(organizer, { reminderId: id });
    await world.drain();

    expect(world.toldOf(guest, "reminder")).toEqual([]);
    const skipped = await world.db.select().from(deliveries).where(eq(deliveries.status, "skipped"));
    expect(skipped.map(({ error }) => error).sort()).toEqual([
      "the reminder was deleted",
      "the reminder was switched off",
    ]);
  });

  test("that is switched on after its time is not made up for", async ({ world }) => {
    const { event, organizer, of } = await friday(world);
    const guest = await going(world, event);
    const { id: reminderId } = await of("day");
    await changeReminder(organizer, { reminderId, change: { isEnabled: false } });
    await at(world, "2026-11-26T19:00:00Z");

    await changeReminder(organizer, { reminderId, change: { isEnabled: true } });
    await world.drain();

    expect(world.toldOf(guest, "reminder")).toEqual([]);
  });

  test("that is moved is told again at its new time, and not at the old one", async ({ world }) => {
    const { event, organizer, of } = await friday(world);
    const guest = await going(world, event);
    const { id: reminderId } = await of("day");
    world.clock.now = new Date("2026-11-26T18:00:00Z");
    await expandReminders(world.system);
    const timing = ReminderInput.shape.timing.parse(hoursBefore(5));
    await changeReminder(organizer, { reminderId, change: { timing } });
    await world.drain();
    expect(world.toldOf(guest, "reminder")).toEqual([]);

    await at(world, "2026-11-27T13:00:00Z");

    expect(world.toldOf(guest, "reminder")).toHaveLength(1);
  });

  test("can be tried out on oneself, whatever one has muted", async ({ world }) => {
    const { event, organizer, of } = await friday(world);
    await world.drain();
    await muteEvent(organizer, { eventId: event.id });
    const { id: eventId } = event;

    await testReminder(organizer, { eventId, text: "Hello {first_name}" });
    await testReminder(organizer, { eventId, reminderId: (await of("day")).id });
    await testReminder(organizer, { eventId, reminderId: (await of("thanks")).id, text: "Thanks!" });
    await testReminder(organizer, { eventId, reminderId: (await of("confirmation")).id, text: "Ring twice" });
    await world.drain();

    const told = world
      .told(event.organizerId)
      .map((letter) => [letter.kind, "text" in letter ? letter.text : ""]);
    expect(told.sort()).toEqual(
      [
        ["reminder", "Hello {first_name}"],
        ["reminder", null],
        ["rsvp.confirmed", "Ring twice"],
        ["thanks", "Thanks!"],
      ].sort(),
    );
    await expect(testReminder(organizer, { eventId })).rejects.toMatchObject({ field: "text" });
  });
});

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
