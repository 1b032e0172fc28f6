import fc from "fast-check";
import { describe, expect } from "vitest";
import { startDraft } from "@/domain/drafts/start";
import { rsvp } from "@/domain/rsvps/rsvp";
import { appUrl, bearer, send, test } from "../support/http";
import { snapshot } from "../support/snapshot";
import type { World } from "../support/world";

const cases = process.env.LONG ? 60_000 : 10_000;
const weirdCases = process.env.LONG ? 6_000 : 1_000;

/** One request that would be answered, in its parts. */
type Good = {
  method: string;
  path: string;
  ids: string[];
  query?: Record<string, string>;
  body?: Record<string, unknown>;
};
type Wrong = {
  kind: string;
  make: (good: Good) => { url: string; headers?: Record<string, string>; body?: BodyInit } | undefined;
};

const event = {
  title: "Picnic",
  startsAt: "2026-12-01T18:00:00Z",
  timeZone: "UTC",
  description: "Bring cake.",
  location: "Park",
  onlineUrl: "https://a.example",
  capacity: 5,
  category: "food",
};

const filters = {
  q: "x",
  from: "2026-11-22T00:00:00Z",
  to: "2026-12-22T00:00:00Z",
  category: "music,food",
  free: "true",
  maxPriceMinor: "1000",
  currency: "EUR",
  near: "52.5,13.4",
  radiusKm: "10",
  open: "true",
};

