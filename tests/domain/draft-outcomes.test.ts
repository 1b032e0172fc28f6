import { describe, expect } from "vitest";
import { answerDraft, askQuestion } from "@/domain/drafts/change";
import { publishDraft, saveEdit } from "@/domain/drafts/publish";
import { findLatestDraft, getDraft } from "@/domain/drafts/queries";
import type { Answers, QuestionKey } from "@/domain/drafts/schema";
import { startDraft } from "@/domain/drafts/start";
import { getEvent, listOrganized } from "@/domain/events/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { test, type World } from "../support/world";

const complete: Answers = {
  title: "Picnic",
  startsAt: "2026-12-01T18:00:00.000Z",
  length: 90,
  location: "Tiergarten",
  latitude: 52.51,
  longitude: 13.35,
  description: "Bring a blanket.",
  paid: false,
  capacity: 12,
  category: "food",
  visibility: "unlisted",
  ticket: null,
  refundPolicy: [],
};

/** A draft of a new event with all its answers, or with some of them different. */
async function ready(world: World, changes: Answers = {}) {
  const userId = await world.person({ timeZone: "Europe/Berlin", verifiedAt: world.clock.now });
  const ctx = world.as(userId);
  const { id } = await startDraft(ctx, { kind: "create", answers: { ...complete, ...changes } });
  const own = () => listOrganized(world.system, userId, { limit: 20, offset: 0, ahead: true });
  return { userId, ctx, id, own };
}

