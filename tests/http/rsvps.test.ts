import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { tickets } from "@/db/schema/tickets";
import { call, test } from "../support/http";

const seats = (eventId: string) => `/api/events/${eventId}/rsvps`;

describe("POST /api/events/{id}/rsvps", () => {
  test("a free seat is confirmed, and a full event has a waiting list with a position", async ({ world }) => {
    const [first, second, third] = (await world.people(3)) as [number, number, number];
    const event = await world.event({ capacity: 2 });

    const confirmed = await call("POST", seats(event.code), { as: first, body: { partySize: 2 } });
    expect(confirmed).toMatchObject({
      status: 201,
      body: { status: "confirmed", partySize: 2, eventId: event.id, userId: first },
    });
    expect(confirmed.headers.get("location")).toBe(`/api/events/${event.id}/rsvps/${first}`);

    expect(await call("POST", seats(event.id), { as: second })).toMatchObject({
      status: 201,
      body: { status: "waitlisted", position: 1 },
    });
    expect(await call("POST", seats(event.id), { as: third })).toMatchObject({
      status: 201,
      body: { status: "waitlisted", position: 2 },
    });
  });

  test("the last seat goes to exactly one of many who ask at once", async ({ world }) => {
    const people = await world.people(12);
    const event = await world.event({ capacity: 1 });

    const answers = await Promise.all(people.map((as) => call("POST", seats(event.id), { as })));
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 201));
    expect(answers.filter(({ body }) => body.status === "confirmed")).toHaveLength(1);
    expect(await world.db.select().from(tickets).where(eq(tickets.eventId, event.id))).toHaveLength(1);
  });

  test("says no clearly", async ({ world }) => {
    const [guest, other] = (await world.people(2)) as [number, number];
    const event = await world.event({ maxGuests: 2, startsIn: { hours: 1 } });
    const ask = (as: number, body?: object) =>
      call("POST", seats(event.id), { as, ...(body ? { body } : {}) });

    expect(await ask(guest, { partySize: 4 })).toMatchObject({
      status: 422,
      body: { error: "too_many_guests", message: expect.stringContaining("2") },
    });
    expect(await ask(guest, { partySize: 0 })).toMatchObject({
      status: 422,
      body: { error: "invalid_input", issues: [{ path: ["partySize"] }] },
    });
    expect(await ask(guest, { partySize: 1, userId: other })).toMatchObject({ status: 422 });
    expect((await ask(guest)).status).toBe(201);
    expect(await ask(guest)).toMatchObject({ status: 409, body: { error: "already_going" } });

    world.clock.forward({ hours: 1 });
    expect(await ask(other)).toMatchObject({ status: 409, body: { error: "started" } });
    world.clock.forward({ hours: 4 });
    expect(await ask(other)).toMatchObject({ status: 409, body: { error: "past" } });
  });
});

describe("GET /api/events/{id}/rsvps", () => {
  test("shows the organizer who comes and who waits, and nobody else", async ({ world }) => {
    const guest = await world.person({ firstName: "Gus", username: "gus" });
    const [waiting, stranger] = (await world.people(2)) as [number, number];
    const event = await world.event({ capacity: 1 });
    for (const as of [guest, waiting]) await call("POST", seats(event.id), { as });

    const { status, body } = await call("GET", seats(event.id), { as: event.organizerId });
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        rsvpId: expect.any(String),
        userId: guest,
        name: "Gus",
        username: "gus",
        status: "confirmed",
        partySize: 1,
        joinedAt: "2026-11-22T09:00:00.000Z",
        reconfirmedAt: null,
      },
      expect.objectContaining({ userId: waiting, status: "waitlisted" }),
    ]);
    expect(
      (await call("GET", `${seats(event.id)}?status=waitlisted`, { as: event.organizerId })).body,
    ).toMatchObject({ items: [{ userId: waiting }] });
    expect(await call("GET", `${seats(event.id)}?status=cancelled`, { as: event.organizerId })).toMatchObject(
      { status: 422 },
    );
    for (const as of [guest, stranger])
      expect(await call("GET", seats(event.id), { as })).toMatchObject({
        status: 403,
        body: { error: "not_organizer" },
      });
  });
});

describe("PUT /api/events/{id}/rsvps/{user_id}", () => {
  test("brings guests, as far as seats are free", async ({ world }) => {
    const guest = await world.person();
    const event = await world.event({ capacity: 3 });
    await call("POST", seats(event.id), { as: guest });
    const resize = (partySize: unknown) =>
      call("PUT", `${seats(event.id)}/${guest}`, { as: guest, body: { partySize } });

    expect(await resize(3)).toMatchObject({ status: 200, body: { status: "confirmed", partySize: 3 } });
    expect(await resize(4)).toMatchObject({ status: 409, body: { error: "not_enough_seats" } });
    expect(await resize("2")).toMatchObject({ status: 422 });
    expect(
      await call("PUT", `${seats(event.id)}/${guest}`, { as: event.organizerId, body: { partySize: 1 } }),
    ).toMatchObject({ status: 403, body: { error: "not_yours" } });
  });
});

