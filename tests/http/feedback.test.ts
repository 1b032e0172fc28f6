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
  test("the organizer sees stars and comments without names or times, in pages, and a changed mind counts once", async ({
    world,
  }) => {
    const { people, path, say, seen } = await scene(world, 5);
    world.clock.forward(end);
    await say(people[0]!, { rating: 2 });
    for (const [n, person] of people.entries()) await say(person, { rating: 4, comment: `Number ${n}` });
    world.clock.forward({ hours: 1 });

    expect(await call("GET", `${path}/own`, { as: people[0]! })).toMatchObject({
      body: { rating: 4, comment: "Number 0" },
    });
    const first = await seen("?limit=3");
    const second = await seen(`?limit=3&cursor=${first.nextCursor}`);
    expect(first).toMatchObject({ count: 5, average: 4, stars: [0, 0, 0, 5, 0] });
    const items = [...(first.items as object[]), ...(second.items as object[])] as { comment: string }[];
    expect(items.map(({ comment }) => comment).sort()).toEqual(people.map((_, n) => `Number ${n}`));
    expect(Object.keys(items[0]!).sort()).toEqual(["comment", "day", "id", "rating"]);
    expect(second.nextCursor).toBe(null);
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
      { eventId: event.id, ref: event.ref, title: event.title, since: world.clock.now.toISOString() },
    ]);
    for (let n = 0; n < 2; n++)
      expect(await call("DELETE", `${path}/${event.id}`, { as })).toMatchObject({ status: 200 });
    expect(await list()).toEqual([]);
    const nothing = "00000000-0000-4000-8000-000000000000";
    expect(await call("PUT", `${path}/${nothing}`, { as })).toMatchObject({ status: 404 });
  });
});
