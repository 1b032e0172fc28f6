import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { users } from "@/db/schema/users";
import { cancelEvent } from "@/domain/events/cancel";
import { limits } from "@/domain/events/schema";
import { answerSupport, askSupport } from "@/domain/notifications/ask-support";
import { broadcast } from "@/domain/notifications/broadcast";
import { rsvp } from "@/domain/rsvps/rsvp";
import { test, type World } from "../support/world";

const dayMs = 24 * 60 * 60 * 1000;

const outcomes = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((attempt) =>
    attempt.status === "fulfilled" ? "done" : attempt.reason.reason,
  );

const organizerIn = (world: World, timeZone: string | null) =>
  world.person({ timeZone, verifiedAt: world.clock.now });

describe("New events", () => {
  test("are ten a day, even when twelve are confirmed in one instant", async ({ world }) => {
    const organizer = await organizerIn(world, "Europe/Berlin");

    const answers = await outcomes(Array.from({ length: 12 }, () => world.event({ organizer })));

    expect(answers.filter((answer) => answer === "done")).toHaveLength(limits.newPerDay);
    expect(answers.filter((answer) => answer === "too_many_events")).toHaveLength(2);
  });

  test("are counted over the last 24 hours, whichever zone the organizer and the events are in", async ({
    world,
  }) => {
    const organizer = await organizerIn(world, "America/New_York");
    const made = world.clock.now;
    for (let n = 0; n < limits.newPerDay; n++) {
      await world.event({ organizer });
      world.clock.forward({ minutes: 1 });
    }

    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "UTC", null]) {
      await world.db.update(users).set({ timeZone }).where(eq(users.id, organizer));
      await expect(
        world.event({ organizer, timeZone: timeZone ?? "Asia/Tokyo" }),
        timeZone ?? "none",
      ).rejects.toMatchObject({
        reason: "too_many_events",
        details: { max: 10, nextAt: new Date(made.getTime() + dayMs) },
      });
    }
    world.clock.now = new Date(made.getTime() + dayMs - 1);
    await expect(world.event({ organizer })).rejects.toMatchObject({ reason: "too_many_events" });
    world.clock.now = new Date(made.getTime() + dayMs);
    await expect(world.event({ organizer })).resolves.toMatchObject({ status: "published" });
    await expect(world.event({ organizer })).rejects.toMatchObject({
      reason: "too_many_events",
      details: { nextAt: new Date(made.getTime() + dayMs + 60_000) },
    });
  });

  test("that were cancelled count as well, and others' do not", async ({ world }) => {
    const [organizer, other] = [await organizerIn(world, null), await organizerIn(world, null)];
    for (let n = 0; n < limits.newPerDay; n++) {
      const event = await world.event({ organizer });
      await cancelEvent(world.as(organizer), { eventId: event.id, note: null });
    }

    await expect(world.event({ organizer })).rejects.toMatchObject({ reason: "too_many_events" });
    await expect(world.event({ organizer: other })).resolves.toMatchObject({ status: "published" });
  });
});

describe("An organizer's message", () => {
  test("goes to those who come, and to those who wait if the organizer wants it", async ({ world }) => {
    const event = await world.event({ capacity: 1 });
    const [going, waiting] = (await world.people(2)) as [number, number];
    for (const guest of [going, waiting]) await rsvp(world.as(guest), { eventId: event.id });
    const send = (text: string, ...statuses: ("confirmed" | "waitlisted")[]) =>
      broadcast(world.as(event.organizerId), { eventId: event.id, text, to: { statuses } });

    const counts = [
      await send("Doors at seven", "confirmed"),
      await send("Maybe a second night", "confirmed", "waitlisted"),
    ];

    await world.drain();
    expect(counts.map(({ people }) => people)).toEqual([1, 2]);
    expect(
      world
        .toldOf(going, "update")
        .map(({ text }) => text)
        .sort(),
    ).toEqual(["Doors at seven", "Maybe a second night"]);
    expect(world.toldOf(waiting, "update").map(({ text }) => text)).toEqual(["Maybe a second night"]);
  });

  test("can be sent ten times a day, even when six more are confirmed in one instant", async ({ world }) => {
    const event = await world.event();
    const send = () =>
      broadcast(world.as(event.organizerId), {
        eventId: event.id,
        text: "Hello",
        to: { statuses: ["confirmed"] },
      });

    for (let n = 0; n < 9; n++) await send();

    // All connections have done the same before, so that nobody has a start.
    const other = await world.event();
    const elsewhere = { eventId: other.id, text: "Hello", to: { statuses: ["confirmed" as const] } };
    await outcomes(Array.from({ length: 60 }, () => broadcast(world.as(other.organizerId), elsewhere)));

    const answers = await outcomes(Array.from({ length: 6 }, send));

    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      await world.db.update(users).set({ timeZone }).where(eq(users.id, event.organizerId));
      await expect(send()).rejects.toMatchObject({
        reason: "too_many_messages",
        details: { max: 10, nextAt: new Date(world.clock.now.getTime() + dayMs) },
      });
    }
    world.clock.forward({ days: 1 });
    await expect(send()).resolves.toMatchObject({ people: 0 });
  });

  test("is neither empty nor too long", async ({ world }) => {
    const event = await world.event();
    const send = (text: string) =>
      broadcast(world.as(event.organizerId), { eventId: event.id, text, to: { statuses: ["confirmed"] } });

    await expect(send(" \n\u202e ")).rejects.toMatchObject({ reason: "message_empty" });
    await expect(send("x".repeat(3501))).rejects.toMatchObject({
      reason: "message_too_long",
      details: { length: 3501, max: 3500 },
    });
  });
});

test("a question to support reaches every administrator, and the answer reaches whoever asked", async ({
  world,
}) => {
  const admins = [await world.admin(), await world.admin()] as const;
  const person = await world.person({ firstName: "Kim", username: "kim" });

  await askSupport(world.as(person), "  Where is my ticket? ");
  await world.drain();
  await answerSupport(world.as(admins[1]), { userId: person, text: "Here it is." });

  await world.drain();
  for (const admin of admins) {
    expect(world.toldOf(admin, "support.message")).toMatchObject([
      { from: { name: "Kim", username: "kim" }, text: "Where is my ticket?" },
    ]);
  }
  expect(world.toldOf(person, "support.reply")).toMatchObject([{ text: "Here it is." }]);
});
