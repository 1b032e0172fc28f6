import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { events } from "@/db/schema/events";
import { ticketTypes } from "@/db/schema/tickets";
import { cancelEvent } from "@/domain/events/cancel";
import { EventFilters } from "@/domain/events/read-filters";
import { countEvents, type FoundPosition, searchEvents } from "@/domain/events/search";
import { rsvp } from "@/domain/rsvps/rsvp";
import { test, type World } from "../support/world";

type Query = Partial<Record<keyof EventFilters, string>>;

const search = (world: World, query: Query, limit = 50, after?: FoundPosition) =>
  searchEvents(world.system, EventFilters.parse(query), { limit, after });
const titles = async (world: World, query: Query) => (await search(world, query)).map(({ title }) => title);

/** Public events of these titles, an hour apart in this order. */
async function publish(world: World, list: string[], about: Parameters<World["event"]>[0] = {}) {
  for (const [n, title] of list.entries())
    await world.event({ title, startsIn: { days: 1, hours: n }, ...about });
}

describe("Words that are looked for", () => {
  test.for<[string, string]>([
    ["jazz", "Jazz Night"],
    ["JAZZ", "Jazz Night"],
    ["nig", "Jazz Night"],
    ["jaz", "Jazz Night"],
    ["night jazz", "Jazz Night"],
    ["  jazz,  night! ", "Jazz Night"],
    ["ni ja", "Jazz Night"],
    ["azz", "Jazz Night"],
    ["zurich", "Frühstück in Zürich"],
    ["FRÜHSTÜCK", "Frühstück in Zürich"],
    ["fruhstuck zürich", "Frühstück in Zürich"],
    ["Ｊａｚｚ", "Jazz Night"],
    ["москва", "Москва вечером"],
    ["🎷", "🎷 Sax"],
  ])("“%s” finds “%s”", async ([q, title], { world }) => {
    await publish(world, ["Jazz Night", "Frühstück in Zürich", "Москва вечером", "🎷 Sax", "Poetry"]);
    expect(await titles(world, { q })).toEqual([title]);
  });

  test.for([
    "berln",
    "berrlin",
    "brelin",
    "berlni",
    "berxin",
    "erlin",
    "Bérlyn",
    "workhop berlin",
    "workhsop",
    "wrokshop",
    "photogrpahy",
    "fotography",
  ])("“%s” finds it although it is misspelt", async (q, { world }) => {
    await publish(world, ["Poetry", "Photography Workshop"], { location: "Torstr. 12, Berlin" });
    expect(await titles(world, { q, from: "2026-11-23T09:30:00Z" })).toEqual(["Photography Workshop"]);
  });

  test.for(["концрт", "програмированя", "концерт програмированию"])(
    "“%s” finds it although it is misspelt, in letters beyond A to Z",
    async (q, { world }) => {
      await publish(world, ["Поэзия", "Концерт о программировании"]);
      expect(await titles(world, { q })).toEqual(["Концерт о программировании"]);
    },
  );

  test("all have to be there, in the title or the place", async ({ world }) => {
    await publish(world, ["Jazz Night"], { location: "Berlin" });
    await publish(world, ["Jazz Brunch"], { location: "Lisbon" });

    expect(await titles(world, { q: "jazz berlin" })).toEqual(["Jazz Night"]);
    expect(await titles(world, { q: "jazz madrid" })).toEqual([]);
  });

  test("do not find words that merely look alike", async ({ world }) => {
    await publish(world, ["Museum tour", "Party", "Communism for beginners"]);
    expect(await titles(world, { q: "music" })).toEqual([]);
  });

  test.for(["%", "_", "\\", "' or 1=1 --", "(", "[a-z]", ".*", "a|b", "\\m", "^", "{3}", "*****", "+"])(
    "“%s” is taken literally",
    async (q, { world }) => {
      await publish(world, ["Jazz Night", "Poetry"]);
      expect(await titles(world, { q })).toEqual([]);
    },
  );

  test("bring the best fit first: title, then place, then a part, then a typo, each by date", async ({
    world,
  }) => {
    await publish(world, ["Gardem party", "Kindergarden", "Open day", "Garden party", "A garden"]);
    await world.db.update(events).set({ location: "Garden 3" }).where(eq(events.title, "Open day"));

    const found = await search(world, { q: "garden" });

    expect(found.map(({ title, rank }) => [title, rank])).toEqual([
      ["Garden party", 200],
      ["A garden", 200],
      ["Kindergarden", 175],
      ["Open day", 100],
      ["Gardem party", 50],
    ]);
  });

  test("are found by the index among very many events", async ({ world }) => {
    const { id } = await world.event();
    await world.db.execute(sql`
      insert into events (event_id, code, organizer_id, title, start_datetime, end_datetime, timezone, created_at, updated_at)
      select gen_random_uuid(), 'X' || n, organizer_id, md5(n::text), start_datetime, end_datetime, timezone, created_at, updated_at
      from events, generate_series(1, 20000) n where event_id = ${id}`);
    await world.db.execute(sql`analyze events`);
    const plan = (condition: string) =>
      world.db.$client
        .unsafe(`explain select from events where ${condition}`)
        .then((rows) => JSON.stringify(rows));

    for (const condition of [
      "search_text like '%berlin%'",
      "search_text like '%концерт%'",
      "'jaz' <% search_text",
      "search_text ~ '(^|[^[:alnum:]])(brelin|ber.in)($|[^[:alnum:]])'",
    ])
      expect(await plan(condition)).toContain("events_searched");
    expect(await titles(world, { q: "brelin ngiht" })).toEqual(["Berlin Indie Games Night"]);
  });
});

