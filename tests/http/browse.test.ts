import { describe, expect } from "vitest";
import { events } from "@/db/schema/events";
import { images } from "@/db/schema/images";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, test } from "../support/http";
import type { World } from "../support/world";

type Item = Record<string, unknown> & { id: string; title: string };

async function browse(query: string, as?: number) {
  const answer = await call("GET", `/api/events?${query}`, as === undefined ? {} : { as });
  return { ...answer, items: answer.body.items as Item[], cursor: answer.body.nextCursor as string | null };
}

/** As many public events of one title as asked for, two at each hour. */
async function publish(world: World, count: number, title = "Jazz Night") {
  const list = [];
  for (let n = 0; n < count; n++)
    list.push(await world.event({ title, startsIn: { days: 1, hours: Math.floor(n / 2) } }));
  return list;
}

const banner = {
  hash: "a".repeat(64),
  width: 1600,
  height: 900,
  placeholder: "data:image/webp;base64,AA==",
  edgeColor: "#102030",
};

describe("GET /api/events", () => {
  test("shows each card's banner, and how the caller stands to it", async ({ world }) => {
    const [first, second] = await publish(world, 2);
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: first!.id, partySize: 2 });
    await world.db.insert(images).values({ ...banner, uploaderId: guest, createdAt: world.clock.now });
    await world.db.update(events).set({ bannerImage: banner.hash });

    const { items } = await browse("", guest);

    expect(items).toHaveLength(2);
    for (const item of items) expect(item.banner).toEqual(banner);
    const rsvpOf = (id: string) => items.find((item) => item.id === id)?.rsvp;
    expect(rsvpOf(first!.id)).toMatchObject({ status: "confirmed", partySize: 2, userId: guest });
    expect(rsvpOf(second!.id)).toEqual({ status: "none", eventId: second!.id, userId: guest });
    for (const item of (await browse("")).items) expect(item.rsvp).toBeNull();
  });

  test.for(["", "q=jazz", "q=jaz%20nigth", "category=other&open=true"])(
    "pages of “%s” end, repeat nothing and leave nothing out while events are added",
    async (query, { world }) => {
      const known = (await publish(world, 9)).map(({ id }) => id);

      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof browse>> = await browse(
          `${query}&limit=2${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.cursor;
        await publish(world, 1);
      }

      expect(new Set(seen).size).toBe(seen.length);
      expect(known.filter((id) => !seen.includes(id))).toEqual([]);
    },
  );

  test("a cursor serves the list that it is of, and no other", async ({ world }) => {
    await publish(world, 5);
    const { cursor } = await browse("q=jazz&limit=2&category=other,music");

    expect((await browse(`category=music,other&q=jazz&limit=1&cursor=${cursor}`)).status).toBe(200);
    for (const other of ["", "q=jaz&category=other,music", "q=jazz", "q=jazz&category=other,music&open=true"])
      expect(await browse(`${other}&cursor=${cursor}`)).toMatchObject({
        status: 422,
        body: { error: "invalid_input", issues: [{ path: ["cursor"] }] },
      });
  });

  test("a forged cursor is refused, or is a place in the list like any other", async ({ world }) => {
    await publish(world, 3);
    const { cursor } = await browse("limit=1");
    const [list, rank, at, id] = Buffer.from(cursor!, "base64url").toString().split(".") as string[];
    const forged = (...parts: unknown[]) => Buffer.from(parts.join(".")).toString("base64url");

    for (const wrong of [
      "x",
      "",
      `${cursor}x`.repeat(9),
      forged(list, rank, at),
      forged(list, -1, at, id),
      forged(list, 1000, at, id),
      forged(list, rank, "9".repeat(15), id),
      forged(list, rank, at, "0".repeat(36)),
      forged(list, rank, at, `${id}' or true --`),
      forged("0".repeat(16), rank, at, id),
    ])
      expect(await browse(`limit=1&cursor=${wrong}`)).toMatchObject({
        status: 422,
        body: { issues: [{ path: ["cursor"] }] },
      });
    expect(await browse(`cursor=${forged(list, 999, 0, id)}`)).toMatchObject({ status: 200 });
  });

  test.for<[string, string]>([
    [`q=${"x".repeat(201)}`, "q"],
    ["from=tomorrow", "from"],
    ["from=2026-11-23", "from"],
    ["from=0000-01-01T00:00:00Z", "from"],
    ["to=9999-12-31T23:59:59-14:00", "to"],
    ["from=2026-11-24T00:00:00Z&to=2026-11-24T00:00:00Z", "to"],
    ["category=fun", "category.0"],
    ["category=music&category=", "category.0"],
    ["free=yes", "free"],
    ["free=true&free=false", "free"],
    ["open=1", "open"],
    ["maxPriceMinor=-1&currency=EUR", "maxPriceMinor"],
    ["maxPriceMinor=9.99&currency=EUR", "maxPriceMinor"],
    ["maxPriceMinor=100", "currency"],
    ["currency=EUR", "maxPriceMinor"],
    ["maxPriceMinor=100&currency=XYZ", "currency"],
    ["near=Berlin", "near"],
    ["near=91,0", "near.latitude"],
    ["near=0,181", "near.longitude"],
    ["near=NaN,NaN", "near"],
    ["radiusKm=5", "near"],
    ["near=0,0&radiusKm=0", "radiusKm"],
    ["near=0,0&radiusKm=1001", "radiusKm"],
    ["near=0,0&radiusKm=1e3", "radiusKm"],
    ["limit=0", "limit"],
    ["limit=101", "limit"],
  ])(
    "“%s” is refused with the field, for the list and for its counts",
    async ([query, field], { world: _ }) => {
      const paths = ["/api/events", ...(field === "limit" ? [] : ["/api/events/counts"])];
      for (const path of paths) {
        const { status, body } = await call("GET", `${path}?${query}`);
        const issues = body.issues as { path: string[]; message: string }[];
        expect([status, issues.map((issue) => issue.path.join("."))]).toEqual([422, [field]]);
        expect(issues[0]?.message).not.toBe("");
      }
    },
  );

  test("a category can be said several times", async ({ world }) => {
    for (const category of ["music", "food", "tech"] as const) await world.event({ category });
    const found = async (query: string) => (await browse(query)).items.map(({ category }) => category).sort();

    expect(await found("category=music&category=food")).toEqual(["food", "music"]);
    expect(await found("category=music,food")).toEqual(["food", "music"]);
  });
});

