import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { deliveries } from "@/db/schema/notifications";
import { tickets } from "@/db/schema/tickets";
import { addReminder } from "@/domain/reminders/add";
import { changeReminder } from "@/domain/reminders/change";
import { deleteReminder } from "@/domain/reminders/delete";
import { expandReminders } from "@/domain/reminders/expand";
import { muteEvent } from "@/domain/reminders/mute-event";
import { listReminders } from "@/domain/reminders/queries";
import { ReminderInput } from "@/domain/reminders/schema";
import { testReminder } from "@/domain/reminders/test-reminder";
import { rsvp } from "@/domain/rsvps/rsvp";
import { at, friday, going, hoursBefore, own } from "../support/schedule";
import { test } from "../support/world";

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
    for (const left of [1, 1, 0]) expect(await expandReminders(world.system)).toBe(left);

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

    await testReminder(organizer, { eventId, unsaved: { text: "Hello {first_name}" } });
    await testReminder(organizer, { eventId, reminderId: (await of("day")).id });
    await testReminder(organizer, {
      eventId,
      reminderId: (await of("thanks")).id,
      unsaved: { text: "Thanks!" },
    });
    await testReminder(organizer, {
      eventId,
      reminderId: (await of("confirmation")).id,
      unsaved: { text: "Ring twice" },
    });
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
    expect(world.toldOf(event.organizerId, "reminder").find(({ text }) => text === null)).toMatchObject({
      asOf: (await of("day")).dueAt,
    });
    await expect(testReminder(organizer, { eventId })).rejects.toMatchObject({ field: "text" });
  });

  test("is tried out as it was typed, whatever of it was saved", async ({ world }) => {
    const { event, organizer, of } = await friday(world);
    const { id: reminderId } = await of("day");
    await changeReminder(organizer, { reminderId, change: { text: "Saved" } });
    const { timing: afterwards } = own({ timing: { anchor: "end", offsetMinutes: 30 } });
    await world.drain();

    for (const unsaved of [
      { text: "Typed", asksConfirmation: true },
      { text: null },
      {},
      { text: "Photos", timing: afterwards },
    ]) {
      await testReminder(organizer, { eventId: event.id, reminderId, unsaved });
      await world.drain();
    }

    expect(world.toldOf(event.organizerId, "reminder")).toMatchObject([
      { text: "Typed", asksConfirmation: true },
      { text: null, asksConfirmation: false },
      { text: "Saved", asksConfirmation: false },
    ]);
    expect(world.toldOf(event.organizerId, "thanks")).toMatchObject([{ text: "Photos" }]);
    expect(await of("day")).toMatchObject({ text: "Saved", asksConfirmation: false });
  });
});