describe("Filters", () => {
  test("from and to are about the start, and the end of the span is not in it", async ({ world }) => {
    await publish(world, ["At nine", "At ten", "At eleven"]);
    const span = { from: "2026-11-23T10:00:00Z", to: "2026-11-23T12:00:00+01:00" };
    expect(await titles(world, span)).toEqual(["At ten"]);
  });

  test("category takes one or several", async ({ world }) => {
    await publish(world, ["Song"], { category: "music" });
    await publish(world, ["Soup"], { category: "food" });
    await publish(world, ["Talk"], { category: "tech" });
    expect(await titles(world, { category: "music" })).toEqual(["Song"]);
    expect((await titles(world, { category: "tech,food,tech" })).sort()).toEqual(["Soup", "Talk"]);
  });

  test("free and the highest price look at the cheapest ticket in its currency", async ({ world }) => {
    await publish(world, ["Free", "Ten euros", "Twenty euros", "Ten dollars"]);
    const price = (title: string, priceMinor: number, currency: string) =>
      world.db
        .update(ticketTypes)
        .set({ priceMinor, currency })
        .where(sql`event_id = (select event_id from events where title = ${title})`);
    await price("Ten euros", 1000, "EUR");
    await price("Twenty euros", 2000, "EUR");
    await price("Ten dollars", 1000, "USD");

    expect(await titles(world, { free: "true" })).toEqual(["Free"]);
    expect(await titles(world, { maxPriceMinor: "1000", currency: "EUR" })).toEqual(["Free", "Ten euros"]);
    expect(await titles(world, { maxPriceMinor: "999", currency: "EUR" })).toEqual(["Free"]);
    expect(await titles(world, { free: "false" })).toHaveLength(4);
    const [, cheapest] = await search(world, {});
    expect(cheapest?.price).toEqual({ minor: 1000, currency: "EUR" });
  });

  test("open keeps what somebody can still get a seat at", async ({ world }) => {
    const full = await world.event({ title: "Full", capacity: 1 });
    await rsvp(world.as(await world.person()), { eventId: full.id });
    await publish(world, ["Room"], { capacity: 1 });
    await publish(world, ["No limit"], { startsIn: { days: 3 } });
    await world.event({ title: "Begun", startsIn: { hours: 1 } });
    world.clock.forward({ hours: 2 });

    expect(await titles(world, { open: "true" })).toEqual(["Room", "No limit"]);
    expect(await titles(world, {})).toHaveLength(4);
  });

  test.for<[string, string, string, string[]]>([
    ["a few kilometres", "52.52,13.40", "5", ["Berlin"]],
    ["thirty kilometres", "52.52,13.40", "30", ["Berlin", "Potsdam"]],
    ["across the meridian of 180°, from the east", "-16.8,-179.9", "60", ["Taveuni", "Rabi"]],
    ["across the meridian of 180°, from the west", "-16.8,179.9", "60", ["Taveuni", "Rabi"]],
    ["around the pole", "89.9,0", "50", ["Pole, other side"]],
    ["nowhere", "0,0", "1000", []],
  ])("near finds what is within %s", async ([_, near, radiusKm, expected], { world }) => {
    const places = {
      Berlin: [52.52, 13.405],
      Potsdam: [52.39, 13.06],
      Taveuni: [-16.85, 179.97],
      Rabi: [-16.8, -179.8],
      "Pole, other side": [89.8, 180],
    };
    for (const [n, [title, [latitude, longitude]]] of Object.entries(Object.entries(places)))
      await world.event({ title, latitude, longitude, startsIn: { days: 1 + Number(n) } });
    await publish(world, ["Nowhere in particular"]);

    expect(await titles(world, { near, radiusKm })).toEqual(expected);
  });

  test("go together", async ({ world }) => {
    await publish(world, ["Jazz Night", "Jazz Brunch"], { category: "music", capacity: 5 });
    await publish(world, ["Jazz Talk"], { category: "tech" });
    const query = { q: "jazz", category: "music", free: "true", open: "true", from: "2026-11-23T09:30:00Z" };
    expect(await titles(world, query)).toEqual(["Jazz Brunch"]);
  });
});

