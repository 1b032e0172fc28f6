import { describe, expect } from "vitest";
import { duplicateEvent } from "@/domain/drafts/duplicate";
import { publishForm } from "@/domain/drafts/publish-form";
import { saveFields } from "@/domain/drafts/save-fields";
import { cancelEvent } from "@/domain/events/cancel";
import { addReminder } from "@/domain/reminders/add";
import { changeReminder, changeReminders } from "@/domain/reminders/change";
import { deleteReminder } from "@/domain/reminders/delete";
import { listReminders } from "@/domain/reminders/queries";
import { testReminder } from "@/domain/reminders/test-reminder";
import { friday, going, hoursBefore, own } from "../support/schedule";
import { test } from "../support/world";

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
