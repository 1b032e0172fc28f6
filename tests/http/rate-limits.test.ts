import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect } from "vitest";
import { rateCounts } from "@/db/schema/limits";
import { countOne, countRead, isSpentBy, rates, spend } from "@/domain/limits";
import { noteSocketAddresses } from "@/gateways/socket-address";
import { type Answer, appUrl, call, test } from "../support/http";
import { forgetAll } from "../support/nightly";
import type { World } from "../support/world";

const { addressOf, callerBehind, networkOf } = await import("@/app/api/_http/caller");
const { GET: followLink } = await import("@/app/l/[delivery_id]/[to]/route");

const asked = (forwardedFor: string, headers = {}) => ({
  headers: new Headers({ "x-forwarded-for": forwardedFor, ...headers }),
});

/** The same call so many times, one after the other; answers the statuses. */
async function times(count: number, ask: () => Promise<Answer>) {
  const statuses: number[] = [];
  for (let n = 0; n < count; n++) statuses.push((await ask()).status);
  return statuses;
}
const all = (count: number, status: number) => Array<number>(count).fill(status);

describe("A limit of rate", () => {
  test("lets through exactly as many as it says, also when all come at once", async ({ world }) => {
    const rate = { limit: 10, windowMs: 60_000 };
    const tries = Array.from({ length: 40 }, () => spend(world.system, "tests:1", rate));

    const ends = await Promise.allSettled(tries);

    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    await expect(spend(world.system, "tests:1", rate)).rejects.toMatchObject({
      reason: "rate_limited",
      details: { retryAt: new Date("2026-11-22T09:01:00Z") },
    });
    await spend(world.system, "tests:2", rate);
    expect(await world.db.select().from(rateCounts)).toHaveLength(2);
  });

  test("begins anew with its next window, and is forgotten in the end", async ({ world }) => {
    const rate = { limit: 1, windowMs: 60_000 };
    await spend(world.system, "tests:1", rate);
    world.clock.forward({ seconds: 59 });
    await expect(spend(world.system, "tests:1", rate)).rejects.toMatchObject({ reason: "rate_limited" });
    world.clock.forward({ seconds: 1 });
    await spend(world.system, "tests:1", rate);

    world.clock.forward({ days: 1 });
    await forgetAll(world.system);
    expect(await world.db.select().from(rateCounts)).toHaveLength(2);
    world.clock.forward({ days: 1, minutes: 1 });
    await forgetAll(world.system);
    expect(await world.db.select().from(rateCounts)).toEqual([]);
  });

  test("numbers those who come together, each in their own window", async ({ world }) => {
    const rate = { limit: 10, windowMs: 60_000 };
    const together = () =>
      Promise.all(Array.from({ length: 30 }, (_, n) => countOne(world.system, `tests:${n % 3}`, rate)));
    const first = await together();
    const second = await together();

    expect(first).toEqual(Array.from({ length: 30 }, (_, n) => Math.floor(n / 3) + 1));
    expect(second).toEqual(first.map((nth) => nth + 10));
    world.clock.forward({ minutes: 1 });
    expect(await countOne(world.system, "tests:0", rate)).toBe(1);
  });

  test("of a day slides with the hours: midnight frees nothing, and races let nobody through", async ({
    world,
  }) => {
    const rate = { limit: 3, windowMs: 24 * 60 * 60_000, stepMs: 60_000 };
    const spent = () =>
      spend(world.system, "tests:1", rate).then(
        () => "done",
        ({ details }) => details.retryAt,
      );
    world.clock.now = new Date("2026-11-22T20:00:30Z");
    expect(await spent()).toBe("done");
    world.clock.now = new Date("2026-11-22T23:59:30Z");
    expect(await spent()).toBe("done");

    world.clock.now = new Date("2026-11-23T00:00:30Z");
    const tries = await Promise.all(Array.from({ length: 10 }, spent));
    expect(tries.filter((end) => end === "done")).toHaveLength(1);
    expect(tries.find((end) => end !== "done")).toEqual(new Date("2026-11-23T20:00:00Z"));

    world.clock.now = new Date("2026-11-23T19:59:59Z");
    expect(await spent()).toEqual(new Date("2026-11-23T20:00:00Z"));
    world.clock.now = new Date("2026-11-23T20:00:00Z");
    expect([await spent(), await spent()]).toEqual(["done", new Date("2026-11-23T23:59:00Z")]);
    expect(await isSpentBy(world.system, "tests:1", rate)).toBe(true);
  });
});