describe("DELETE /api/events/{id}/rsvps/{user_id}", () => {
  test("the attendee gives their seat back; it is offered on, and can be accepted or declined", async ({
    world,
  }) => {
    const [guest, next, last] = (await world.people(3)) as [number, number, number];
    const event = await world.event({ capacity: 1 });
    for (const as of [guest, next, last]) await call("POST", seats(event.id), { as });

    const remove = () => call("DELETE", `${seats(event.id)}/${guest}`, { as: guest });
    expect(await remove()).toMatchObject({ status: 200, body: { status: "cancelled", userId: guest } });
    expect(await remove()).toMatchObject({ status: 404, body: { error: "not_going" } });

    const answer = (as: number, yes: boolean) =>
      call("POST", `${seats(event.id)}/${as}/offer`, { as, body: { answer: yes ? "accept" : "decline" } });
    expect((await call("GET", `/api/events/${event.id}`, { as: next })).body.rsvp).toMatchObject({
      status: "pending",
      holdExpiresAt: expect.any(String),
    });
    expect(await answer(last, true)).toMatchObject({ status: 409, body: { error: "offer_gone" } });
    expect(await answer(next, false)).toMatchObject({ status: 200, body: { status: "cancelled" } });
    expect(await answer(last, true)).toMatchObject({
      status: 200,
      body: { status: "confirmed", userId: last },
    });
  });

  test("the organizer removes an attendee", async ({ world }) => {
    const guest = await world.person();
    const event = await world.event();
    await call("POST", seats(event.id), { as: guest });
    expect(await call("DELETE", `${seats(event.id)}/${guest}`, { as: event.organizerId })).toMatchObject({
      status: 200,
    });
  });
});

describe("GET /api/users/{user_id}/rsvps", () => {
  test("lists what a person joined, to them alone", async ({ world }) => {
    const [guest, other] = (await world.people(2)) as [number, number];
    const [near, far] = [
      await world.event({ startsIn: { days: 1 } }),
      await world.event({ startsIn: { days: 9 }, capacity: 1 }),
    ];
    await call("POST", seats(far.id), { as: other });
    for (const { id } of [far, near]) await call("POST", seats(id), { as: guest });

    const { body } = await call("GET", `/api/users/${guest}/rsvps`, { as: guest });
    expect(body).toMatchObject({
      items: [
        { event: { id: near.id }, rsvp: { status: "confirmed", eventId: near.id } },
        { event: { id: far.id }, rsvp: { status: "waitlisted", position: 1 } },
      ],
      nextCursor: null,
    });
    expect(await call("GET", `/api/users/${guest}/rsvps`, { as: other })).toMatchObject({
      status: 403,
      body: { error: "not_yours" },
    });
    expect(await call("GET", "/api/users/me/rsvps", { as: guest })).toMatchObject({ status: 404 });
  });
});

describe("Somebody whom the organizer keeps out", () => {
  test("is refused in words, named to the organizer, and let in again", async ({ world }) => {
    const event = await world.event();
    const guest = await world.person({ firstName: "Tom" });
    const path = `/api/events/${event.code}`;
    const join = () => call("POST", `${path}/rsvps`, { as: guest, body: {} });
    await join();

    const removed = await call("DELETE", `${path}/rsvps/${guest}?keepOut=true`, { as: event.organizerId });

    expect(removed).toMatchObject({ status: 200, body: { status: "cancelled" } });
    expect(await join()).toMatchObject({
      status: 403,
      body: { error: "kept_out", message: expect.stringContaining("asked that you don't join it") },
    });
    expect(await call("GET", `${path}/blocks`, { as: event.organizerId })).toMatchObject({
      status: 200,
      body: { items: [{ userId: guest, name: "Tom", username: null }] },
    });
    expect(await call("GET", `${path}/blocks`, { as: guest })).toMatchObject({ status: 403 });
    expect(await call("DELETE", `${path}/blocks/${guest}`, { as: guest })).toMatchObject({ status: 403 });
    expect(
      await call("DELETE", `${path}/rsvps/${guest}?keepOut=maybe`, { as: event.organizerId }),
    ).toMatchObject({
      status: 422,
    });

    expect(await call("DELETE", `${path}/blocks/${guest}`, { as: event.organizerId })).toMatchObject({
      status: 200,
    });
    expect((await join()).status).toBe(201);
  });
});
