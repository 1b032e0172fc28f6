import { eq } from "drizzle-orm";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect } from "vitest";
import { drafts } from "@/db/schema/drafts";
import { events } from "@/db/schema/events";
import { ticketTypes } from "@/db/schema/tickets";
import { answerDraft, askQuestion } from "@/domain/drafts/change";
import { findAskingDraft } from "@/domain/drafts/queries";
import { answerKeys } from "@/domain/drafts/schema";
import { continueDraft, startDraft } from "@/domain/drafts/start";
import { changeEvent } from "@/domain/events/change";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, test } from "../support/http";
import { snapshot } from "../support/snapshot";
import type { World } from "../support/world";

const startsAt = "2026-12-01T18:00:00.000Z";
const picnic = { title: "Picnic", startsAt, timeZone: "Europe/Berlin" };
const free = (name: string, capacity: number | null = null) => ({
  name,
  priceMinor: 0,
  currency: "EUR" as const,
  capacity,
  salesStartAt: null,
  salesEndAt: null,
});

type View = Record<string, unknown> & { id: string; version: number; answers: Record<string, unknown> };

/** Somebody with a draft in the app, and the ways to work on it. */
async function form(world: World, { eventId, as }: { eventId?: string; as?: number } = {}) {
  const userId = as ?? (await world.person({ timeZone: "Europe/Berlin", verifiedAt: world.clock.now }));
  const opened = await call("POST", "/api/webapp/drafts", { as: userId, body: eventId ? { eventId } : {} });
  const draft = opened.body as View;
  const path = `/api/webapp/drafts/${draft.id}`;
  return {
    userId,
    opened,
    draft,
    path,
    get: () => call("GET", path, { as: userId }),
    put: (version: number, answers: object, base?: object) =>
      call("PUT", path, { as: userId, body: { version, answers, ...(base ? { base } : {}) } }),
    publish: (body: object = {}) => call("POST", `${path}/publish`, { as: userId, body }),
  };
}

