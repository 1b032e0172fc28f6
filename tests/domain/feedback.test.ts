import { describe, expect } from "vitest";
import { cancelEvent } from "@/domain/events/cancel";
import { feedbackOf, findOwnFeedback } from "@/domain/feedback/queries";
import { commentOnEvent, rateEvent } from "@/domain/feedback/rate-event";
import { rsvp } from "@/domain/rsvps/rsvp";
import { test, type World } from "../support/world";

/** An event that was yesterday, and people who went. */
async function afterwards(world: World, guests = 1) {
  const event = await world.event();
  const people = await world.people(guests);
  for (const person of people) await rsvp(world.as(person), { eventId: event.id });
  world.clock.forward({ days: 8 });
  return { event, people: people as [number, ...number[]], organizer: world.as(event.organizerId) };
}

describe("A rating", () => {
  test("counts once for each person, the last one they gave", async ({ world }) => {
    const { event, people, organizer } = await afterwards(world, 6);
    for (const person of people) await rateEvent(world.as(person), { eventId: event.id, rating: 5 });

    await rateEvent(world.as(people[0]), { eventId: event.id, rating: 2 });

    world.clock.forward({ hours: 1 });
    expect(await feedbackOf(organizer, event.id, { limit: 10 })).toMatchObject({
      count: 6,
      average: 4.5,
      stars: [0, 1, 0, 0, 5],
      comments: [],
    });
  });

  test("is for those alone who went, once it is over, and not when it was cancelled", async ({ world }) => {
    const event = await world.event();
    const [guest, stranger] = (await world.people(2)) as [number, number];
    await rsvp(world.as(guest), { eventId: event.id });
    const rate = (person: number) => rateEvent(world.as(person), { eventId: event.id, rating: 4 });

    await expect(rate(guest)).rejects.toMatchObject({ reason: "not_over" });
    world.clock.forward({ days: 8 });
    await expect(rate(stranger)).rejects.toMatchObject({ reason: "not_going" });
    await rate(guest);
    const called = await world.event();
    await rsvp(world.as(guest), { eventId: called.id });
    await cancelEvent(world.as(called.organizerId), { eventId: called.id, note: null });
    world.clock.forward({ days: 8 });
    await expect(rateEvent(world.as(guest), { eventId: called.id, rating: 1 })).rejects.toMatchObject({
      reason: "cancelled",
    });
  });

  test("that is given twice at once is one", async ({ world }) => {
    const { event, people, organizer } = await afterwards(world);
    const guest = world.as(people[0]);

    await Promise.all([5, 5, 5, 5].map((rating) => rateEvent(guest, { eventId: event.id, rating })));

    world.clock.forward({ hours: 1 });
    expect((await feedbackOf(organizer, event.id, { limit: 10 })).count).toBe(1);
  });
});

describe("What the organizer reads", () => {
  /** Five who have rated, before the hour that begins. */
  async function rated(world: World) {
    const scene = await afterwards(world, 5);
    for (const person of scene.people) {
      await rateEvent(world.as(person), { eventId: scene.event.id, rating: 3 });
      await commentOnEvent(world.as(person), { eventId: scene.event.id, comment: `Said by ${person}` });
    }
    const read = () => feedbackOf(scene.organizer, scene.event.id, { limit: 10 });
    return { ...scene, read };
  }

  test("is shown from five ratings on, and no star and no word before", async ({ world }) => {
    const { event, people, organizer } = await afterwards(world, 5);
    const read = () => feedbackOf(organizer, event.id, { limit: 10 });
    for (const person of people.slice(1)) {
      await rateEvent(world.as(person), { eventId: event.id, rating: 1 });
      await commentOnEvent(world.as(person), { eventId: event.id, comment: "Dull" });
    }
    world.clock.forward({ hours: 1 });
    expect(await read()).toEqual({ count: 4, average: null, stars: null, comments: [] });

    await rateEvent(world.as(people[0]), { eventId: event.id, rating: 5 });
    world.clock.forward({ hours: 1 });
    expect(await read()).toMatchObject({ count: 5, average: 1.8, stars: [4, 0, 0, 0, 1] });
  });

  test("moves with the whole hour alone: what is said, and what is changed, shows with the next", async ({
    world,
  }) => {
    const { event, people, read } = await rated(world);
    expect(await read()).toMatchObject({ count: 0, comments: [] });
    world.clock.forward({ hours: 1 });
    const before = await read();
    expect(before.count).toBe(5);

    const [person] = people;
    for (const rating of [1, 5]) await rateEvent(world.as(person), { eventId: event.id, rating });
    await commentOnEvent(world.as(person), { eventId: event.id, comment: "Better than I said" });
    expect(await read()).toEqual(before);
    world.clock.forward({ hours: 1 });
    const after = await read();
    expect(after.stars).toEqual([0, 0, 4, 0, 1]);
    expect(after.comments.map(({ comment }) => comment)).toContain("Better than I said");
  });

  test("has a day and no time, and an order that is neither that of saying it nor of people's ids", async ({
    world,
  }) => {
    const { read } = await rated(world);
    world.clock.forward({ hours: 1 });
    const { comments } = await read();

    expect(Object.keys(comments[0]!).sort()).toEqual(["comment", "day", "id", "rating"]);
    expect(comments.map(({ day }) => day)).toEqual(Array(5).fill("2026-11-30"));
    expect(comments.map(({ id }) => id)).toEqual(comments.map(({ id }) => id).sort());
    expect(comments.map(({ id }) => id[14])).toEqual(Array(5).fill("4"));
  });

  test("comes in pages, each comment on one of them", async ({ world }) => {
    const { event, people, organizer } = await rated(world);
    world.clock.forward({ hours: 1 });
    const seen: string[] = [];
    for (let after: { id: string } | undefined; ; ) {
      const { comments } = await feedbackOf(organizer, event.id, { limit: 2, after });
      seen.push(...comments.map(({ comment }) => comment));
      if (comments.length < 2) break;
      after = comments.at(-1);
    }

    expect(seen.sort()).toEqual(people.map((person) => `Said by ${person}`).sort());
  });

  test("is for the organizer alone", async ({ world }) => {
    const { event, people } = await rated(world);
    await expect(feedbackOf(world.as(people[0]), event.id, { limit: 10 })).rejects.toMatchObject({
      reason: "not_organizer",
    });
  });
});

describe("A comment", () => {
  test("belongs to a rating, has a length, and can be changed", async ({ world }) => {
    const { event, people } = await afterwards(world);
    const guest = world.as(people[0]);
    const comment = (text: string) => commentOnEvent(guest, { eventId: event.id, comment: text });

    await expect(comment("Lovely")).rejects.toMatchObject({ reason: "not_found" });
    await rateEvent(guest, { eventId: event.id, rating: 4 });
    await expect(comment("  ")).rejects.toMatchObject({ reason: "message_empty" });
    await expect(comment("x".repeat(1_001))).rejects.toMatchObject({ reason: "message_too_long" });
    await comment("Too loud");
    await comment("Lovely");

    expect(await findOwnFeedback(guest, event.id)).toEqual({ rating: 4, comment: "Lovely" });
  });
});
