import { describe, expect } from "vitest";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, test } from "../support/http";
import { snapshot } from "../support/snapshot";
import type { World } from "../support/world";

type Line = Record<string, unknown> & { id: string };
type Message = { text: string; to: object; sendAt?: string };

/** An event of two seats with its people: two come, and these wait behind them. */
async function scene(world: World, waiting = 0) {
  const event = await world.event({ capacity: 2 });
  const people = await world.people(2 + waiting);
  for (const userId of people) await rsvp(world.as(userId), { eventId: event.id });
  await world.drain();
  const at = `/api/events/${event.code}/notifications`;
  const ask = (method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object, headers = {}) =>
    call(method, `${at}${path}`, { as: event.organizerId, headers, ...(body ? { body } : {}) });
  const send = async (message: Message, headers = {}) => (await ask("POST", "/send", message, headers)).body;
  return { event, going: people.slice(0, 2), queue: people.slice(2), ask, send };
}

const goers = { statuses: ["confirmed"] };
const texts = (world: World, userId: number) =>
  world
    .toldOf(userId, "update")
    .map(({ text }) => text)
    .sort();

describe("POST /api/events/{id}/notifications/send", () => {
  test("reaches those who stand so, or those who were chosen, and tells how many", async ({ world }) => {
    const { going, queue, send } = await scene(world, 2);
    const stranger = await world.person();
    const counts = [
      await send({ text: "To all", to: { statuses: ["confirmed", "pending", "waitlisted"] } }),
      await send({ text: "To the list", to: { statuses: ["waitlisted"] } }),
      await send({ text: "To two", to: { userIds: [going[0], queue[1], stranger] } }),
    ];
    await world.drain();

    expect(counts.map(({ people }) => people)).toEqual([4, 2, 2]);
    expect(texts(world, going[0]!)).toEqual(["To all", "To two"]);
    expect(texts(world, going[1]!)).toEqual(["To all"]);
    expect(texts(world, queue[1]!)).toEqual(["To all", "To the list", "To two"]);
    expect(texts(world, stranger)).toEqual([]);
  });

  test.for<[object, number, string]>([
    [{ text: " \u202e ", to: goers }, 422, "message_empty"],
    [{ text: "x".repeat(3_501), to: goers }, 422, "message_too_long"],
    [{ text: "Hi {name}", to: goers }, 422, "unknown_placeholder"],
    [{ text: "Hello", to: { statuses: [] } }, 422, "invalid_input"],
    [{ text: "Hello", to: { statuses: ["cancelled"] } }, 422, "invalid_input"],
    [{ text: "Hello", to: { userIds: [1], statuses: ["confirmed"] } }, 422, "invalid_input"],
    [{ text: "Hello", to: { userIds: ["1; drop"] } }, 422, "invalid_input"],
    [{ text: "Hello", to: goers, sendAt: "2026-11-22T08:59:00Z" }, 422, "invalid_input"],
    [{ text: "Hello", to: goers, sendAt: "tomorrow" }, 422, "invalid_input"],
    [{ text: "Hello", to: goers, sendAt: "2029-01-01T00:00:00Z" }, 422, "invalid_input"],
    [{ text: "Hello" }, 422, "invalid_input"],
  ])("refuses %j", async ([body, status, error], { world }) => {
    const { ask } = await scene(world);
    const before = await snapshot();

    expect(await ask("POST", "/send", body)).toMatchObject({ status, body: { error } });
    expect((await snapshot()).broadcasts).toEqual(before.broadcasts);
  });

  test("names the word in braces that it does not know", async ({ world }) => {
    const { ask } = await scene(world);
    const { body } = await ask("POST", "/send", { text: "Hi {frist_name}", to: goers });

    expect(body.message).toContain("frist_name");
  });

  test("halves of characters come out whole, and a retry under its key is not sent twice", async ({
    world,
  }) => {
    const { going, send } = await scene(world);
    const ask = () => send({ text: "Odd \ud800 text", to: goers }, { "idempotency-key": "once" });
    await Promise.all([ask(), ask()]);
    await ask();
    await world.drain();

    expect(texts(world, going[0]!)).toEqual(["Odd \ufffd text"]);
  });
});

describe("GET /api/events/{id}/notifications/audiences", () => {
  test("counts whom each would reach, who has muted it and who cannot be written to", async ({ world }) => {
    const { event, ask } = await scene(world, 1);
    const counted = async () => (await ask("GET", "/audiences")).body.items as Line[];

    expect(await counted()).toEqual([
      expect.objectContaining({ name: "everybody", people: 3, muted: 0, unreachable: 0 }),
      expect.objectContaining({ name: "going", people: 2, to: goers }),
      expect.objectContaining({ name: "waiting", people: 1 }),
    ]);

    const [muted, gone] = [
      await world.person({ muted: ["update"] }),
      await world.person({ blockedAt: world.clock.now }),
    ];
    await call("PUT", `/api/events/${event.code}`, { as: event.organizerId, body: { capacity: 9 } });
    for (const userId of [muted, gone]) await rsvp(world.as(userId), { eventId: event.id });
    expect((await counted()).find(({ name }) => name === "going")).toMatchObject({
      people: 2,
      muted: 1,
      unreachable: 1,
    });
  });

  test("is empty for an event to which nobody has come yet", async ({ world }) => {
    const event = await world.event();

    expect(
      (await call("GET", `/api/events/${event.code}/notifications/audiences`, { as: event.organizerId }))
        .body,
    ).toEqual({ items: [] });
  });
});

