import { describe, expect } from "vitest";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, test } from "../support/http";
import type { World } from "../support/world";

async function scene(world: World, guests: number) {
  const event = await world.event({ startsIn: { hours: 2 } });
  const people = await world.people(guests);
  for (const userId of people) await rsvp(world.as(userId), { eventId: event.id });
  const path = `/api/events/${event.code}/feedback`;
  const say = (as: number, body: object, headers = {}) => call("PUT", path, { as, body, headers });
  const seen = async (query = "") => (await call("GET", `${path}${query}`, { as: event.organizerId })).body;
  return { event, people, path, say, seen };
}

const end = { days: 1 };

describe("/api/events/{id}/feedback", () => {
  test("the organizer sees stars and comments without names, and a changed mind counts once", async ({
    world,
  }) => {
    const { people, path, say, seen } = await scene(world, 3);
    world.clock.forward(end);
    const [one, two, three] = people as [number, number, number];
    await say(one, { rating: 2 });
    await say(one, { rating: 4, comment: "  Better than I thought.  " });
    world.clock.forward({ minutes: 1 });
    await say(two, { rating: 5, comment: "Splendid." });
    await say(three, { rating: 5 });

    expect(await call("GET", `${path}/own`, { as: one })).toMatchObject({
      body: { rating: 4, comment: "Better than I thought." },
    });
    const feedback = await seen();
    expect(feedback).toMatchObject({ count: 3, stars: [0, 0, 0, 1, 2], nextCursor: null });
    expect(feedback.average).toBeCloseTo(14 / 3);
    expect((feedback.items as object[]).map((item) => Object.keys(item).sort())).toEqual([
      ["at", "comment", "rating"],
      ["at", "comment", "rating"],
    ]);
    expect(feedback.items).toMatchObject([{ comment: "Splendid." }, { comment: "Better than I thought." }]);
  });

  test("comments come in pages, the latest first", async ({ world }) => {
    const { people, say, seen } = await scene(world, 3);
    world.clock.forward(end);
    for (const [n, userId] of people.entries()) {
      world.clock.forward({ minutes: 1 });
      await say(userId, { rating: 3, comment: `Number ${n}` });
    }
    const first = await seen("?limit=2");
    const second = await seen(`?limit=2&cursor=${first.nextCursor}`);

    expect(first.items).toMatchObject([{ comment: "Number 2" }, { comment: "Number 1" }]);
    expect(second).toMatchObject({ items: [{ comment: "Number 0" }], nextCursor: null });
  });

  test.for<[object, string]>([
    [{ rating: 0 }, "invalid_input"],
    [{ rating: 6 }, "invalid_input"],
    [{ rating: 4.5 }, "invalid_input"],
    [{ comment: "No stars" }, "invalid_input"],
    [{ rating: 3, comment: " \u200b " }, "message_empty"],
    [{ rating: 3, comment: "x".repeat(1_001) }, "message_too_long"],
  ])("refuses %j, and no star is kept", async ([body, error], { world }) => {
    const { people, say, seen } = await scene(world, 1);
    world.clock.forward(end);

    expect(await say(people[0]!, body)).toMatchObject({ status: 422, body: { error } });
    expect(await seen()).toMatchObject({ count: 0, average: null });
  });

  test("is for those who went, and after the end", async ({ world }) => {
    const { people, say } = await scene(world, 1);
    expect(await say(people[0]!, { rating: 5 })).toMatchObject({ status: 409, body: { error: "not_over" } });
    world.clock.forward(end);

    expect(await say(await world.person(), { rating: 5 })).toMatchObject({
      status: 404,
      body: { error: "not_going" },
    });
    expect(await say(people[0]!, { rating: 5 })).toMatchObject({ status: 200 });
  });
});

describe("/api/users/{user_id}/mutes", () => {
  test("lists what was muted until it is heard again, and twice is no change", async ({ world }) => {
    const { event, people } = await scene(world, 1);
    const as = people[0]!;
    const path = `/api/users/${as}/mutes`;
    const list = async () => (await call("GET", path, { as })).body.items;
    for (let n = 0; n < 2; n++)
      expect(await call("PUT", `${path}/${event.id}`, { as })).toMatchObject({ status: 200 });

    expect(await list()).toEqual([
      { eventId: event.id, code: event.code, title: event.title, since: world.clock.now.toISOString() },
    ]);
    for (let n = 0; n < 2; n++)
      expect(await call("DELETE", `${path}/${event.id}`, { as })).toMatchObject({ status: 200 });
    expect(await list()).toEqual([]);
    const nothing = "00000000-0000-4000-8000-000000000000";
    expect(await call("PUT", `${path}/${nothing}`, { as })).toMatchObject({ status: 404 });
  });
});