describe("A draft in the app", () => {
  test("is opened empty, says what is missing, and is found again", async ({ world }) => {
    const { opened, path, userId, draft } = await form(world);
    const again = await call("POST", "/api/webapp/drafts", { as: userId, body: {} });

    expect(opened.status).toBe(201);
    expect(opened.headers.get("location")).toBe(path);
    expect(draft).toMatchObject({
      kind: "create",
      event: null,
      present: null,
      answers: {},
      changed: [],
      banner: null,
      timeZone: "Europe/Berlin",
      version: 1,
      changedBy: "app",
      complete: false,
      missing: ["title", "startsAt"],
    });
    expect(again.body.id).toBe(draft.id);
  });

  test("keeps each field as it is saved, tidied, and takes an answer away with null", async ({ world }) => {
    const { put, get } = await form(world);
    const first = await put(1, {
      ...picnic,
      title: "  Picnic\u0000 in  the park ",
      startsAt: "2026-12-01T19:00:00+01:00",
    });
    const second = await put(2, {
      capacity: null,
      category: "food",
      wantsGroup: true,
      description: "Cake\ud800",
    });
    const third = await put(3, { title: "", category: null });

    expect(first.body).toMatchObject({
      answers: { title: "Picnic in the park", startsAt },
      version: 2,
      complete: true,
    });
    expect(second.body).toMatchObject({
      answers: { capacity: null, category: "food", wantsGroup: true, description: "Cake\ufffd" },
    });
    expect(third.body).toMatchObject({ complete: false, missing: ["title"], version: 4 });
    expect((await get()).body).toEqual(third.body);
    expect(third.body.answers).not.toHaveProperty("category");
  });

  test("that says nothing new stays as it is", async ({ world }) => {
    const { put } = await form(world);
    await put(1, { title: "Picnic" });

    expect((await put(2, { title: "Picnic" })).body).toMatchObject({ version: 2 });
  });

  test.for<[object, string]>([
    [{ title: "x".repeat(101) }, "answers.title"],
    [{ title: 5 }, "answers.title"],
    [{ startsAt: "tomorrow" }, "answers.startsAt"],
    [{ length: 0 }, "answers.length"],
    [{ capacity: 100_001 }, "answers.capacity"],
    [{ timeZone: "Mars/Olympus" }, "answers.timeZone"],
    [{ category: "war" }, "answers.category"],
    [{ bannerImage: "0".repeat(64) }, "answers.bannerImage"],
    [{ bannerImage: "../etc" }, "answers.bannerImage"],
    [{ bannerFileId: "AgAC" }, "answers"],
    [{ before: {} }, "answers"],
    [{ ticketTypes: Array.from({ length: 11 }, () => free("Seat")) }, "answers.ticketTypes"],
    [{ ticketTypes: [{ ...free("Seat"), name: "x".repeat(61) }] }, "answers.ticketTypes.0.name"],
    [{ ticketTypes: [free("")] }, "answers.ticketTypes.0.name"],
    [
      { ticketTypes: [{ ...free("Seat"), salesStartAt: startsAt, salesEndAt: startsAt }] },
      "answers.ticketTypes.0.salesEndAt",
    ],
    [{ onlineUrl: "http://not.safe" }, "answers.onlineUrl"],
    [{ ticketTypes: [{ ...free("Seat"), priceMinor: 1.5 }] }, "answers.ticketTypes.0.priceMinor"],
    [{ ticketTypes: [{ ...free("Seat"), salesStartAt: "soon" }] }, "answers.ticketTypes.0.salesStartAt"],
  ])("refuses %j beside its field, and keeps what it had", async ([answers, field], { world }) => {
    const { put } = await form(world);
    const before = await snapshot();
    const answer = await put(1, answers);

    expect(answer).toMatchObject({ status: 422, body: { error: "invalid_input" } });
    const issues = answer.body.issues as { path: string[] }[];
    expect(issues.map(({ path }) => path.join("."))).toContain(field);
    expect((await snapshot()).drafts).toEqual(before.drafts);
  });

  test("is its own person's alone", async ({ world }) => {
    const { path, put, publish } = await form(world);
    await put(1, picnic);
    const stranger = await world.person();
    const before = await snapshot();
    const asked = [
      await call("GET", path, { as: stranger }),
      await call("PUT", path, { as: stranger, body: { version: 2, answers: { title: "Mine" } } }),
      await call("DELETE", path, { as: stranger }),
      await call("POST", `${path}/publish`, { as: stranger, body: {} }),
    ];

    for (const answer of asked) {
      expect(answer).toMatchObject({ status: 403, body: { error: "not_yours" } });
      expect(JSON.stringify(answer.body)).not.toContain("Picnic");
    }
    expect((await snapshot()).drafts).toEqual(before.drafts);
    expect((await call("GET", "/api/webapp/drafts", { as: stranger })).body).toMatchObject({ items: [] });
    expect((await publish()).status).toBe(200);
  });

  test("that was thrown away, published, or never was is gone", async ({ world }) => {
    const one = await form(world);
    const other = await form(world);
    expect((await call("DELETE", one.path, { as: one.userId })).status).toBe(200);
    await other.put(1, picnic);
    await other.publish();
    const support = await startDraft(world.as(one.userId), { kind: "support" });

    for (const [as, path] of [
      [one.userId, one.path],
      [other.userId, other.path],
      [one.userId, `/api/webapp/drafts/${world.system.newId()}`],
      [one.userId, `/api/webapp/drafts/${support.id}`],
    ] as const)
      expect(await call("GET", path, { as })).toMatchObject({ status: 404, body: { error: "draft_gone" } });
  });

  test("is listed with the others, the latest first, a page at a time", async ({ world }) => {
    const { userId, put, draft } = await form(world);
    await put(1, { title: "One" });
    world.clock.forward({ minutes: 1 });
    const next = (await call("POST", "/api/webapp/drafts", { as: userId, body: {} })).body;
    const first = (await call("GET", "/api/webapp/drafts?limit=1", { as: userId })).body;
    const second = (
      await call("GET", `/api/webapp/drafts?limit=1&cursor=${first.nextCursor}`, { as: userId })
    ).body;

    expect(first).toMatchObject({ items: [{ id: next.id }] });
    expect(second).toMatchObject({ items: [{ id: draft.id }], nextCursor: null });
  });

  test("shows its banner", async ({ world }) => {
    const { userId, put } = await form(world);
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: "#3366cc" } })
      .png()
      .toBuffer();
    const { body: image } = await call("POST", "/api/images", { as: userId, body: bytes });

    expect((await put(1, { bannerImage: image.hash })).body).toMatchObject({ banner: image });
    expect((await put(2, { bannerImage: null })).body).toMatchObject({
      banner: null,
      answers: { bannerImage: null },
    });
  });
});