describe("A search", () => {
  test("finds nothing that is not for everybody, whatever is asked", async ({ world }) => {
    const trusted = await world.person({ verifiedAt: world.clock.now });
    for (const visibility of ["unlisted", "private"] as const)
      await world.event({ organizer: trusted, title: "Secret jazz", visibility });
    await world.event({ organizer: await world.person(), title: "Jazz that waits for review" });
    const declined = await world.event({ organizer: trusted, title: "Declined jazz" });
    await world.db.update(events).set({ review: "declined" }).where(eq(events.id, declined.id));
    const cancelled = await world.event({ organizer: trusted, title: "Cancelled jazz" });
    await cancelEvent(world.as(trusted), { eventId: cancelled.id, note: null });
    await world.event({ organizer: trusted, title: "Past jazz", startsIn: { hours: 1 } });
    world.clock.forward({ hours: 4 });

    for (const query of [{}, { q: "jazz" }, { free: "true", open: "true" }]) {
      expect(await titles(world, query)).toEqual([]);
      expect((await searchEvents(world.as(trusted), EventFilters.parse(query), { limit: 9 })).length).toBe(0);
      expect((await countEvents(world.system, EventFilters.parse(query))).total).toBe(0);
    }
  });

  test("reads to the end without a repetition or a gap while events are added", async ({ world }) => {
    const add = (title: string, days: number) => world.event({ title, startsIn: { days } });
    const known: string[] = [];
    for (let n = 0; n < 9; n++)
      known.push((await add(["Jazz", "Jazzy jam", "All that jxazz jazz", "Jaz"][n % 4]!, 2 + (n % 2))).id);

    const seen: string[] = [];
    for (let after: FoundPosition | undefined, more = true; more; ) {
      const page = await search(world, { q: "jazz" }, 2, after);
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (last) after = { rank: last.rank, at: last.startsAt, id: last.id };
      more = page.length === 2;
      await add("Jazz before them all", 1);
    }

    expect(new Set(seen).size).toBe(seen.length);
    expect(known.filter((id) => !seen.includes(id))).toEqual([]);
  });
});

test("a card counts confirmed seats and people who wait as the event's page does", async ({ world }) => {
  const event = await world.event({ capacity: 3 });
  const [a, b, c] = (await world.people(3)) as [number, number, number];
  await rsvp(world.as(a), { eventId: event.id, partySize: 2 });
  await rsvp(world.as(b), { eventId: event.id });
  await rsvp(world.as(c), { eventId: event.id });

  expect(await search(world, {})).toMatchObject([
    { going: 3, seatsTaken: 3, waiting: 1, price: null, banner: null },
  ]);
});

test("counts tell each category's number beside the total of those asked for, up to 1,000", async ({
  world,
}) => {
  await publish(world, ["A", "B"], { category: "music" });
  await publish(world, ["C"], { category: "food" });
  const { id } = await world.event({ title: "Many", category: "tech" });
  await world.db.execute(sql`
    insert into events (event_id, code, organizer_id, title, category, start_datetime, end_datetime, timezone, created_at, updated_at)
    select gen_random_uuid(), 'X' || n, organizer_id, title, category, start_datetime, end_datetime, timezone, created_at, updated_at
    from events, generate_series(1, 1000) n where event_id = ${id}`);
  const count = (query: Query) => countEvents(world.system, EventFilters.parse(query));

  const byCategory = expect.objectContaining({ music: 2, food: 1, tech: 1000, other: 0 });
  expect(await count({})).toEqual({ total: 1000, isCapped: true, byCategory });
  expect(await count({ category: "music,food" })).toEqual({ total: 3, isCapped: false, byCategory });
  expect(await count({ q: "many", category: "music" })).toMatchObject({
    total: 0,
    isCapped: false,
    byCategory: { tech: 1000 },
  });
});