describe("GET /api/events/counts", () => {
  test("counts what the same filters list, and each category beside it", async ({ world }) => {
    await publish(world, 3);
    await world.event({ title: "Jazz Brunch", category: "food" });
    await world.event({ title: "Poetry", category: "arts" });

    const { status, body } = await call("GET", "/api/events/counts?q=jazz&category=food");

    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 1, isCapped: false, byCategory: { other: 3, food: 1, arts: 0 } });
  });
});

describe("GET /api/users/{user_id}/rsvps", () => {
  test("tells what is ahead, and what is behind with the latest first", async ({ world }) => {
    const guest = await world.person();
    const join = async (title: string, hours: number) =>
      rsvp(world.as(guest), { eventId: (await world.event({ title, startsIn: { hours } })).id });
    for (const [n, title] of ["First", "Second", "Third", "Fourth"].entries()) await join(title, 1 + 5 * n);
    world.clock.forward({ hours: 12 });
    const list = async (query: string) => {
      const { body } = await call("GET", `/api/users/${guest}/rsvps?${query}`, { as: guest });
      const items = body.items as { event: Item; rsvp: { status: string } }[];
      return { titles: items.map(({ event }) => event.title), cursor: body.nextCursor };
    };

    expect((await list("")).titles).toEqual(["Third", "Fourth"]);
    expect((await list("when=ahead")).titles).toEqual(["Third", "Fourth"]);
    const past = await list("when=past&limit=1");
    expect(past.titles).toEqual(["Second"]);
    expect(await list(`when=past&limit=1&cursor=${past.cursor}`)).toEqual({
      titles: ["First"],
      cursor: null,
    });
    expect(await call("GET", `/api/users/${guest}/rsvps?when=never`, { as: guest })).toMatchObject({
      status: 422,
      body: { issues: [{ path: ["when"] }] },
    });
  });
});