describe("Searching", () => {
  const search = (as?: number, address?: string) =>
    call("GET", "/api/events?q=jazz", {
      ...(as === undefined ? {} : { as }),
      ...(address === undefined ? {} : { headers: { "x-forwarded-for": address } }),
    });

  test("more than 60 times a minute is refused with the time to come back, in words too", async ({
    world,
  }) => {
    const [person, other] = [await world.person({ timeZone: "Europe/Berlin" }), await world.person()];
    world.clock.forward({ seconds: 18 });

    expect(await times(60, () => search(person))).toEqual(all(60, 200));
    const refused = await search(person);

    expect(refused).toMatchObject({
      status: 429,
      body: {
        error: "rate_limited",
        retryAt: "2026-11-22T09:01:00.000Z",
        message: expect.stringContaining("10:01"),
      },
    });
    expect(refused.headers.get("retry-after")).toBe("42");
    expect((await search(other)).status).toBe(200);
    expect((await call("GET", "/api/events", { as: person })).status).toBe(200);
    world.clock.forward({ seconds: 42 });
    expect((await search(person)).status).toBe(200);
  });

  test("is counted by address for strangers, by the last one that the proxy wrote", async ({ world: _ }) => {
    expect(await times(60, () => search(undefined, "203.0.113.7"))).toEqual(all(60, 200));
    expect((await search(undefined, "203.0.113.7")).status).toBe(429);
    expect((await search(undefined, "198.51.100.9, 203.0.113.7")).status).toBe(429);
    expect((await search(undefined, "203.0.113.7, 198.51.100.9")).status).toBe(200);
  });

  test("leaves no stranger's address in the database", async ({ world }) => {
    await search(undefined, "203.0.113.7");

    const rows = await world.db.select().from(rateCounts);
    expect(rows.map(({ subject }) => subject).sort()).toEqual([
      expect.stringMatching(/^read:[\w-]{43}$/),
      expect.stringMatching(/^search:[\w-]{43}$/),
    ]);
    expect(JSON.stringify(rows)).not.toContain("203.0.113");
  });
});

describe("Reading without signing in", () => {
  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
  const read = (path: string, address = "203.0.113.7") => call("GET", path, from(address));
  const spendAlmostAll = async (world: World) => {
    const ctx = {
      ...world.system,
      actor: { type: "anonymous", address: addressOf(asked("203.0.113.7")) } as const,
    };
    for (let n = 0; n < rates.read.limit - 3; n++) await countRead(ctx);
  };

  test("has one share for all that there is, with the time to come back", async ({ world }) => {
    const event = await world.event();
    await spendAlmostAll(world);
    expect((await read(`/api/events/${event.code}`)).status).toBe(200);
    expect((await read("/api/events/counts")).status).toBe(200);
    expect((await read(`/api/events/${event.code}/calendar.ics`)).status).toBe(200);

    for (const path of [
      "/api/events",
      "/api/events/counts",
      `/api/events/${event.code}`,
      `/api/events/${event.code}/tickets`,
      `/api/events/${event.code}/calendar.ics`,
      "/api/openapi.json",
      "/api/health",
    ]) {
      const refused = await read(path);
      expect(refused, path).toMatchObject({ status: 429, body: { error: "rate_limited" } });
      expect(refused.headers.get("retry-after"), path).toBe("60");
    }
    // A picture costs nothing, and everybody of an online event opens its link in the same minute.
    expect((await read(`/api/images/${"0".repeat(64)}/page`)).status).toBe(404);
    const link = new Request(`${appUrl}/l/${event.id}/directions`, from("203.0.113.7"));
    expect((await followLink(link)).status).toBe(404);
    expect((await read("/api/events", "198.51.100.9")).status).toBe(200);
    world.clock.forward({ minutes: 1 });
    expect((await read("/api/events")).status).toBe(200);
  });

  test("is no concern of who has signed in at the same address", async ({ world }) => {
    const as = await world.person();
    await spendAlmostAll(world);
    expect(await times(3, () => read("/api/events"))).toEqual(all(3, 200));

    expect((await read("/api/events")).status).toBe(429);
    expect((await call("GET", "/api/events", { as, ...from("203.0.113.7") })).status).toBe(200);
  });
});