describe("Whatever is put into a field", () => {
  test("is kept readable or refused beside it, and never a fault", { timeout: 60_000 }, async ({ world }) => {
    const { put, get } = await form(world);
    const odd = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.jsonValue(),
      fc.constantFrom<unknown>("\u0000", "\ud800", "9999-12-31T23:59:59-23:00", 2 ** 53, -0, 1e300, [], {}, [
        {},
      ]),
    );
    const edits = fc.sample(fc.tuple(fc.constantFrom(...answerKeys, "__proto__", "before"), odd), {
      numRuns: 300,
      seed: 7,
    });
    const statuses = new Set<number>();

    for (const [name, value] of edits) {
      const { version } = (await get()).body as View;
      const given = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
      const { status, body } = await put(version, given);
      statuses.add(status);
      if (status !== 200)
        expect([name, value, status, body.error]).toEqual([name, value, 422, "invalid_input"]);
      world.clock.forward({ seconds: 1 });
    }

    expect([...statuses].sort()).toEqual([200, 422]);
    expect((await get()).status).toBe(200);
  });
});

describe("Two who edit at once", () => {
  test("both keep what they changed where they changed different fields", async ({ world }) => {
    const { put, get } = await form(world);
    await put(1, picnic);
    const answers = await Promise.all([
      put(2, { title: "Picnic in the park" }, { title: "Picnic" }),
      put(2, { capacity: 20 }, {}),
      put(2, { description: "Cake" }, {}),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await get()).body).toMatchObject({
      version: 5,
      answers: { title: "Picnic in the park", capacity: 20, description: "Cake" },
    });
  });

  test("one is told of the conflict where they changed the same, with the draft as it is, and nothing of theirs is saved", async ({
    world,
  }) => {
    const { put, get } = await form(world);
    await put(1, picnic);
    const answers = await Promise.all([
      put(2, { title: "One", capacity: 10 }, { title: "Picnic" }),
      put(2, { title: "Two", length: 90 }, { title: "Picnic" }),
    ]);
    const lost = answers.find(({ status }) => status === 409)!;
    const now = (await get()).body as View;

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(lost.body).toMatchObject({ error: "draft_conflict", fields: ["title"], draft: now });
    expect(lost.body.message).toEqual(expect.any(String));
    expect(now.answers.title === "One").toBe(now.answers.capacity === 10);
    expect(now.answers.title === "Two").toBe(now.answers.length === 90);
    expect(now.version).toBe(3);
  });

  test("agree where both wrote the same", async ({ world }) => {
    const { put } = await form(world);
    await put(1, picnic);
    await put(2, { title: "Same" });

    expect(await put(2, { title: "Same" }, { title: "Picnic" })).toMatchObject({
      status: 200,
      body: { version: 3 },
    });
  });

  test("a caller who says nothing of what they saw overwrites nobody", async ({ world }) => {
    const { put } = await form(world);
    await put(1, picnic);
    await put(2, { capacity: 5 });

    expect(await put(2, { title: "Mine" })).toMatchObject({ status: 409, body: { fields: ["title"] } });
    expect(await put(2, { description: "New" })).toMatchObject({ status: 200 });
  });

  test("the loser can keep theirs by showing that they have seen the other's", async ({ world }) => {
    const { put } = await form(world);
    await put(1, picnic);
    await put(2, { title: "Theirs" });
    const { body } = await put(2, { title: "Mine" }, { title: "Picnic" });

    const { version } = body.draft as View;
    expect((await put(version, { title: "Mine" }, { title: "Theirs" })).body).toMatchObject({
      answers: { title: "Mine" },
    });
  });
});

