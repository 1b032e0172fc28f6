import { describe, expect } from "vitest";
import { eventReports } from "@/db/schema/events";
import { deliveries } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import { call, knowAdmin, test } from "../support/http";

describe("POST /api/events/{id}/reports", () => {
  const report = (ref: string, as: number | undefined, body: object) =>
    call("POST", `/api/events/${ref}/reports`, { body, ...(as === undefined ? {} : { as }) });

  test("tells the administrators what is wrong, who says so, and where to look", async ({ world }) => {
    const admin = await knowAdmin(world);
    await world.db.update(users).set({ startedAt: world.clock.now });
    const person = await world.person({ firstName: "Kim", lastName: "Kay", username: "kim" });
    const event = await world.event();

    const answer = await report(event.code, person, { reason: "scam", note: " Wants my\u0000 card. " });

    expect(answer).toMatchObject({
      status: 201,
      body: {
        eventId: event.id,
        reason: "scam",
        note: "Wants my card.",
        reportedAt: "2026-11-22T09:00:00.000Z",
      },
    });
    expect(await world.db.select().from(deliveries)).toMatchObject([
      { kind: "event.reported", chatId: admin, eventId: event.id, status: "queued" },
    ]);
    await world.db.update(deliveries).set({ chatId: person });
    await world.drain();
    expect(world.toldOf(person, "event.reported")).toMatchObject([
      {
        from: { name: "Kim Kay", username: "kim" },
        reason: "scam",
        note: "Wants my card.",
        event: { id: event.id },
      },
    ]);
  });

  test("hears a person once about an event, even when they ask twice at the same time", async ({ world }) => {
    await knowAdmin(world);
    const [person, other] = (await world.people(2)) as [number, number];
    const event = await world.event();

    const both = await Promise.all([
      report(event.id, person, { reason: "spam" }),
      report(event.id, person, { reason: "spam" }),
    ]);
    const later = await report(event.id, person, { reason: "offensive", note: "Still there" });
    await report(event.id, other, { reason: "other" });

    expect([...both, later].map(({ status, body }) => [status, body.reason])).toEqual(
      Array(3).fill([201, "spam"]),
    );
    expect(await world.db.select().from(eventReports)).toHaveLength(2);
    expect(await world.db.select().from(deliveries)).toHaveLength(2);
  });

  test("is for whoever can see the event and is signed in", async ({ world }) => {
    const event = await world.event({ visibility: "private" });
    const person = await world.person();

    expect((await report(event.id, undefined, { reason: "spam" })).status).toBe(401);
    expect((await report(event.id, person, { reason: "spam" })).status).toBe(404);
    expect((await report(event.ref, person, { reason: "spam" })).status).toBe(201);
  });

  test.for<[string, object, string]>([
    ["no reason", {}, "reason"],
    ["an unknown reason", { reason: "boring" }, "reason"],
    ["a note that is too long", { reason: "spam", note: "x".repeat(501) }, "note"],
    ["somebody else's name", { reason: "spam", reporterId: 1 }, ""],
  ])("refuses %s and keeps nothing", async ([_, body, field], { world }) => {
    const event = await world.event();
    const answer = await report(event.id, await world.person(), body);

    expect(answer).toMatchObject({ status: 422, body: { issues: [{ path: field ? [field] : [] }] } });
    expect(await world.db.select().from(eventReports)).toEqual([]);
  });
});
