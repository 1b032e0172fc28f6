import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { rsvps } from "@/db/schema/rsvps";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, test } from "../support/http";
import type { World } from "../support/world";

type Page = { items: Record<string, unknown>[]; nextCursor: string | null };

async function readAll(
  path: string,
  as: number | undefined,
  meanwhile: () => Promise<unknown> = async () => {},
) {
  const pages: Page[] = [];
  for (let cursor: string | null = ""; cursor !== null; cursor = pages.at(-1)!.nextCursor) {
    const { body, status } = await call(
      "GET",
      cursor ? `${path}&cursor=${cursor}` : path,
      as === undefined ? {} : { as },
    );
    expect(status).toBe(200);
    pages.push(body as unknown as Page);
    await meanwhile();
  }
  return pages;
}

/** Each list with seven entries in it, and what makes an eighth that comes before them all. */
const lists: Record<
  string,
  (world: World) => Promise<{ path: string; as?: number; more: () => Promise<unknown> }>
> = {
  "public events": async (world) => {
    const organizer = await world.person({ verifiedAt: world.clock.now });
    for (let n = 0; n < 7; n++) await world.event({ organizer, startsIn: { days: n < 4 ? 2 : 3 } });
    return { path: "/api/events", more: () => world.event({ organizer, startsIn: { days: 1 } }) };
  },
  "own events": async (world) => {
    const organizer = await world.person();
    for (let n = 0; n < 7; n++) await world.event({ organizer, startsIn: { days: n < 4 ? 2 : 3 } });
    return {
      path: `/api/organizer/${organizer}/events`,
      as: organizer,
      more: () => world.event({ organizer, startsIn: { days: 9 } }),
    };
  },
  "own RSVPs": async (world) => {
    const guest = await world.person();
    const organizer = await world.person();
    const join = async (days: number) =>
      rsvp(world.as(guest), { eventId: (await world.event({ organizer, startsIn: { days } })).id });
    for (let n = 0; n < 7; n++) await join(n < 4 ? 2 : 3);
    return { path: `/api/users/${guest}/rsvps`, as: guest, more: () => join(1) };
  },
  attendees: async (world) => {
    const event = await world.event();
    for (const guest of await world.people(7)) await rsvp(world.as(guest), { eventId: event.id });
    // Whoever waits with money stands before the first who ever came.
    await world.db.update(rsvps).set({ queueNumber: sql`queue_number - 1000000000000` });
    return { path: `/api/events/${event.id}/rsvps`, as: event.organizerId, more: async () => {} };
  },
};
const names = Object.keys(lists);

describe("A list", () => {
  test.for(names)(
    "of %s comes page by page, each entry once, whatever is added meanwhile",
    async (name, { world }) => {
      const { path, as, more } = await lists[name]!(world);
      const whole = await readAll(`${path}?limit=100`, as);
      const paged = await readAll(`${path}?limit=3`, as, more);

      expect(whole).toHaveLength(1);
      expect(whole[0]!.items).toHaveLength(7);
      expect(paged.map(({ items }) => items.length)).toEqual([3, 3, 1]);
      expect(paged.flatMap(({ items }) => items)).toEqual(whole[0]!.items);
    },
  );

  test.for(names)("of %s ends where a page is exactly full", async (name, { world }) => {
    const { path, as } = await lists[name]!(world);
    expect((await readAll(`${path}?limit=7`, as)).map(({ items }) => items.length)).toEqual([7]);
  });

  test("of 25 shows twenty when nobody says how many", async ({ world }) => {
    const organizer = await world.person();
    for (let n = 0; n < 25; n++) {
      if (n % 9 === 8) world.clock.forward({ days: 1 });
      await world.event({ organizer, startsIn: { days: 30 } });
    }
    expect(
      (await readAll(`/api/organizer/${organizer}/events?`, organizer)).map(({ items }) => items.length),
    ).toEqual([20, 5]);
  });

  const cursor = (text: string) => Buffer.from(text).toString("base64url");
  const moment = "1764547200000";
  const id = "019ab3c4-0000-7000-8000-000000000000";
  const garbage = [
    "limit=0",
    "limit=101",
    "limit=-1",
    "limit=1e1",
    "limit=abc",
    "limit=",
    "limit=99999999999999999999",
    "cursor=",
    "cursor=abc",
    `cursor=${cursor("x".repeat(500))}`,
    `cursor=${cursor(`${moment}.${id.replace("7000", "zzzz")}`)}`,
    `cursor=${cursor(`999999999999999.${id}`)}`,
    `cursor=${cursor(`${moment}.${id}' or 1=1`)}`,
    `cursor=${cursor("1-")}`,
    "cursor=%00",
  ];
  test.for(names.flatMap((name) => garbage.map((query) => [name, query] as const)))(
    "of %s refuses ?%s",
    async ([name, query], { world }) => {
      const { path, as } = await lists[name]!(world);
      const answer = await call("GET", `${path}?${query}`, as === undefined ? {} : { as });
      expect(answer).toMatchObject({
        status: 422,
        body: { error: "invalid_input", issues: [{ path: [query.split("=")[0]] }] },
      });
    },
  );
});