describe("Chat and app", () => {
  const say = (
    world: World,
    as: number,
    draftId: string,
    question: "title" | "date" | "capacity",
    answers: object,
    updateId = 1,
  ) => answerDraft(world.as(as), { draftId, question, answers, updateId });

  test("work on the same draft: begun by chat, it goes on in the app, and the chat asks for what is left", async ({
    world,
  }) => {
    const as = await world.person({ timeZone: "Europe/Berlin" });
    const { id } = await startDraft(world.as(as), { kind: "create", updateId: 1 });
    await say(world, as, id, "title", { title: "Picnic" }, 2);

    const path = `/api/webapp/drafts/${id}`;
    const { body: seen } = await call("GET", path, { as });
    const body = { version: seen.version, answers: { startsAt, length: 90, location: "Park", paid: false } };
    const { body: saved } = await call("PUT", path, { as, body });
    const asked = await continueDraft(world.as(as), id);

    expect(seen).toMatchObject({ answers: { title: "Picnic" }, changedBy: "chat" });
    expect(saved).toMatchObject({ changedBy: "app", complete: true });
    expect(asked).toMatchObject({ question: "description", answers: { title: "Picnic", location: "Park" } });
  });

  test("begun in the app, the chat finds it and asks the first open question", async ({ world }) => {
    const { userId, put, draft } = await form(world);
    await put(1, { title: "Picnic", startsAt });
    const asked = await continueDraft(world.as(userId), draft.id);

    expect(asked).toMatchObject({ question: "length", number: 3 });
    expect(await findAskingDraft(world.as(userId))).toMatchObject({ id: draft.id });
  });

  test("what is typed answers the question that stands in the chat, also when the app moved on", async ({
    world,
  }) => {
    const as = await world.person({ timeZone: "Europe/Berlin" });
    const { id, version } = await startDraft(world.as(as), { kind: "create", updateId: 1 });
    await call("PUT", `/api/webapp/drafts/${id}`, { as, body: { version, answers: picnic } });

    const next = await say(world, as, id, "title", { title: "Typed" }, 2);
    expect(next).toMatchObject({ answers: { title: "Typed", startsAt }, question: "length" });
  });

  test("at once: neither loses a field of its own, and the app hears where both wrote", async ({ world }) => {
    const as = await world.person({ timeZone: "Europe/Berlin" });
    const { id, version } = await startDraft(world.as(as), { kind: "create", updateId: 1 });
    const path = `/api/webapp/drafts/${id}`;
    const [chat, other] = await Promise.all([
      say(world, as, id, "title", { title: "By chat" }, 2),
      call("PUT", path, { as, body: { version, answers: { capacity: 12 } } }),
    ]);
    const same = await call("PUT", path, { as, body: { version, answers: { title: "By app" } } });

    expect(chat.answers.title).toBe("By chat");
    expect(other.status).toBe(200);
    expect(same).toMatchObject({
      status: 409,
      body: { fields: ["title"], draft: { answers: { title: "By chat", capacity: 12 } } },
    });
  });

  test("agree on what a ticket costs", async ({ world }) => {
    const { userId, put, draft } = await form(world);
    const paid = { ...free("Door"), priceMinor: 1500 };
    const dear = { ...free("Front"), priceMinor: 4000 };
    const { body } = await put(1, { ticketTypes: [free("Helpers"), dear, paid] });
    await askQuestion(world.as(userId), draft.id, "paid");
    const { answers } = await answerDraft(world.as(userId), {
      draftId: draft.id,
      question: "paid",
      answers: { paid: false },
      updateId: 9,
    });

    expect(body.answers).toMatchObject({ paid: true, priceMinor: 1500, currency: "EUR" });
    expect(answers).not.toHaveProperty("ticketTypes");
    expect(answers).not.toHaveProperty("priceMinor");
  });
});

