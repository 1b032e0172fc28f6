import { describe, expect } from "vitest";
import { cancelEvent } from "@/domain/events/cancel";
import { catchUp } from "@/domain/notifications/catch-up";
import { expandReminders } from "@/domain/reminders/expand";
import { muteEvent } from "@/domain/reminders/mute-event";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { changeUser } from "@/domain/users/change";
import { markBlocked, markReachable } from "@/domain/users/reach";
import { friday, going, hears, move, remindersTold, skips, until } from "../support/heard";
import { test } from "../support/world";

describe("A reminder", () => {
  test("comes a day and an hour before, and thanks after the end, each once", async ({ world }) => {
    const { guest } = await friday(world);

    const heard = await hears(world, guest, "2026-11-29T18:00:00Z");

    expect(heard).toEqual(["11-26T18:00 day", "11-27T17:00 hour", "11-27T21:00 thanks"]);
  });

  test("follows an event that is moved earlier", async ({ world }) => {
    const { event, guest } = await friday(world);
    await move(world, event, "2026-11-25T18:00:00Z");

    const heard = await hears(world, guest, "2026-11-29T18:00:00Z");

    expect(heard).toEqual(["11-24T18:00 day", "11-25T17:00 hour", "11-25T21:00 thanks"]);
  });

  test("comes again for the new date when the event is moved later, and what was queued for the old one does not", async ({
    world,
  }) => {
    const { event, guest } = await friday(world);
    await until(world, "2026-11-26T17:50:00Z");
    world.clock.now = new Date("2026-11-26T18:00:00Z");
    await expandReminders(world.system);
    await move(world, event, "2026-11-29T18:00:00Z");
    await world.drain();
    expect(remindersTold(world, guest)).toEqual([]);
    expect(await skips(world, guest)).toEqual(["the event or the reminder was moved"]);

    const heard = await hears(world, guest, "2026-11-30T18:00:00Z");

    expect(heard).toEqual(["11-28T18:00 day", "11-29T17:00 hour", "11-29T21:00 thanks"]);
  });

  test("whose time has gone because the event was moved past it is never told", async ({ world }) => {
    const { event, guest } = await friday(world);
    await move(world, event, "2026-11-22T20:00:00Z");

    const heard = await hears(world, guest, "2026-11-23T10:00:00Z");

    expect(heard).toEqual(["11-22T19:00 hour", "11-23T07:00 thanks"]);
  });

  test("is told again for each of the times that an event was moved to, once", async ({ world }) => {
    const { event, guest } = await friday(world);
    for (const day of ["28", "29", "27", "30"]) await move(world, event, `2026-11-${day}T18:00:00Z`);
    await until(world, "2026-11-29T19:00:00Z");
    expect(remindersTold(world, guest)).toEqual(["day"]);

    await move(world, event, "2026-12-04T18:00:00Z");
    await until(world, "2026-12-05T19:00:00Z");

    expect(remindersTold(world, guest)).toEqual(["day", "day", "hour", "thanks"]);
  });

  test("of a cancelled event is never told, not even one that was queued", async ({ world }) => {
    const { event, guest } = await friday(world);
    world.clock.now = new Date("2026-11-26T18:00:00Z");
    await expandReminders(world.system);
    await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });

    const heard = await hears(world, guest, "2026-11-29T18:00:00Z");

    expect(heard).toEqual([]);
    expect(world.toldOf(guest, "event.cancelled")).toHaveLength(1);
    expect(await skips(world, guest)).toEqual(["the event is cancelled"]);
  });

  test("is not for whoever joins after its time", async ({ world }) => {
    const { event } = await friday(world);
    await until(world, "2026-11-26T18:30:00Z");
    const late = await going(world, event);

    const heard = await hears(world, late, "2026-11-28T18:00:00Z");

    expect(heard).toEqual(["11-27T17:00 hour", "11-27T21:00 thanks"]);
  });

  test("is not for whoever has cancelled since it was queued", async ({ world }) => {
    const { event, guest } = await friday(world);
    world.clock.now = new Date("2026-11-26T18:00:00Z");
    await expandReminders(world.system);
    await cancelRsvp(world.as(guest), { eventId: event.id, userId: guest });

    const heard = await hears(world, guest, "2026-11-29T18:00:00Z");

    expect(heard).toEqual([]);
    expect(await skips(world, guest)).toEqual(["no longer meant"]);
  });

  test("is not sent to whoever opted out meanwhile, of reminders or of this event", async ({ world }) => {
    const { event, guest } = await friday(world);
    const other = await going(world, event);
    const third = await going(world, event);
    world.clock.now = new Date("2026-11-26T18:00:00Z");
    await expandReminders(world.system);
    await changeUser(world.as(guest), guest, { muted: ["reminder"] });
    await muteEvent(world.as(other), { eventId: event.id });

    await until(world, "2026-11-28T18:00:00Z");

    expect([guest, other, third].map((person) => remindersTold(world, person))).toEqual([
      ["thanks"],
      [],
      ["day", "hour", "thanks"],
    ]);
    expect(await skips(world, other)).toEqual(["muted", "muted", "muted"]);
  });

  test("is not sent to whoever blocked the bot meanwhile, and made up for when they come back only while it helps", async ({
    world,
  }) => {
    const { event, guest } = await friday(world);
    const other = await going(world, event);
    world.clock.now = new Date("2026-11-26T18:00:00Z");
    await expandReminders(world.system);
    for (const person of [guest, other]) await markBlocked(world.system, person);
    await until(world, "2026-11-27T05:00:00Z");
    expect(await skips(world, guest)).toEqual(["cannot be written to"]);
    const comeBack = async (person: number) => {
      await markReachable(world.system, person);
      await catchUp(world.system, person);
      await world.drain();
    };

    await comeBack(guest);
    await until(world, "2026-11-27T07:00:00Z");
    await comeBack(other);
    const heard = [guest, other].map((person) => remindersTold(world, person));

    // It helps until 6:00 in UTC, and quiet hours last longer: it comes at once, or not at all.
    expect(heard).toEqual([["day"], []]);
    expect(await skips(world, other)).toEqual(["too late"]);
    expect(await hears(world, other, "2026-11-27T18:00:00Z")).toEqual(["11-27T17:00 hour"]);
  });
});