describe("A caller's address", () => {
  test.each([
    [0, "192.0.2.1"],
    [1, "10.0.0.2"],
    [2, "198.51.100.9"],
    [3, "203.0.113.7"],
    [4, "203.0.113.7"],
  ])("behind %i proxies of ours is what the outermost saw: %s", (proxies, address) => {
    const request = asked("203.0.113.7, 198.51.100.9 ,10.0.0.2", { "x-socket-address": "192.0.2.1" });
    expect(callerBehind(request, proxies)).toBe(address);
  });

  test("is the connection's where the proxy wrote none", () => {
    expect(callerBehind(asked("", { "x-socket-address": "192.0.2.1" }), 1)).toBe("192.0.2.1");
  });

  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:51234", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2"],
    ["[2001:db8:1:2::9]:443", "2001:db8:1:2"],
    ["2001:db8::9", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["nonsense", "nonsense"],
  ])("counts as its network: %s as %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test("cannot be claimed: the connection's is written over what a client says it is", async () => {
    noteSocketAddresses();
    const server = createServer(({ headers }, response) => response.end(JSON.stringify(headers)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers })).json();

    expect(await ask({ "x-socket-address": "203.0.113.7", "x-forwarded-for": "203.0.113.7" })).toMatchObject({
      "x-socket-address": "127.0.0.1",
      "x-forwarded-for": "203.0.113.7",
    });
    expect(await ask({})).toMatchObject({ "x-socket-address": "127.0.0.1", "x-forwarded-for": "" });
    server.close();
  });
});

describe("Changing things", () => {
  test("is limited to 30 RSVP changes a minute", async ({ world }) => {
    const person = await world.person();
    const event = await world.event();
    const join = () => call("POST", `/api/events/${event.id}/rsvps`, { as: person, body: {} });
    const leave = () => call("DELETE", `/api/events/${event.id}/rsvps/${person}`, { as: person });

    for (let n = 0; n < 15; n++) expect([(await join()).status, (await leave()).status]).toEqual([201, 200]);

    expect(await join()).toMatchObject({ status: 429, body: { error: "rate_limited" } });
    expect((await call("GET", `/api/events/${event.id}`, { as: person })).body).toMatchObject({
      rsvp: { status: "cancelled" },
    });
  });

  test("is limited to ten reports a day", async ({ world }) => {
    const person = await world.person();
    const event = await world.event();
    const report = () =>
      call("POST", `/api/events/${event.id}/reports`, { as: person, body: { reason: "spam" } });

    expect(await times(11, report)).toEqual([...all(10, 201), 429]);
    expect((await report()).body.retryAt).toBe("2026-11-23T09:00:00.000Z");
  });

  test("is limited to 120 times a minute in all, and what cannot be read does not count", async ({
    world,
  }) => {
    const { id, organizerId } = await world.event();
    const change = (body: object) => call("PUT", `/api/events/${id}`, { as: organizerId, body });

    expect(await times(10, () => change({ capacity: "many" }))).toEqual(all(10, 422));
    expect(await times(121, () => change({}))).toEqual([...all(120, 200), 429]);
    expect((await call("GET", `/api/events/${id}`, { as: organizerId })).status).toBe(200);
  });

  test("that was refused for being too much can be tried again under its key", async ({ world }) => {
    const { id, organizerId } = await world.event();
    const change = (headers = {}) =>
      call("PUT", `/api/events/${id}`, { as: organizerId, body: { title: "New" }, headers });
    await times(120, change);

    const key = { "idempotency-key": "once" };
    expect((await change(key)).status).toBe(429);
    world.clock.forward({ minutes: 1 });
    expect(await change(key)).toMatchObject({ status: 200, body: { title: "New" } });
  });
});