describe("Publishing a draft", () => {
  test("makes the event it says, and its organizer reads of it in the chat", async ({ world }) => {
    const { userId, put, publish } = await form(world);
    await put(1, {
      ...picnic,
      length: 90,
      location: "Park",
      latitude: 52.5,
      longitude: 13.4,
      category: "food",
      wantsGroup: true,
      maxGuests: 2,
    });
    const { status, body, headers } = await publish();
    await world.drain();

    expect(status).toBe(200);
    expect(headers.get("location")).toBe(`/api/events/${body.code}`);
    expect(body).toMatchObject({
      title: "Picnic",
      endsAt: "2026-12-01T19:30:00.000Z",
      location: "Park",
      category: "food",
      wantsGroup: true,
    });
    expect(await world.db.select({ name: events.title, wantsGroup: events.wantsGroup }).from(events)).toEqual(
      [{ name: "Picnic", wantsGroup: true }],
    );
    const { deliveries } = await import("@/db/schema/notifications");
    expect(
      await world.db.select({ kind: deliveries.kind, to: deliveries.chatId }).from(deliveries),
    ).toContainEqual({
      kind: "event.published",
      to: userId,
    });
  });

  test("twice, or twice at once, makes one event and answers the same", async ({ world }) => {
    const { put, publish } = await form(world);
    await put(1, picnic);
    const answers = await Promise.all([publish(), publish(), publish()]);
    answers.push(await publish());

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await world.db.select().from(events)).toHaveLength(1);
  });

  test("says of every field what is missing, and keeps the draft", async ({ world }) => {
    const { put, publish, get } = await form(world, { as: await world.person() });
    await put(1, { description: "Cake" });
    const { status, body } = await publish();

    expect([status, body.error]).toEqual([422, "invalid_input"]);
    const paths = (body.issues as { path: string[] }[]).map(({ path }) => path.join("."));
    expect(paths.sort()).toEqual(["startsAt", "timeZone", "title"]);
    expect((await get()).status).toBe(200);
  });

  test.for<[string, object, object]>([
    [
      "that is past",
      { startsAt: "2026-11-22T08:00:00Z" },
      { status: 422, body: { issues: [{ path: ["startsAt"] }] } },
    ],
    [
      "online that is not priced in Stars",
      {
        location: null,
        onlineUrl: "https://meet.example.com/x",
        paid: true,
        priceMinor: 500,
        currency: "EUR",
      },
      { status: 422, body: { issues: [{ path: ["ticketTypes"] }] } },
    ],
    [
      "that costs something and says not what",
      { paid: true },
      { status: 422, body: { issues: [{ path: ["priceMinor"] }] } },
    ],
  ])("an event %s is refused, and nothing is made", async ([_, wrong, refusal], { world }) => {
    const { put, publish, get } = await form(world);
    await put(1, { ...picnic, ...wrong });

    expect(await publish()).toMatchObject(refusal);
    expect(await world.db.select().from(events)).toEqual([]);
    expect((await get()).status).toBe(200);
  });

  test("without a zone, answered or known, says so", async ({ world }) => {
    const { put, publish, get } = await form(world, { as: await world.person() });
    await put(1, { title: "Picnic", startsAt });

    expect((await get()).body).toMatchObject({ complete: false, missing: ["timeZone"], timeZone: "UTC" });
    expect(await publish()).toMatchObject({ status: 422, body: { issues: [{ path: ["timeZone"] }] } });
  });

  test("keeps several free kinds of ticket in their order, and never more seats than there are", async ({
    world,
  }) => {
    const { put, publish } = await form(world);
    await put(1, { ...picnic, capacity: 40, ticketTypes: [free("Early", 2), free("Standard", 30)] });
    const { body } = await publish();
    const types = await world.db
      .select()
      .from(ticketTypes)
      .where(eq(ticketTypes.eventId, body.id as string));
    for (const userId of await world.people(3)) await rsvp(world.as(userId), { eventId: body.id as string });
    await changeEvent(world.system, { eventId: body.id as string, changes: { capacity: 5 } });
    await world.drain();

    expect(
      types.sort((a, b) => a.position - b.position).map(({ name, capacity }) => [name, capacity]),
    ).toEqual([
      ["Early", 2],
      ["Standard", 30],
    ]);
    expect(body).toMatchObject({ capacity: 32 });
    const seen = (await call("GET", `/api/events/${body.code}`)).body;
    expect(seen).toMatchObject({ capacity: 5, going: 3, seatsTaken: 3 });
  });

  test("a retry under its key is answered from the first time", async ({ world }) => {
    const { put, path, userId } = await form(world);
    await put(1, picnic);
    const ask = () =>
      call("POST", `${path}/publish`, { as: userId, body: {}, headers: { "idempotency-key": "once" } });
    const [first, second] = [await ask(), await ask()];

    expect(second.body).toEqual(first.body);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
  });
});