/** As the organizer, every route that takes something: paths, queries and bodies. */
function goodRequests(
  { code, id, organizerId }: { code: string; id: string; organizerId: number },
  guest: number,
  draft: string,
): Good[] {
  const own = String(guest);
  return [
    { method: "GET", path: "/api/events", ids: [], query: { limit: "5", ...filters } },
    { method: "GET", path: "/api/events/counts", ids: [], query: filters },
    { method: "POST", path: "/api/events", ids: [], body: event },
    { method: "GET", path: "/api/events/{}", ids: [code] },
    { method: "GET", path: "/api/events/{}/calendar.ics", ids: [id] },
    { method: "PUT", path: "/api/events/{}", ids: [code], body: { ...event, quietly: true } },
    { method: "POST", path: "/api/events/{}/cancel", ids: [id], body: { note: "Rain." } },
    { method: "GET", path: "/api/events/{}/rsvps", ids: [code], query: { limit: "5", status: "confirmed" } },
    { method: "POST", path: "/api/events/{}/rsvps", ids: [id], body: { partySize: 1 } },
    { method: "PUT", path: "/api/events/{}/rsvps/{}", ids: [id, own], body: { partySize: 2 } },
    { method: "DELETE", path: "/api/events/{}/rsvps/{}", ids: [id, own] },
    { method: "POST", path: "/api/events/{}/rsvps/{}/offer", ids: [code, own], body: { answer: "accept" } },
    { method: "POST", path: "/api/events/{}/reports", ids: [id], body: { reason: "spam", note: "Look." } },
    { method: "POST", path: "/api/events/{}/rsvps/{}/invite", ids: [code, own] },
    {
      method: "POST",
      path: "/api/events/{}/notifications/send",
      ids: [id],
      body: { text: "Hello", to: { statuses: ["confirmed"] }, sendAt: "2026-11-23T18:00:00Z" },
    },
    {
      method: "PUT",
      path: "/api/events/{}/notifications",
      ids: [code],
      body: {
        reminders: [
          { timing: { anchor: "start", offsetMinutes: -180 }, text: "Bring {first_name}", isEnabled: true },
          { timing: { anchor: "fixed", at: "2026-11-24T18:00:00Z" }, text: "Soon", asksConfirmation: true },
        ],
      },
    },
    {
      method: "POST",
      path: "/api/events/{}/notifications/test",
      ids: [id],
      body: { kind: "reminder", text: "Hello" },
    },
    { method: "GET", path: "/api/events/{}/notifications/broadcasts", ids: [id], query: { limit: "5" } },
    { method: "GET", path: "/api/events/{}/notifications/broadcasts/{}", ids: [code, id] },
    {
      method: "PUT",
      path: "/api/events/{}/notifications/broadcasts/{}",
      ids: [code, id],
      body: { text: "Hello", to: { userIds: [1] }, sendAt: "2026-11-23T18:00:00Z" },
    },
    { method: "DELETE", path: "/api/events/{}/notifications/broadcasts/{}", ids: [code, id] },
    {
      method: "GET",
      path: "/api/events/{}/notifications/deliveries",
      ids: [id],
      query: { limit: "5", status: "sent", broadcastId: id, reminderId: id },
    },
    { method: "GET", path: "/api/events/{}/feedback", ids: [id], query: { limit: "5" } },
    { method: "PUT", path: "/api/events/{}/feedback", ids: [id], body: { rating: 5, comment: "Good" } },
    { method: "GET", path: "/api/users/{}/mutes", ids: [own] },
    { method: "PUT", path: "/api/users/{}/mutes/{}", ids: [own, id] },
    { method: "POST", path: "/api/events/{}/duplicate", ids: [id] },
    { method: "POST", path: "/api/webapp/drafts", ids: [], body: { eventId: code } },
    { method: "GET", path: "/api/webapp/drafts", ids: [], query: { limit: "5" } },
    { method: "GET", path: "/api/webapp/drafts/{}", ids: [draft] },
    { method: "POST", path: "/api/webapp/drafts/{}/publish", ids: [draft], body: { quietly: true } },
    {
      method: "PUT",
      path: "/api/users/{}",
      ids: [String(organizerId)],
      body: { timeZone: "UTC", quietFrom: 60, quietUntil: 120 },
    },
    { method: "GET", path: "/api/users/{}/rsvps", ids: [own], query: { limit: "5", when: "past" } },
    { method: "GET", path: "/api/events/{}/tickets", ids: [code] },
    {
      method: "GET",
      path: "/api/events/{}/payments",
      ids: [id],
      query: { limit: "5", status: "open,closed" },
    },
    { method: "POST", path: "/api/events/{}/payments", ids: [code], body: { provider: "stripe" } },
    { method: "GET", path: "/api/payments/{}", ids: [id] },
    { method: "POST", path: "/api/payments/{}/refunds", ids: [id], body: { amountMinor: 100 } },
    { method: "GET", path: "/api/tickets/{}", ids: [id] },
    { method: "POST", path: "/api/tickets/{}/transfer", ids: [id] },
    { method: "POST", path: "/api/tickets/claim", ids: [], body: { token: "0".repeat(48) } },
    { method: "GET", path: "/api/users/{}/tickets", ids: [own], query: { limit: "5" } },
    { method: "POST", path: "/api/events/{}/checkins", ids: [id], body: { code: "T1.none.none" } },
    { method: "DELETE", path: "/api/events/{}/checkins/{}", ids: [code, id] },
    {
      method: "POST",
      path: "/api/events/{}/promos",
      ids: [id],
      body: { code: "HALF", kind: "percent", value: 5000, ticketTypeIds: null, maxUses: 9 },
    },
    { method: "DELETE", path: "/api/events/{}/promos/{}", ids: [code, id] },
    { method: "GET", path: "/api/organizer/{}/events", ids: [String(organizerId)], query: { limit: "5" } },
  ];
}

const urlOf = ({ path, ids, query = {} }: Good) => {
  const left = [...ids];
  return `${appUrl}${path.replace(/\{\}/g, () => left.shift() ?? "")}?${new URLSearchParams(query)}`;
};
const json = { "content-type": "application/json" };

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    "\u0000",
    "%00",
    "' or 1=1 --",
    "../../etc/passwd",
    "\ud800",
    "\u202e",
    "__proto__",
    "constructor",
    "NaN",
    "-0",
    "9".repeat(400),
    "x".repeat(9_000),
    "[object Object]",
    "{{7*7}}",
    "\r\nX: y",
  ),
);
const nest = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
/** Wrong for every field that any body has. */
const neverRight = fc.oneof(
  fc.array(fc.jsonValue(), { maxLength: 3 }),
  fc.dictionary(nasty, fc.jsonValue(), { maxKeys: 3 }),
  fc.constantFrom<unknown>(
    1e300,
    -1_000.5,
    2 ** 60,
    "x".repeat(20_000),
    "\u0000",
    "\u0000".repeat(9_000),
    nest(2_000),
    { $ne: null },
    { toString: 1 },
    { __proto__: { isAdmin: true } },
  ),
);
const isRef = (text: string) => /^[2-9A-HJ-NP-Z]{6}$/i.test(text.trim()) || /^[0-9a-f-]{36}$/i.test(text);