describe("Publishing a draft", () => {
  test("makes the event that was answered, and ends the conversation", async ({ world }) => {
    const { userId, ctx, id } = await ready(world);

    const published = await publishDraft(ctx, id);

    expect(published).toMatchObject({
      event: {
        organizerId: userId,
        title: "Picnic",
        startsAt: new Date("2026-12-01T18:00:00Z"),
        endsAt: new Date("2026-12-01T19:30:00Z"),
        timeZone: "Europe/Berlin",
        location: "Tiergarten",
        latitude: 52.51,
        description: "Bring a blanket.",
        capacity: 12,
        visibility: "unlisted",
        price: null,
      },
    });
    expect(await findLatestDraft(ctx)).toBeUndefined();
  });

  test("makes one event, however often Confirm is tapped in one instant", async ({ world }) => {
    const { ctx, id, own } = await ready(world);

    const taps = await Promise.allSettled([
      publishDraft(ctx, id),
      publishDraft(ctx, id),
      publishDraft(ctx, id),
    ]);

    expect(taps.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(taps.flatMap((tap) => (tap.status === "rejected" ? [tap.reason.reason] : []))).toEqual([
      "stale_button",
      "stale_button",
    ]);
    expect(await own()).toHaveLength(1);
  });

  test("with a price that nobody could pay keeps the draft as it is", async ({ world }) => {
    world.settings.methods = [];
    const { ctx, id, own } = await ready(world, { paid: true, priceMinor: 4500, currency: "EUR" });

    const answer = await publishDraft(ctx, id);

    expect(answer).toMatchObject({
      problem: { kind: "sales-not-open" },
      draft: { question: null, answers: { priceMinor: 4500 } },
    });
    expect(await own()).toEqual([]);
    expect((await findLatestDraft(ctx))?.id).toBe(id);
  });

  test("whose date has passed meanwhile asks for the date again, and then publishes", async ({ world }) => {
    const { ctx, id } = await ready(world);
    world.clock.forward({ days: 10 });

    const passed = await publishDraft(ctx, id);
    const answers = { startsAt: "2026-12-24T18:00:00.000Z" };
    const answered = await answerDraft(ctx, { draftId: id, question: "date", answers, updateId: 1 });
    const published = await publishDraft(ctx, id);

    expect(passed).toMatchObject({
      problem: { kind: "draft-date-passed" },
      draft: { question: "date", answers: { title: "Picnic" } },
    });
    expect(answered.question).toBeNull();
    expect(published).toMatchObject({ event: { startsAt: new Date("2026-12-24T18:00:00Z") } });
  });

  test("with a question left asks it", async ({ world }) => {
    const { ctx, id } = await ready(world);
    const unfinished = await startDraft(ctx, { kind: "create", answers: { title: "Picnic" } });
    await askQuestion(ctx, unfinished.id, "capacity");

    const answer = await publishDraft(ctx, unfinished.id);

    expect(answer).toMatchObject({ problem: { kind: "not-complete" }, draft: { question: "date" } });
    await expect(publishDraft(ctx, id)).resolves.toMatchObject({ event: { title: "Picnic" } });
  });

  test("that the daily limit refuses leaves the draft open for tomorrow", async ({ world }) => {
    const { userId, ctx, id } = await ready(world);
    for (let n = 0; n < 10; n++) await world.event({ organizer: userId });

    await expect(publishDraft(ctx, id)).rejects.toMatchObject({ reason: "too_many_events" });

    world.clock.forward({ days: 1 });
    await expect(publishDraft(ctx, id)).resolves.toMatchObject({ event: { title: "Picnic" } });
  });

  test("twelve of them confirmed in one instant makes ten events", async ({ world }) => {
    const { ctx, own } = await ready(world);
    const drafts: string[] = [];
    for (let n = 0; n < 12; n++)
      drafts.push((await startDraft(ctx, { kind: "create", answers: complete })).id);

    await Promise.allSettled(drafts.map((draftId) => publishDraft(ctx, draftId)));

    expect(await own()).toHaveLength(10);
  });

  test("by anybody else is refused", async ({ world }) => {
    const { id } = await ready(world);
    const stranger = world.as(await world.person());

    await expect(publishDraft(stranger, id)).rejects.toMatchObject({ reason: "not_yours" });
  });
});

describe("Editing by chat", () => {
  /** One field of an event, answered and waiting to be confirmed. */
  async function edited(
    world: World,
    question: QuestionKey,
    answers: Answers,
    about: Parameters<World["event"]>[0] = {},
  ) {
    const event = await world.event({ location: "Old place", onlineUrl: null, ...about });
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    await world.drain();
    const ctx = world.as(event.organizerId);
    const { id } = await startDraft(ctx, { kind: "edit", eventId: event.id, question });
    await answerDraft(ctx, { draftId: id, question, answers, updateId: 1 });
    return { event, guest, ctx, id };
  }

  const edits: [QuestionKey, Answers, object][] = [
    ["title", { title: "New name" }, { title: "New name" }],
    ["zone", { timeZone: "Europe/Lisbon" }, { timeZone: "Europe/Lisbon" }],
    [
      "date",
      { startsAt: "2026-12-24T18:00:00.000Z" },
      { startsAt: new Date("2026-12-24T18:00:00Z"), endsAt: new Date("2026-12-24T20:00:00Z") },
    ],
    [
      "length",
      { length: 30 },
      { startsAt: new Date("2026-11-29T09:00:00Z"), endsAt: new Date("2026-11-29T09:30:00Z") },
    ],
    ["location", { location: "New place" }, { location: "New place", onlineUrl: null }],
    ["location", { online: true }, { location: null }],
    ["link", { onlineUrl: "https://meet.example.com/x" }, { onlineUrl: "https://meet.example.com/x" }],
    ["description", { description: "More words" }, { description: "More words" }],
    ["capacity", { capacity: 7 }, { capacity: 7 }],
    ["listing", { visibility: "unlisted" }, { visibility: "unlisted" }],
    ["guests", { maxGuests: 1 }, { maxGuests: 1 }],
  ];

  test.for(edits)(
    "of the %s changes that field and no other (%j)",
    async ([question, answers, expected], { world }) => {
      const { event, ctx, id } = await edited(world, question, answers);

      const changed = await saveEdit(ctx, id, false);

      const {
        updatedAt: _before,
        ref: _link,
        calendarSequence: _then,
        seatsTaken: _seats,
        going: _going,
        placesLeft: _left,
        review: _look,
        ...rest
      } = event;
      expect(changed).toMatchObject({ ...rest, ...expected });
    },
  );

  test("changes nothing before it is confirmed, and once when it is confirmed twice", async ({ world }) => {
    const { event, guest, ctx, id } = await edited(world, "title", { title: "New name" });

    const before = (await getEvent(world.system, event.id)).title;
    const taps = await Promise.allSettled([saveEdit(ctx, id, false), saveEdit(ctx, id, false)]);

    expect(before).toBe(event.title);
    expect(taps.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(taps.find((tap) => tap.status === "rejected")).toMatchObject({
      reason: { reason: "stale_button" },
    });
    await world.drain();
    world.clock.forward({ minutes: 2 });
    await world.drain();
    expect(world.toldOf(guest, "event.changed")).toHaveLength(1);
  });

  test("saved quietly tells nobody", async ({ world }) => {
    const { guest, ctx, id } = await edited(world, "description", { description: "More words" });

    await saveEdit(ctx, id, true);

    await world.drain();
    world.clock.forward({ minutes: 2 });
    await world.drain();
    expect(world.toldOf(guest, "event.changed")).toEqual([]);
  });

  test("that is refused stays open for another answer", async ({ world }) => {
    const { ctx, id, event } = await edited(world, "capacity", { capacity: 1 });
    await rsvp(world.as(await world.person()), { eventId: event.id });

    await expect(saveEdit(ctx, id, false)).rejects.toMatchObject({
      reason: "capacity_below_taken",
      details: { taken: 2 },
    });

    expect(await getDraft(ctx, id)).toMatchObject({ answers: { capacity: 1 }, event: { id: event.id } });
  });
});