describe("Changes to a published event", () => {
  test("begin with what it says, and name what they change", async ({ world }) => {
    const event = await world.event({ capacity: 10, location: "Park" });
    const { draft, put } = await form(world, { eventId: event.code, as: event.organizerId });
    const { body } = await put(1, { title: "Renamed", capacity: 10 });
    const again = await form(world, { eventId: event.id, as: event.organizerId });

    expect(draft).toMatchObject({
      kind: "edit",
      event: { id: event.id, code: event.code, title: event.title },
      answers: { title: event.title, capacity: 10, location: "Park" },
      changed: [],
      complete: true,
    });
    expect(body).toMatchObject({
      answers: { title: "Renamed" },
      present: { title: event.title },
      changed: ["title"],
    });
    expect(again.draft.id).toBe(draft.id);
  });

  test("are saved together, told to who comes unless quietly, and mark the draft as done", async ({
    world,
  }) => {
    const event = await world.event();
    const { put, publish, get } = await form(world, { eventId: event.id, as: event.organizerId });
    await put(1, { title: "Renamed", startsAt, category: "music" });
    const { body } = await publish({ quietly: true });
    const { facts } = await import("@/db/schema/facts");

    expect(body).toMatchObject({
      title: "Renamed",
      startsAt,
      endsAt: "2026-12-01T20:00:00.000Z",
      category: "music",
    });
    expect(
      (await world.db.select().from(facts)).filter(({ name }) => name === "event/changed"),
    ).toMatchObject([{ data: { quietly: true, before: { title: event.title } } }]);
    expect((await get()).status).toBe(404);
    expect((await publish()).body).toMatchObject({ title: "Renamed" });
  });

  test("meet what the event was given meanwhile, field by field", async ({ world }) => {
    const event = await world.event();
    const { put, publish } = await form(world, { eventId: event.id, as: event.organizerId });
    await put(1, { title: "Mine", description: "Cake" });
    await changeEvent(world.as(event.organizerId), {
      eventId: event.id,
      changes: { title: "Theirs", capacity: 9 },
    });
    const conflict = await publish();
    const kept = await put(2, { title: "Mine" }, { title: "Theirs" });
    const published = await publish();

    expect(conflict).toMatchObject({
      status: 409,
      body: {
        error: "draft_conflict",
        fields: ["title"],
        draft: { answers: { title: "Mine" }, present: { title: "Theirs" } },
      },
    });
    expect(kept.status).toBe(200);
    expect(published.body).toMatchObject({ title: "Mine", description: "Cake", capacity: 9 });
  });

  test("of a field can be given up for what the event says now", async ({ world }) => {
    const event = await world.event();
    const { put, publish } = await form(world, { eventId: event.id, as: event.organizerId });
    await put(1, { title: "Mine" });
    await changeEvent(world.as(event.organizerId), { eventId: event.id, changes: { title: "Theirs" } });
    const { body } = await put(2, { title: null });

    expect(body).toMatchObject({ answers: { title: "Theirs" }, changed: [] });
    expect((await publish()).body).toMatchObject({ title: "Theirs" });
  });

  test("are the organizer's alone, and end with the event", async ({ world }) => {
    const [event, hidden, over] = [
      await world.event(),
      await world.event({ visibility: "private" }),
      await world.event(),
    ];
    const stranger = await world.person();
    const open = (as: number, eventId: string) =>
      call("POST", "/api/webapp/drafts", { as, body: { eventId } });
    await call("POST", `/api/events/${over.id}/cancel`, { as: over.organizerId, body: {} });

    expect(await open(stranger, event.id)).toMatchObject({ status: 403, body: { error: "not_organizer" } });
    expect(await open(stranger, hidden.id)).toMatchObject({ status: 404 });
    expect(await open(over.organizerId, over.id)).toMatchObject({
      status: 409,
      body: { error: "cancelled" },
    });
    expect(await world.db.select().from(drafts)).toEqual([]);
  });

  test("cannot take away seats that are taken, nor name one price where kinds of ticket say it", async ({
    world,
  }) => {
    const event = await world.event({ capacity: 3 });
    for (const as of await world.people(2)) await rsvp(world.as(as), { eventId: event.id });
    const { put, publish } = await form(world, { eventId: event.id, as: event.organizerId });

    for (const [answers, field] of [
      [{ priceMinor: 5 }, "priceMinor"],
      [{ ticketTypes: [] }, "ticketTypes"],
    ] as const)
      expect(await put(1, answers)).toMatchObject({
        status: 422,
        body: { issues: [{ path: ["answers", field] }] },
      });
    await put(1, { capacity: 1 });
    expect(await publish()).toMatchObject({ status: 409, body: { error: "capacity_below_taken" } });
  });

  test("show every kind of ticket with what is sold of it, and change them as other fields", async ({
    world,
  }) => {
    const event = await world.event({
      location: "Park",
      ticketTypes: [free("Standing", 5), { ...free("Crew"), isHidden: true }],
    });
    await rsvp(world.as(await world.person()), { eventId: event.id, partySize: 2 });
    const { draft, put, publish } = await form(world, { eventId: event.id, as: event.organizerId });
    const [standing, crew] = draft.answers.ticketTypes as { id: string }[];

    expect(draft).toMatchObject({
      changed: [],
      answers: {
        ticketTypes: [
          { ...free("Standing", 5), maxPerPerson: null },
          { name: "Crew", isHidden: true },
        ],
      },
      taken: [
        { ticketTypeId: standing!.id, sold: 2, held: 0 },
        { ticketTypeId: crew!.id, sold: 0, held: 0 },
      ],
    });

    const vip = { ...free("VIP", 3), priceMinor: 4000 };
    const refundPolicy = [{ hoursBefore: 48, percent: 100 }];
    const saved = await put(1, { ticketTypes: [{ ...standing, capacity: 4 }, vip], refundPolicy });
    expect(saved.body).toMatchObject({ changed: ["ticketTypes", "refundPolicy"] });
    expect(await publish()).toMatchObject({ status: 200, body: { refundPolicy, capacity: 7 } });
    expect(
      await world.db
        .select()
        .from(ticketTypes)
        .where(eq(ticketTypes.eventId, event.id))
        .orderBy(ticketTypes.position),
    ).toMatchObject([
      { id: standing!.id, capacity: 4, seatsTaken: 2 },
      { name: "VIP", priceMinor: 4000 },
    ]);
  });

  test("of tickets meet what the event was given meanwhile, and are refused where somebody has a ticket", async ({
    world,
  }) => {
    const event = await world.event({ ticketTypes: [free("Standing", 5), free("Seat", 5)] });
    await rsvp(world.as(await world.person()), { eventId: event.id });
    const { draft, put, publish } = await form(world, { eventId: event.id, as: event.organizerId });
    const [standing, seat] = draft.answers.ticketTypes as { id: string }[];
    await put(1, { ticketTypes: [seat] });
    expect(await publish()).toMatchObject({
      status: 409,
      body: { error: "ticket_type_in_use", message: expect.stringContaining("Standing") },
    });

    await call("PUT", `/api/events/${event.id}`, {
      as: event.organizerId,
      body: { ticketTypes: [{ id: standing!.id, capacity: 9 }, { id: seat!.id }] },
    });
    expect(await publish()).toMatchObject({
      status: 409,
      body: { error: "draft_conflict", fields: ["ticketTypes"] },
    });
  });

  test("begun in the chat go on in the app; left there, they are over", async ({ world }) => {
    const event = await world.event();
    const chat = world.as(event.organizerId);
    const begun = await startDraft(chat, { kind: "edit", eventId: event.id, question: "title", updateId: 1 });
    const { draft } = await form(world, { eventId: event.id, as: event.organizerId });
    await startDraft(chat, { kind: "support", updateId: 2 });
    const next = await form(world, { eventId: event.id, as: event.organizerId });

    expect(draft.id).toBe(begun.id);
    expect(next.draft.id).not.toBe(begun.id);
  });
});