const wrongs: fc.Arbitrary<Wrong>[] = [
  fc.tuple(nasty, fc.nat(1)).map(([id, at]) => ({
    kind: `id ${JSON.stringify(id).slice(0, 40)}`,
    make(good) {
      if (good.ids.length === 0 || isRef(id) || /^[1-9]\d{0,15}$/.test(id)) return undefined;
      const ids = good.ids.map((was, n) =>
        n === at % good.ids.length ? encodeURIComponent(Buffer.from(id).toString()) || "%20" : was,
      );
      return {
        url: urlOf({ ...good, ids }),
        ...(good.body ? { body: JSON.stringify(good.body), headers: json } : {}),
      };
    },
  })),
  fc.tuple(neverRight, fc.nat(20)).map(([value, at]) => ({
    kind: `value ${JSON.stringify(value)?.slice(0, 40)}`,
    make(good) {
      const names = Object.keys(good.body ?? {}).filter(
        (name) => !((name === "description" || name === "note") && typeof value === "string"),
      );
      const name = names[at % Math.max(1, names.length)];
      const isEmptySchedule = name === "reminders" && Array.isArray(value) && value.length === 0;
      return name === undefined || isEmptySchedule
        ? undefined
        : { url: urlOf(good), headers: json, body: JSON.stringify({ ...good.body, [name]: value }) };
    },
  })),
  fc
    .tuple(
      fc.oneof(
        nasty,
        fc.constantFrom("__proto__", "id", "organizerId", "status", "seatsTaken", "toString", "userId"),
      ),
      fc.jsonValue(),
    )
    .map(([name, value]) => ({
      kind: `field ${JSON.stringify(name).slice(0, 40)}`,
      make(good) {
        if (
          !good.body ||
          name in event ||
          [
            "quietly",
            "note",
            "partySize",
            "lines",
            "promoCode",
            "code",
            "kind",
            "value",
            "answer",
            "reason",
            "eventId",
            "text",
            "to",
          ].includes(name)
        )
          return undefined;
        const known = JSON.stringify(good.body).slice(0, -1);
        return {
          url: urlOf(good),
          headers: json,
          body: `${known},${JSON.stringify(name)}:${JSON.stringify(value)}}`,
        };
      },
    })),
  fc
    .oneof(
      fc.string({ unit: "binary", maxLength: 100 }).filter((text) => text !== "" && !isObject(text)),
      fc.constantFrom(
        "null",
        "[]",
        "1",
        '"x"',
        "true",
        "{",
        "}",
        "{'a':1}",
        `${"[".repeat(30_000)}`,
        `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
        "x".repeat(70_000),
        `{"title":"${"x".repeat(70_000)}"}`,
      ),
      fc.uint8Array({ minLength: 1, maxLength: 50 }).map((bytes) => new Uint8Array([0xff, ...bytes])),
    )
    .map((body) => ({
      kind: `body ${String(body).slice(0, 40)}`,
      make: (good) => (good.body ? { url: urlOf(good), headers: json, body: body as BodyInit } : undefined),
    })),
  fc
    .constantFrom(
      "text/plain",
      "multipart/form-data; boundary=x",
      "application/jsonp",
      "x",
      "application/x-www-form-urlencoded",
    )
    .map((type) => ({
      kind: `type ${type}`,
      make: (good) =>
        good.body
          ? { url: urlOf(good), headers: { "content-type": type }, body: JSON.stringify(good.body) }
          : undefined,
    })),
  fc
    .tuple(
      fc.constantFrom(
        "limit",
        "cursor",
        "status",
        "when",
        ...Object.keys(filters).filter((name) => name !== "q"),
      ),
      nasty,
    )
    .map(([name, value]) => ({
      kind: `query ${name}=${JSON.stringify(value).slice(0, 40)}`,
      make: (good) =>
        good.query && (name in good.query || (name === "cursor" && "limit" in good.query))
          ? { url: urlOf({ ...good, query: { ...good.query, [name]: value } }) }
          : undefined,
    })),
  fc
    .oneof(
      printable(),
      fc.constantFrom(
        "Bearer",
        "Bearer 1.1.1",
        "tma hash=0",
        "tma user=%7B%7D&hash=00",
        `tma ${"a=b&".repeat(3_000)}`,
        bearer(1).authorization,
      ),
    )
    .map((authorization) => ({
      kind: `authorization ${authorization.slice(0, 40)}`,
      make: (good) => ({
        url: urlOf(good),
        headers: { ...json, authorization },
        ...(good.body ? { body: JSON.stringify(good.body) } : {}),
      }),
    })),
  fc
    .oneof(
      fc.constantFrom("", " ", "a b", "ä", "x".repeat(201)),
      printable().filter((key) => key.includes(" ")),
    )
    .map((key) => ({
      kind: `key ${key.slice(0, 40)}`,
      make: (good) =>
        good.method === "GET"
          ? undefined
          : {
              url: urlOf(good),
              headers: { ...json, "idempotency-key": key },
              ...(good.body ? { body: JSON.stringify(good.body) } : {}),
            },
    })),
];

function printable() {
  return fc
    .string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 80,
    })
    .map((text) => `${text.slice(0, 5)} ${text}`);
}

function isObject(text: string) {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

async function scene(world: World) {
  const found = await world.event();
  const guest = await world.person();
  await rsvp(world.as(guest), { eventId: found.id });
  const draft = await startDraft(world.as(found.organizerId), { kind: "create" });
  return { requests: goodRequests(found, guest, draft.id), as: found.organizerId };
}

async function inBatches<Item>(items: Item[], work: (item: Item) => Promise<void>, between = () => {}) {
  for (let start = 0; start < items.length; start += 25) {
    await Promise.all(items.slice(start, start + 25).map(work));
    between();
  }
}

describe("Input that is not right", () => {
  test(`is refused ${cases.toLocaleString("en")} times, without a fault and without a trace`, {
    timeout: 900_000,
  }, async ({ world }) => {
    const { requests, as } = await scene(world);
    const before = await snapshot();
    const kinds = new Map<number, number>();
    const made = fc.sample(fc.tuple(fc.constantFrom(...requests), fc.oneof(...wrongs)), {
      numRuns: 3 * cases,
      seed: 20_261_122,
    });
    const broken = made.flatMap(([good, wrong]) => {
      const request = wrong.make(good);
      return request ? [{ good, wrong, ...request }] : [];
    });
    expect(broken.length).toBeGreaterThanOrEqual(cases);

    await inBatches(broken.slice(0, cases), async ({ good, wrong, url, headers = {}, body }) => {
      const response = await send(
        new Request(url, {
          method: good.method,
          headers: { ...bearer(as), ...headers },
          ...(body === undefined ? {} : { body }),
        }),
      );
      const status = response?.status ?? 404; // Next's own answer
      kinds.set(status, (kinds.get(status) ?? 0) + 1);
      if (status < 400 || status >= 500)
        throw new Error(`${status} for ${good.method} ${url} with ${wrong.kind}: ${await response?.text()}`);
    });

    expect(await snapshot()).toEqual(before);
    for (const status of [400, 401, 404, 413, 415, 422]) expect(kinds.get(status) ?? 0).toBeGreaterThan(50);
  });

  test(`${weirdCases.toLocaleString("en")} odd but possible texts end in no fault, and come back readable`, {
    timeout: 900_000,
  }, async ({ world }) => {
    const { requests, as } = await scene(world);
    const change = requests.find(({ method }) => method === "PUT")!;
    const texts = fc.record({ title: nasty, description: nasty, location: nasty, q: nasty });

    const typeAndSearch = async ({
      q,
      ...body
    }: { q: string } & Record<"title" | "description" | "location", string>) => {
      const headers = { ...json, ...bearer(as) };
      const changed = await send(
        new Request(urlOf(change), {
          method: "PUT",
          headers,
          body: JSON.stringify({ ...body, quietly: true }),
        }),
      );
      const found = await send(new Request(`${appUrl}/api/events?${new URLSearchParams({ q })}`));
      expect([200, 422]).toContain(changed?.status);
      expect([200, 422]).toContain(found?.status);
      if (changed?.status !== 200) return;

      const { title } = (await changed.json()) as { title: string };
      expect(title).toBe(title.trim());
      expect(title).not.toMatch(/[\p{Control}\u202a-\u202e\u2066-\u2069]/u);
    };
    await inBatches(fc.sample(texts, { numRuns: weirdCases, seed: 20_261_122 }), typeAndSearch, () =>
      world.clock.forward({ minutes: 1 }),
    );
  });
});