describe("/api/events/{id}/notifications/broadcasts", () => {
  test("a planned message is listed first, can be changed until it goes out, and then tells what became of it", async ({
    world,
  }) => {
    const { going, ask, send } = await scene(world);
    await send({ text: "Now", to: goers });
    const { broadcastId } = await send({ text: "Later", to: goers, sendAt: "2026-11-22T12:00:00Z" });
    const one = `/broadcasts/${broadcastId}`;
    await world.drain();
    const { items } = (await ask("GET", "/broadcasts")).body as { items: Line[] };

    expect(items).toMatchObject([
      { id: broadcastId, text: "Later", state: "scheduled", people: 2, sendAt: "2026-11-22T12:00:00.000Z" },
      { text: "Now", state: "sent", people: 2, sent: 2, queued: 0 },
    ]);
    const changed = await ask("PUT", one, { text: "Much later", sendAt: "2026-11-22T13:00:00Z" });
    expect(changed.body).toMatchObject({ text: "Much later", sendAt: "2026-11-22T13:00:00.000Z" });
    world.clock.forward({ hours: 3, minutes: 30 });
    await world.drain();
    expect(texts(world, going[0]!)).toEqual(["Now"]);
    world.clock.forward({ hours: 1 });
    await world.drain();
    expect(texts(world, going[0]!)).toEqual(["Much later", "Now"]);
    expect((await ask("GET", one)).body).toMatchObject({ state: "sent", sent: 2 });
    expect(await ask("PUT", one, { text: "Too late" })).toMatchObject({
      status: 409,
      body: { error: "already_sent" },
    });
  });

  test("a stopped message reaches nobody any more, and stopping twice is no change", async ({ world }) => {
    const { going, ask, send } = await scene(world);
    const { broadcastId } = await send({ text: "Oops", to: goers, sendAt: "2026-11-22T12:00:00Z" });
    const first = await ask("DELETE", `/broadcasts/${broadcastId}`);
    const second = await ask("DELETE", `/broadcasts/${broadcastId}`);
    world.clock.forward({ hours: 4 });
    await world.drain();

    expect(first).toMatchObject({ status: 200, body: { state: "stopped" } });
    expect(second.body).toEqual(first.body);
    expect(texts(world, going[0]!)).toEqual([]);
  });

  test("of another event is not found, whoever's it is", async ({ world }) => {
    const { event, send } = await scene(world);
    const other = await world.event({ organizer: event.organizerId });
    const { broadcastId } = await send({ text: "Here", to: goers });
    const path = `/api/events/${other.code}/notifications/broadcasts/${broadcastId}`;

    for (const method of ["GET", "DELETE"] as const)
      expect(await call(method, path, { as: event.organizerId })).toMatchObject({ status: 404 });
  });

  test("pages are whole, and a cursor of another list is refused", async ({ world }) => {
    const { ask, send } = await scene(world);
    for (const text of ["One", "Two", "Three"]) await send({ text, to: goers });
    const first = (await ask("GET", "/broadcasts?limit=2")).body as { items: Line[]; nextCursor: string };
    const second = (await ask("GET", `/broadcasts?limit=2&cursor=${first.nextCursor}`)).body;

    expect(first.items.map(({ text }) => text)).toEqual(["Three", "Two"]);
    expect(second).toMatchObject({ items: [{ text: "One" }], nextCursor: null });
    expect(await ask("GET", "/broadcasts?cursor=bm9wZQ")).toMatchObject({ status: 422 });
  });
});

describe("GET /api/events/{id}/notifications/deliveries", () => {
  test("tells who got which message, by what became of it, page by page", async ({ world }) => {
    const { going, ask, send } = await scene(world);
    const { broadcastId } = await send({ text: "Now", to: goers });
    await send({ text: "Another", to: goers });
    await world.drain();
    const list = async (query: string) =>
      (await ask("GET", `/deliveries?broadcastId=${broadcastId}${query}`)).body as {
        items: Line[];
        nextCursor: string | null;
      };
    const first = await list("&limit=1");
    const second = await list(`&limit=1&cursor=${first.nextCursor}`);

    const told = [...first.items, ...second.items];
    expect(told.map(({ userId }) => userId).sort()).toEqual([...going].sort());
    expect(told).toMatchObject([
      { kind: "update", status: "sent", error: null },
      { kind: "update", status: "sent", error: null },
    ]);
    expect(second.nextCursor).toBeNull();
    expect((await list("&status=failed")).items).toEqual([]);
    expect(await ask("GET", "/deliveries?status=lost")).toMatchObject({ status: 422 });
  });
});

describe("POST /api/events/{id}/notifications/test", () => {
  test("reaches the organizer alone, and is refused as what is sent would be", async ({ world }) => {
    const { event, going, ask } = await scene(world);
    await ask("POST", "/test", { text: "Hi {first_name}" });
    await ask("POST", "/test", { kind: "reminder", text: "Soon", asksConfirmation: true });
    await world.drain();

    expect(texts(world, event.organizerId)).toHaveLength(1);
    expect(world.toldOf(event.organizerId, "reminder")).toMatchObject([
      { text: "Soon", asksConfirmation: true },
    ]);
    expect(texts(world, going[0]!)).toEqual([]);
    expect(await ask("POST", "/test", { text: "{nobody}" })).toMatchObject({
      status: 422,
      body: { error: "unknown_placeholder" },
    });
    expect(await ask("POST", "/test", {})).toMatchObject({ status: 422, body: { error: "message_empty" } });
  });
});
