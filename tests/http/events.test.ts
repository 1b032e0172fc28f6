import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { events } from "@/db/schema/events";
import { facts } from "@/db/schema/facts";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, knowAdmin, test } from "../support/http";

const picnic = { title: "Picnic", startsAt: "2026-12-01T18:00:00+01:00", timeZone: "Europe/Berlin" };

describe("POST /api/events", () => {
  test("publishes the event, says where it is, and announces it", async ({ world }) => {
    const organizer = await world.person({ firstName: "Olga", verifiedAt: world.clock.now });
    const { status, headers, body } = await call("POST", "/api/events", {
      as: organizer,
      body: {
        ...picnic,
        title: "  Picnic\u0000 in  the park ",
        capacity: 20,
        onlineUrl: "https://meet.example/x",
      },
    });

    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/api/events/${body.code}`);
    expect(body).toMatchObject({
      title: "Picnic in the park",
      organizerName: "Olga",
      startsAt: "2026-12-01T17:00:00.000Z",
      endsAt: "2026-12-01T19:00:00.000Z",
      capacity: 20,
      onlineUrl: "https://meet.example/x",
      review: "not_needed",
      status: "published",
      price: null,
    });
    expect((await world.db.select().from(facts)).map(({ name }) => name)).toEqual(["event/published"]);
  });

  test("every field that is wrong is named", async ({ world }) => {
    const as = await world.person();
    const body = { ...picnic, title: " ", capacity: 0, timeZone: "Mars/Olympus", colour: "red" };
    const answer = await call("POST", "/api/events", { as, body });

    expect(answer).toMatchObject({ status: 422, body: { error: "invalid_input" } });
    const issues = answer.body.issues as { path: string[]; message: string }[];
    expect(issues.map(({ path }) => path.join(".")).sort()).toEqual(["", "capacity", "timeZone", "title"]);
  });

  test.for<[string, object, object]>([
    [
      "in the past",
      { startsAt: "2026-11-22T08:59:59Z" },
      { status: 422, body: { error: "invalid_input", issues: [{ path: ["startsAt"] }] } },
    ],
    [
      "that ends before it starts",
      { endsAt: "2026-12-01T16:59:00Z" },
      { status: 422, body: { issues: [{ path: ["endsAt"] }] } },
    ],
    [
      "at a price too low to be paid",
      { priceMinor: 5 },
      { status: 422, body: { issues: [{ path: ["priceMinor"] }] } },
    ],
    [
      "in a currency that is none",
      { currency: "XYZ" },
      { status: 422, body: { issues: [{ path: ["currency"] }] } },
    ],
  ])("an event %s is refused", async ([_, wrong, refusal], { world }) => {
    const as = await world.person();
    expect(await call("POST", "/api/events", { as, body: { ...picnic, ...wrong } })).toMatchObject(refusal);
    expect(await world.db.select().from(events)).toEqual([]);
  });

  test("the eleventh event of a day is refused, with the time to come back", async ({ world }) => {
    const as = await world.person({ timeZone: "UTC" });
    for (let n = 0; n < 10; n++)
      expect((await call("POST", "/api/events", { as, body: picnic })).status).toBe(201);

    const answer = await call("POST", "/api/events", { as, body: picnic });
    expect(answer).toMatchObject({ status: 429, body: { error: "too_many_events" } });
    expect(answer.headers.get("retry-after")).toBe(String(24 * 60 * 60));
  });
});

describe("GET /api/events", () => {
  test("lists what everybody may find, and keeps links to join to itself", async ({ world }) => {
    const organizer = await world.person({ verifiedAt: world.clock.now });
    const soon = await world.event({
      organizer,
      title: "Soon",
      startsIn: { days: 1 },
      onlineUrl: "https://meet.example/x",
    });
    await world.event({ organizer, title: "Unlisted", visibility: "unlisted" });
    await world.event({ organizer, title: "Private", visibility: "private" });
    await world.event({ organizer: await world.person(), title: "Not reviewed" });
    const later = await world.event({ organizer, title: "Later", startsIn: { days: 2 } });

    const { status, body } = await call("GET", "/api/events");
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ id: soon.id }, { id: later.id }], nextCursor: null });
    for (const item of body.items as object[]) expect(item).not.toHaveProperty("onlineUrl");

    const found = await call("GET", "/api/events?q=%00%25", { as: organizer });
    expect(found.body).toMatchObject({ items: [] });
    expect((await call("GET", "/api/events?q=LATE")).body).toMatchObject({ items: [{ id: later.id }] });
  });
});

describe("GET /api/events/{id}", () => {
  test("answers by code in any case and by UUID, to everybody", async ({ world }) => {
    const event = await world.event();
    for (const ref of [event.code, event.code.toLowerCase(), event.id, event.id.toUpperCase()]) {
      expect(await call("GET", `/api/events/${ref}`)).toMatchObject({
        status: 200,
        body: { id: event.id, rsvp: null },
      });
    }
  });

  test("only who has a seat, and the organizer, read the link to join", async ({ world }) => {
    const [guest, waiting, stranger] = (await world.people(3)) as [number, number, number];
    const event = await world.event({ capacity: 1, onlineUrl: "https://meet.example/x" });
    await rsvp(world.as(guest), { eventId: event.id });
    await rsvp(world.as(waiting), { eventId: event.id });

    const read = async (as?: number) =>
      (await call("GET", `/api/events/${event.code}`, as === undefined ? {} : { as })).body;
    expect(await read(guest)).toMatchObject({
      onlineUrl: "https://meet.example/x",
      rsvp: { status: "confirmed", userId: guest },
    });
    expect(await read(event.organizerId)).toMatchObject({
      onlineUrl: "https://meet.example/x",
      rsvp: { status: "none" },
    });
    expect(await read(waiting)).toMatchObject({
      onlineUrl: null,
      rsvp: { status: "waitlisted", position: 1 },
    });
    expect(await read(stranger)).toMatchObject({ onlineUrl: null });
    expect(await read()).toMatchObject({ onlineUrl: null });
  });

  test("tells nothing that only its organizer may know", async ({ world }) => {
    const { code, organizerId } = await world.event();
    const { body } = await call("GET", `/api/events/${code}`, { as: organizerId });
    expect(Object.keys(body).sort()).toEqual(
      [
        ...[
          "banner",
          "capacity",
          "cancelNote",
          "category",
          "code",
          "description",
          "endsAt",
          "faces",
          "going",
          "holdsSeat",
          "id",
          "isOrganizer",
          "latitude",
          "location",
          "longitude",
        ],
        ...[
          "maxGuests",
          "onlineUrl",
          "organizer",
          "organizerName",
          "price",
          "pricesDiffer",
          "sale",
          "placesLeft",
          "ref",
          "rsvp",
          "seatsTaken",
          "startsAt",
          "status",
          "suspendReason",
          "suspendedAt",
          "timeZone",
          "title",
          "visibility",
          "waiting",
        ],
      ].sort(),
    );
  });

  test("an event that is not public is there for who shows its link, was invited, organizes or administrates", async ({
    world,
  }) => {
    const [guest, removed, left, stranger] = (await world.people(4)) as [number, number, number, number];
    const admin = await knowAdmin(world);
    for (const visibility of ["private", "unlisted"] as const) {
      const event = await world.event({ visibility });
      const read = async (ref: string, as?: number) =>
        (await call("GET", `/api/events/${ref}`, as === undefined ? {} : { as })).status;
      const all = (ref: string) =>
        Promise.all(
          [event.organizerId, admin, guest, left, removed, stranger, undefined].map((as) => read(ref, as)),
        );
      for (const person of [guest, removed, left]) {
        expect(await read(event.ref, person)).toBe(200);
        await rsvp(world.as(person), { eventId: event.id });
      }
      await call("DELETE", `/api/events/${event.id}/rsvps/${removed}`, { as: event.organizerId });
      await call("DELETE", `/api/events/${event.id}/rsvps/${left}`, { as: left });

      const known = [200, 200, 200, 200, 404, 404, 404];
      expect(await all(event.id), "by UUID").toEqual(known);
      expect(await all(event.code), "by the code alone").toEqual(known);
      expect(await read(`${event.code}-${"2".repeat(16)}`), "by a wrong secret").toBe(404);
      expect(await read(event.ref.toLowerCase()), "by the link").toBe(200);

      const renewed = await call("POST", `/api/events/${event.id}/link`, { as: event.organizerId });
      expect(renewed.body.ref).not.toBe(event.ref);
      expect(await all(event.ref), "by the link before").toEqual(known);
      expect(await read(String(renewed.body.ref)), "by the new link").toBe(200);
    }
  });

  test("an event from before links had secrets is opened by its code until its link is renewed", async ({
    world,
  }) => {
    const event = await world.event({ visibility: "private" });
    await world.db.update(events).set({ linkSecret: null }).where(eq(events.id, event.id));
    const [early, late] = (await world.people(2)) as [number, number];
    const read = async (as: number) => (await call("GET", `/api/events/${event.code}`, { as })).status;

    expect(await read(early)).toBe(200);
    await call("POST", `/api/events/${event.id}/link`, { as: event.organizerId });
    expect([await read(early), await read(late)]).toEqual([200, 404]);
  });

  test("whoever tries out codes is stopped after sixty in an hour, and then even a link that holds opens nothing", async ({
    world,
  }) => {
    const event = await world.event({ visibility: "private" });
    const open = await world.event();
    const read = (ref: string, headers = {}) => call("GET", `/api/events/${ref}`, { headers });
    for (let n = 0; n < 60; n++) expect((await read("222222")).status).toBe(404);

    expect((await read("222222")).status).toBe(429);
    expect((await read(event.ref)).status).toBe(429);
    expect((await read(open.code)).status).toBe(200);
    expect((await read(event.ref, { "x-forwarded-for": "192.0.2.7" })).status, "from elsewhere").toBe(200);
    world.clock.forward({ hours: 1 });
    expect((await read(event.ref)).status).toBe(200);
  });

  test.for([
    "none",
    "000000",
    "00000000-0000-7000-8000-000000000000",
    "%00",
    "%E0%A4%A",
    "..%2F",
    "K7Q2MX%0A1",
    "1",
  ])("“%s” names no event", async (ref, { world: _ }) => {
    expect(await call("GET", `/api/events/${ref}`)).toMatchObject({
      status: 404,
      body: { error: "not_found" },
    });
  });
});

describe("PUT /api/events/{id}", () => {
  test("changes what is named and nothing else, and tells the attendees", async ({ world }) => {
    const event = await world.event({ location: "Old hall" });
    const answer = await call("PUT", `/api/events/${event.code}`, {
      as: event.organizerId,
      body: { location: "New hall", capacity: 30 },
    });

    expect(answer).toMatchObject({
      status: 200,
      body: { location: "New hall", capacity: 30, title: event.title },
    });
    const [change] = await world.db.select().from(facts).where(eq(facts.name, "event/changed"));
    expect(change?.data).toMatchObject({ before: { location: "Old hall", capacity: null }, quietly: false });

    await call("PUT", `/api/events/${event.code}`, {
      as: event.organizerId,
      body: { location: null, quietly: true },
    });
    const told = await world.db
      .select()
      .from(facts)
      .where(eq(facts.name, "event/changed"))
      .orderBy(facts.sequence);
    expect(told.map(({ data }) => (data as { quietly: boolean }).quietly)).toEqual([false, true]);
  });

  test("an empty change changes nothing", async ({ world }) => {
    const event = await world.event();
    expect(await call("PUT", `/api/events/${event.id}`, { as: event.organizerId, body: {} })).toMatchObject({
      status: 200,
    });
    expect(await world.db.select().from(facts).where(eq(facts.name, "event/changed"))).toEqual([]);
  });

  test("refuses what cannot be, and leaves the event as it was", async ({ world }) => {
    const event = await world.event({ capacity: 5, maxGuests: 4 });
    await rsvp(world.as(await world.person()), { eventId: event.id, partySize: 3 });
    const change = (body: object, as = event.organizerId) =>
      call("PUT", `/api/events/${event.id}`, { as, body });

    expect(await change({ capacity: 2 })).toMatchObject({
      status: 409,
      body: { error: "capacity_below_taken", message: expect.stringContaining("3") },
    });
    expect(await change({ startsAt: "2020-01-01T00:00:00Z" })).toMatchObject({
      status: 422,
      body: { issues: [{ path: ["startsAt"] }] },
    });
    expect(await change({ priceMinor: 5 })).toMatchObject({ status: 422 });
    expect(await change({ organizerId: 5 })).toMatchObject({ status: 422 });
    expect(await change({ title: "Mine" }, await world.person())).toMatchObject({
      status: 403,
      body: { error: "not_organizer" },
    });
    expect(await call("GET", `/api/events/${event.id}`)).toMatchObject({
      body: { capacity: 5, title: event.title },
    });
  });
});

describe("POST /api/events/{id}/cancel", () => {
  test("calls the event off with a note, once", async ({ world }) => {
    const event = await world.event();
    const cancel = () =>
      call("POST", `/api/events/${event.id}/cancel`, {
        as: event.organizerId,
        body: { note: " Rain.\u0007 " },
      });

    expect(await cancel()).toMatchObject({ status: 200, body: { status: "cancelled", cancelNote: "Rain." } });
    expect(await cancel()).toMatchObject({ status: 409, body: { error: "cancelled" } });
  });

  test("needs no note and no body", async ({ world }) => {
    const event = await world.event();
    expect(await call("POST", `/api/events/${event.id}/cancel`, { as: event.organizerId })).toMatchObject({
      status: 200,
      body: { cancelNote: null },
    });
  });
});

describe("GET /api/organizer/{organizer_id}/events", () => {
  test("lists the caller's own events with what only they may know, the latest first", async ({ world }) => {
    const organizer = await world.person();
    const [first, second] = [
      await world.event({ organizer, startsIn: { days: 3 } }),
      await world.event({ organizer, startsIn: { days: 5 }, visibility: "private" }),
    ];
    await world.event();

    const { body } = await call("GET", `/api/organizer/${organizer}/events`, { as: organizer });
    expect(body).toMatchObject({
      items: [
        { id: second.id, review: "not_needed" },
        { id: first.id, review: "pending" },
      ],
      nextCursor: null,
    });
    expect(
      await call("GET", `/api/organizer/${organizer}/events`, { as: await world.person() }),
    ).toMatchObject({ status: 403, body: { error: "not_yours" } });
  });
});
