import sharp from "sharp";
import { describe, expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { getEvent } from "@/domain/events/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { appUrl, call, outside, test } from "../support/http";
import { snapshot } from "../support/snapshot";
import type { World } from "../support/world";

/** A full event of two seats with its people: two come, and these wait behind them. */
async function full(world: World, waiting: number) {
  const event = await world.event({ capacity: 2 });
  const people = await world.people(2 + waiting);
  for (const userId of people) await rsvp(world.as(userId), { eventId: event.id });
  await world.drain();
  const [going, queue] = [people.slice(0, 2), people.slice(2)];
  const invite = (userId: number, as = event.organizerId, body = {}) =>
    call("POST", `/api/events/${event.code}/rsvps/${userId}/invite`, { as, body });
  return { event, going, queue, invite };
}

/** More seats before anybody on the list is offered one: the background has not looked yet. */
const grow = (world: World, eventId: string, capacity: number) =>
  changeEvent(world.system, { eventId, changes: { capacity } });

describe("GET /api/webapp/events/{id}/manage", () => {
  test("counts people, and seats by the day of the event's clock on which they were taken", async ({
    world,
  }) => {
    const event = await world.event({ timeZone: "Asia/Tokyo", startsIn: { days: 20 } });
    const join = async (partySize: number) =>
      rsvp(world.as(await world.person()), { eventId: event.id, partySize });
    await join(1);
    world.clock.forward({ hours: 8 }); // 2:00 on the next day in Tokyo
    await join(3);
    world.clock.forward({ days: 2 });
    await join(2);
    const { status, body } = await call("GET", `/api/webapp/events/${event.code}/manage`, {
      as: event.organizerId,
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      event: { id: event.id, going: 6, guests: 3, review: "not_needed" },
      banner: null,
      counts: { confirmed: 3, pending: 0, waiting: 0 },
      series: [
        { day: "2026-11-22", going: 1, cumulated: 1 },
        { day: "2026-11-23", going: 3, cumulated: 4 },
        { day: "2026-11-25", going: 2, cumulated: 6 },
      ],
    });
  });

  test("is the organizer's alone", async ({ world }) => {
    const [event, hidden] = [await world.event(), await world.event({ visibility: "private" })];
    const as = await world.person();

    expect(await call("GET", `/api/webapp/events/${event.id}/manage`, { as })).toMatchObject({ status: 403 });
    expect(await call("GET", `/api/webapp/events/${hidden.id}/manage`, { as })).toMatchObject({
      status: 404,
    });
  });
});

describe("GET /api/events/{id}/rsvps?q=", () => {
  test("finds people by parts of names and usernames, whatever their accents, and takes signs for themselves", async ({
    world,
  }) => {
    const event = await world.event();
    const names = [
      { firstName: "Zoë", lastName: "van Dijk", username: "zoe_d" },
      { firstName: "Ana", lastName: "Núñez" },
      { firstName: "100%", lastName: "Real" },
    ];
    for (const about of names) await rsvp(world.as(await world.person(about)), { eventId: event.id });
    const found = async (q: string) => {
      const query = new URLSearchParams({ q });
      const { body } = await call("GET", `/api/events/${event.code}/rsvps?${query}`, {
        as: event.organizerId,
      });
      return (body.items as { name: string }[]).map(({ name }) => name);
    };

    expect(await found("zoe van")).toEqual(["Zoë van Dijk"]);
    expect(await found("NUÑEZ")).toEqual(["Ana Núñez"]);
    expect(await found("@zoe_")).toEqual(["Zoë van Dijk"]);
    expect(await found("0%")).toEqual(["100% Real"]);
    expect(await found("_%_")).toEqual([]);
    expect(await found("\\")).toEqual([]);
    expect(await found("")).toHaveLength(3);
  });
});

describe("POST /api/events/{id}/rsvps/{user_id}/invite", () => {
  test("offers a free seat to whom the organizer picked, before those ahead, and the rest goes on in order", async ({
    world,
  }) => {
    const { event, queue, invite } = await full(world, 3);
    await grow(world, event.id, 4);
    const { status, body } = await invite(queue[2]!);
    await world.drain();

    expect([status, body.status]).toEqual([200, "pending"]);
    expect(world.toldOf(queue[2]!, "offer")).toHaveLength(1);
    expect(world.toldOf(queue[0]!, "offer")).toHaveLength(1);
    expect(world.toldOf(queue[1]!, "offer")).toEqual([]);
  });

  test("makes the seats that are lacking for whom the organizer picked, and for nobody else", async ({
    world,
  }) => {
    const { event, queue, invite } = await full(world, 2);
    const { status, body } = await invite(queue[1]!, event.organizerId, { addSeats: true });
    await world.drain();

    expect([status, body.status]).toEqual([200, "pending"]);
    expect((await getEvent(world.as(event.organizerId), event.id)).capacity).toBe(3);
    expect(queue.map((userId) => world.toldOf(userId, "offer").length)).toEqual([0, 1]);
  });

  test("is refused without a free seat, for somebody who does not wait, and to everybody but the organizer", async ({
    world,
  }) => {
    const { event, going, queue, invite } = await full(world, 1);
    const stranger = await world.person();
    const before = await snapshot();
    const refusals = [
      await invite(queue[0]!),
      await invite(going[0]!),
      await invite(stranger),
      await invite(queue[0]!, queue[0]),
    ];

    expect(refusals.map(({ status, body }) => [status, body.error])).toEqual([
      [409, "not_enough_seats"],
      [409, "not_waiting"],
      [409, "not_waiting"],
      [403, "not_organizer"],
    ]);
    expect({ ...(await snapshot()), rate_counts: "" }).toEqual({ ...before, rate_counts: "" });
    expect(event.capacity).toBe(2);
  });

  test("twice at once offers once, and of two for one seat one is refused", async ({ world }) => {
    const { event, queue, invite } = await full(world, 2);
    await grow(world, event.id, 3);
    const answers = await Promise.all([invite(queue[0]!), invite(queue[0]!), invite(queue[1]!)]);
    await world.drain();

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(queue.flatMap((userId) => world.toldOf(userId, "offer"))).toHaveLength(1);
  });
});

describe("POST /api/events/{id}/duplicate", () => {
  test("is a new draft that says the same, without the date", async ({ world }) => {
    const types = [
      { name: "Early", priceMinor: 0, capacity: 5 },
      { name: "Standard", priceMinor: 0 },
    ];
    const event = await world.event({
      location: "Park",
      category: "food",
      capacity: 20,
      wantsGroup: true,
      ticketTypes: types,
    });
    const { status, body } = await call("POST", `/api/events/${event.code}/duplicate`, {
      as: event.organizerId,
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: "create",
      event: null,
      answers: {
        title: event.title,
        location: "Park",
        category: "food",
        wantsGroup: true,
        length: 120,
        timeZone: "Europe/Berlin",
      },
      missing: ["startsAt"],
    });
    const answers = body.answers as { ticketTypes: object[] };
    expect(answers).not.toHaveProperty("startsAt");
    expect(answers.ticketTypes).toMatchObject([
      { name: "Early", capacity: 5 },
      { name: "Standard", capacity: null },
    ]);
  });

  test("is the organizer's alone, also of an event that is over", async ({ world }) => {
    const event = await world.event();
    world.clock.forward({ days: 30 });

    expect(
      await call("POST", `/api/events/${event.id}/duplicate`, { as: await world.person() }),
    ).toMatchObject({ status: 403 });
    expect(await call("POST", `/api/events/${event.id}/duplicate`, { as: event.organizerId })).toMatchObject({
      status: 201,
    });
  });
});

describe("POST /api/events/{id}/share", () => {
  test("prepares the event's card for the caller to send anywhere", async ({ world }) => {
    const event = await world.event();
    const as = await world.person({ languageCode: "en" });
    const { status, body } = await call("POST", `/api/events/${event.code}/share`, { as });

    expect([status, body]).toEqual([
      201,
      { preparedMessageId: "prepared", expiresAt: new Date(1_800_000_000_000).toISOString() },
    ]);
    const said = JSON.parse(outside.said.get("/bot/savePreparedInlineMessage") ?? "");
    expect(said).toMatchObject({
      user_id: as,
      allow_user_chats: true,
      allow_group_chats: true,
      allow_channel_chats: true,
      result: {
        type: "article",
        id: event.id,
        title: event.title,
        input_message_content: { message_text: expect.stringContaining(event.title) },
        reply_markup: { inline_keyboard: [[{ text: "RSVP" }, { text: "Details" }]] },
      },
    });
  });

  test("shows the banner by its address, as the JPEG that Telegram wants", async ({ world }) => {
    const event = await world.event();
    const as = event.organizerId;
    const body = await sharp({ create: { width: 40, height: 20, channels: 3, background: "#3366cc" } })
      .png()
      .toBuffer();
    const { body: image } = await call("POST", "/api/images", { as, body });
    await call("PUT", `/api/events/${event.code}`, { as, body: { bannerImage: image.hash } });
    await call("POST", `/api/events/${event.code}/share`, { as });

    expect(JSON.parse(outside.said.get("/bot/savePreparedInlineMessage") ?? "").result).toMatchObject({
      type: "photo",
      photo_url: `${appUrl}/api/images/${image.hash}/page.jpg`,
      thumbnail_url: `${appUrl}/api/images/${image.hash}/card.jpg`,
      caption: expect.stringContaining(event.title),
    });
  });

  test("is refused for what is over, called off, or somebody's private event", async ({ world }) => {
    const [called, hidden] = [await world.event(), await world.event({ visibility: "private" })];
    const as = await world.person();
    await rsvp(world.as(as), { eventId: hidden.id });
    await call("POST", `/api/events/${called.id}/cancel`, { as: called.organizerId, body: {} });
    const share = (id: string) => call("POST", `/api/events/${id}/share`, { as });

    expect(await share(called.id)).toMatchObject({ status: 409, body: { error: "cancelled" } });
    expect(await share(hidden.id)).toMatchObject({ status: 403, body: { error: "not_organizer" } });
    expect(await share("K7Q2MX")).toMatchObject({ status: 404 });
  });
});
