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
    const { event, people, organizer } = await afterwards(world, 3);
    for (const person of people) await rateEvent(world.as(person), { eventId: event.id, rating: 5 });

    await rateEvent(world.as(people[0]), { eventId: event.id, rating: 2 });

    expect(await feedbackOf(organizer, event.id, { limit: 10 })).toMatchObject({
      count: 3,
      average: 4,
      stars: [0, 1, 0, 0, 2],
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

    expect((await feedbackOf(organizer, event.id, { limit: 10 })).count).toBe(1);
  });
});

describe("A comment", () => {
  test("belongs to a rating, has a length, and can be changed", async ({ world }) => {
    const { event, people, organizer } = await afterwards(world);
    const guest = world.as(people[0]);
    const comment = (text: string) => commentOnEvent(guest, { eventId: event.id, comment: text });

    await expect(comment("Lovely")).rejects.toMatchObject({ reason: "not_found" });
    await rateEvent(guest, { eventId: event.id, rating: 4 });
    await expect(comment("  ")).rejects.toMatchObject({ reason: "message_empty" });
    await expect(comment("x".repeat(1_001))).rejects.toMatchObject({ reason: "message_too_long" });
    await comment("Too loud");
    await comment("Lovely");

    const { comments } = await feedbackOf(organizer, event.id, { limit: 10 });
    expect(comments).toMatchObject([{ rating: 4, comment: "Lovely" }]);
    expect(await findOwnFeedback(guest, event.id)).toEqual({ rating: 4, comment: "Lovely" });
  });

  test("is read by the organizer alone, without a name", async ({ world }) => {
    const { event, people, organizer } = await afterwards(world);
    const guest = world.as(people[0]);
    await rateEvent(guest, { eventId: event.id, rating: 4 });
    await commentOnEvent(guest, { eventId: event.id, comment: "Lovely" });

    await expect(feedbackOf(guest, event.id, { limit: 10 })).rejects.toMatchObject({
      reason: "not_organizer",
    });
    const { comments } = await feedbackOf(organizer, event.id, { limit: 10 });
    expect(Object.keys(comments[0]!).sort()).toEqual(["at", "comment", "rating"]);
  });

  test("is on one page, however many came at the same instant", async ({ world }) => {
    const { event, people, organizer } = await afterwards(world, 9);
    for (const [n, person] of people.entries()) {
      if (n % 3 === 0) world.clock.forward({ minutes: 1 });
      await rateEvent(world.as(person), { eventId: event.id, rating: 3 });
      await commentOnEvent(world.as(person), { eventId: event.id, comment: `Number ${n}` });
    }

    const seen: string[] = [];
    let after: { at: Date } | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const page = await feedbackOf(organizer, event.id, { limit: 2, after });
      seen.push(...page.comments.map(({ comment }) => comment));
      if (!page.next) break;
      after = page.next;
    }

    expect(seen.sort()).toEqual(people.map((_, n) => `Number ${n}`));
  });
});
