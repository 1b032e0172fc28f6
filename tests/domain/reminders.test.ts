import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { deliveries } from "@/db/schema/notifications";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import type { EventDetails } from "@/domain/events/schema";
import { catchUp } from "@/domain/notifications/catch-up";
import { expandReminders } from "@/domain/reminders/expand";
import { muteEvent } from "@/domain/reminders/mute-event";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { changeUser } from "@/domain/users/change";
import { markBlocked, markReachable } from "@/domain/users/reach";
import { test, type World } from "../support/world";

/** What an event told somebody by itself, in order. */
function remindersTold(world: World, userId: number) {
  return world.told(userId).flatMap((letter) => {
    if (letter.kind === "thanks") return "thanks";
    return letter.kind === "reminder" ? letter.reminder.kind : [];
  });
}

/** Lets the clock jump from one instant at which something is due to the next, up to an instant. */
async function until(world: World, iso: string, meanwhile = () => {}) {
  const end = new Date(iso);
  await world.drain();
  meanwhile();
  while (world.clock.now < end) {
    const now = world.clock.now.toISOString();
    const [next] = await world.db.execute<{ at: string | null }>(sql`
      select least(
        (select min(scheduled_time) from event_notifications where sent_at is null and is_enabled and scheduled_time > ${now}),
        (select min(due_at) from deliveries where status = 'queued' and due_at > ${now})) as at`);
    const due = next?.at ? new Date(next.at) : end;
    world.clock.now = due < end ? due : end;
    await world.drain();
    meanwhile();
  }
}

/** The same; answers what this person heard meanwhile, and at which minute by the clock in UTC. */
async function hears(world: World, userId: number, iso: string) {
  const heard: string[] = [];
  let known = remindersTold(world, userId).length;
  await until(world, iso, () => {
    const at = world.clock.now.toISOString().slice(5, 16);
    const told = remindersTold(world, userId);
    heard.push(...told.slice(known).map((kind) => `${at} ${kind}`));
    known = told.length;
  });
  return heard;
}

/** An event on Friday evening, 19:00 to 21:00 in Berlin, five days ahead; and somebody who goes, in the same zone. */
async function friday(world: World) {
  const event = await world.event({ startsAt: "2026-11-27T18:00:00Z", endsAt: "2026-11-27T20:00:00Z" });
  const guest = await going(world, event);
  return { event, guest };
}

async function going(world: World, event: EventDetails, about = {}) {
  const guest = await world.person({ timeZone: "Europe/Berlin", quietFrom: 23 * 60, ...about });
  await rsvp(world.as(guest), { eventId: event.id });
  await world.drain();
  return guest;
}

const move = (world: World, event: EventDetails, startsAt: string) =>
  changeEvent(world.as(event.organizerId), {
    eventId: event.id,
    changes: { startsAt: new Date(startsAt) },
    quietly: true,
  });

const skips = async (world: World, userId: number) =>
  (await world.db.select().from(deliveries).where(eq(deliveries.chatId, userId)))
    .filter(({ status, kind }) => status === "skipped" && (kind === "reminder" || kind === "thanks"))
    .map(({ error }) => error);

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

describe("Daylight saving", () => {
  test("between a reminder and its event leaves the reminder as many hours before as it says", async ({
    world,
  }) => {
    world.clock.now = new Date("2027-03-20T09:00:00Z");
    // Berlin's clocks jump from 2 to 3 on March 28: noon there is 10:00 UTC, and a day before 11:00 local.
    const event = await world.event({ startsAt: "2027-03-28T10:00:00Z", endsAt: "2027-03-28T12:00:00Z" });
    const guest = await going(world, event);

    const heard = await hears(world, guest, "2027-03-29T18:00:00Z");

    expect(heard).toEqual(["03-27T10:00 day", "03-28T09:00 hour", "03-28T13:00 thanks"]);
  });

  test("between quiet hours and their end is counted by the reader's clock", async ({ world }) => {
    world.clock.now = new Date("2027-03-20T09:00:00Z");
    const event = await world.event({ startsAt: "2027-03-28T21:30:00Z", endsAt: "2027-03-28T23:00:00Z" });
    const guest = await going(world, event, { quietFrom: 22 * 60 });

    // Due on the evening before at 22:30 local; 8:00 local comes after seven and a half hours only.
    const heard = await hears(world, guest, "2027-03-28T12:00:00Z");

    expect(heard).toEqual(["03-28T06:00 day"]);
  });
});

describe("Quiet hours", () => {
  test("are the reader's own, wherever the venue is and its organizer", async ({ world }) => {
    const organizer = await world.person({ timeZone: "America/Los_Angeles", verifiedAt: world.clock.now });
    // 9:00 in Tokyo on Friday: midnight in UTC.
    const event = await world.event({
      organizer,
      timeZone: "Asia/Tokyo",
      startsAt: "2026-11-27T00:00:00Z",
      endsAt: "2026-11-27T02:00:00Z",
    });
    const inTokyo = await going(world, event, { timeZone: "Asia/Tokyo" });
    const inBerlin = await going(world, event, { timeZone: "Europe/Berlin" });
    const nowhere = await going(world, event, { timeZone: null });

    await until(world, "2026-11-26T00:00:00Z");
    const heard = [inTokyo, inBerlin, nowhere].map((person) => remindersTold(world, person));
    await until(world, "2026-11-26T07:10:00Z");

    expect(heard).toEqual([["day"], [], ["day"]]);
    expect(remindersTold(world, inBerlin)).toEqual(["day"]);
  });

  test("hold up nothing that would come too late after them", async ({ world }) => {
    const event = await world.event({ startsAt: "2026-11-27T05:00:00Z", endsAt: "2026-11-27T06:00:00Z" });
    const guest = await going(world, event);

    const heard = await hears(world, guest, "2026-11-27T04:30:00Z");

    expect(heard).toEqual(["11-26T07:00 day", "11-27T04:00 hour"]);
  });

  test("can be set to none", async ({ world }) => {
    const event = await world.event({ startsAt: "2026-11-27T05:00:00Z", endsAt: "2026-11-27T06:00:00Z" });
    const guest = await going(world, event);
    await changeUser(world.as(guest), guest, { quietFrom: null, quietUntil: null });

    const heard = await hears(world, guest, "2026-11-26T08:00:00Z");

    expect(heard).toEqual(["11-26T05:00 day"]);
  });

  test("of the middle of the day work as well", async ({ world }) => {
    const { guest } = await friday(world);
    await changeUser(world.as(guest), guest, { quietFrom: 18 * 60, quietUntil: 20 * 60 + 30 });

    const heard = await hears(world, guest, "2026-11-26T22:00:00Z");

    expect(heard).toEqual(["11-26T19:30 day"]);
  });
});

describe("After a downtime", () => {
  test("of some hours everybody hears the same as without it, as far as it still helps", async ({
    world,
  }) => {
    const { event, guest } = await friday(world);
    world.clock.now = new Date("2026-11-26T19:00:00Z");
    const late = await world.person();
    await rsvp(world.as(late), { eventId: event.id });
    world.clock.now = new Date("2026-11-26T20:30:00Z");
    await world.drain();

    expect([remindersTold(world, guest), remindersTold(world, late)]).toEqual([["day"], []]);
  });

  test("that lasted until a reminder helps nobody any more it is left out", async ({ world }) => {
    const { guest } = await friday(world);
    world.clock.now = new Date("2026-11-27T17:40:00Z");

    await world.drain();

    expect(remindersTold(world, guest)).toEqual([]);
    expect(await skips(world, guest)).toEqual(["too late", "too late"]);
  });
});

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
