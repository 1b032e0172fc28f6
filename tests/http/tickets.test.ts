import { describe, expect } from "vitest";
import { tickets } from "@/db/schema/tickets";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, test } from "../support/http";
import { sale, typesOf } from "../support/sales";
import type { World } from "../support/world";

type Ticket = { id: string; code: string; event: { id: string } };

/** Somebody with a ticket for a free event. */
async function ticketed(world: World) {
  const guest = await world.person({ firstName: "Ines" });
  const event = await world.event();
  await call("POST", `/api/events/${event.id}/rsvps`, { as: guest });
  const { body } = await call("GET", `/api/users/${guest}/tickets?eventId=${event.id}`, { as: guest });
  return { guest, event, ticket: (body.items as Ticket[])[0]! };
}

describe("GET /api/tickets/{ticket_id}", () => {
  test("shows the holder the code, the organizer the ticket without it, and others nothing", async ({
    world,
  }) => {
    const { guest, event, ticket } = await ticketed(world);
    const see = (as: number) => call("GET", `/api/tickets/${ticket.id}`, { as });
    expect(await see(guest)).toMatchObject({
      status: 200,
      body: {
        id: ticket.id,
        number: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/),
        status: "active",
        code: ticket.code,
        holder: "Ines",
        event: { id: event.id, title: event.title },
      },
    });
    expect(await see(event.organizerId)).toMatchObject({ status: 200, body: { code: null } });
    expect(await see(await world.person())).toMatchObject({ status: 404, body: { error: "not_found" } });
  });
});

describe("GET /api/users/{user_id}/tickets", () => {
  test("gives the caller's tickets page by page, the next event's first", async ({ world }) => {
    const guest = await world.person();
    const later = await world.event({ startsIn: { days: 9 } });
    const sooner = await world.event({ startsIn: { days: 2 } });
    for (const { id } of [later, sooner]) await call("POST", `/api/events/${id}/rsvps`, { as: guest });
    const list = (query: string, as = guest) => call("GET", `/api/users/${guest}/tickets${query}`, { as });

    const { body } = await list("?limit=1");
    expect((body.items as Ticket[]).map(({ event }) => event.id)).toEqual([sooner.id]);
    const { body: rest } = await list(`?limit=1&cursor=${body.nextCursor}`);
    expect((rest.items as Ticket[]).map(({ event }) => event.id)).toEqual([later.id]);
    expect(rest.nextCursor).toBeNull();
    expect(await list("", later.organizerId)).toMatchObject({ status: 403, body: { error: "not_yours" } });
    expect(await list("?eventId=x")).toMatchObject({ status: 422 });
  });
});

describe("Passing a ticket on", () => {
  test("a link gives it to one other person, under a new code; the old one lets nobody in", async ({
    world,
  }) => {
    const { guest, event, ticket } = await ticketed(world);
    const [friend, late] = (await world.people(2)) as [number, number];
    const offered = await call("POST", `/api/tickets/${ticket.id}/transfer`, { as: guest });
    const [, token] = /^https:\/\/t\.me\/event_bot\?start=t_([\w-]{1,62})$/.exec(String(offered.body.url))!;
    expect(offered.status).toBe(201);
    expect((await call("POST", `/api/tickets/${ticket.id}/transfer`, { as: friend })).status).toBe(403);

    const claim = (as: number) => call("POST", "/api/tickets/claim", { as, body: { token } });
    const claimed = await claim(friend);
    expect(claimed).toMatchObject({ status: 200, body: { id: ticket.id, holderId: friend } });
    expect(claimed.body.code).not.toBe(ticket.code);
    expect(await claim(late)).toMatchObject({ status: 404, body: { error: "ticket_gone" } });
    expect(await call("POST", "/api/tickets/claim", { as: late, body: { token: "../x" } })).toMatchObject({
      status: 422,
      body: { issues: [{ path: ["token"] }] },
    });

    const present = (code: unknown) =>
      call("POST", `/api/events/${event.id}/checkins`, { as: event.organizerId, body: { code } });
    expect(await present(ticket.code)).toMatchObject({ status: 404, body: { error: "ticket_gone" } });
    expect(await present(claimed.body.code)).toMatchObject({ status: 200, body: { result: "ok" } });
  });
});

test("a link that was taken back gives the ticket to nobody, and the next one is another", async ({
  world,
}) => {
  const { guest, ticket } = await ticketed(world);
  const friend = await world.person();
  const path = `/api/tickets/${ticket.id}/transfer`;
  const offer = async () => String((await call("POST", path, { as: guest })).body.url).split("start=t_")[1]!;
  const claim = (token: string) => call("POST", "/api/tickets/claim", { as: friend, body: { token } });
  const first = await offer();

  expect((await call("DELETE", path, { as: friend })).status).toBe(403);
  expect((await call("DELETE", path, { as: guest })).status).toBe(200);
  expect(await claim(first)).toMatchObject({ status: 404, body: { error: "ticket_gone" } });
  expect(await claim(await offer())).toMatchObject({ status: 200, body: { holderId: friend } });
});

describe("POST /api/events/{id}/checkins", () => {
  test("lets a ticket in once, however many doors see it at the same time", async ({ world }) => {
    const { event, ticket } = await ticketed(world);
    const present = () =>
      call("POST", `/api/events/${event.code}/checkins`, {
        as: event.organizerId,
        body: { code: ticket.code },
      });
    const answers = await Promise.all(Array.from({ length: 6 }, present));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error === "ticket_used")).toHaveLength(5);

    const undo = () =>
      call("DELETE", `/api/events/${event.id}/checkins/${ticket.id}`, { as: event.organizerId });
    expect(await undo()).toMatchObject({ status: 200, body: { status: "active", usedAt: null } });
    expect(await undo()).toMatchObject({ status: 404, body: { error: "ticket_gone" } });
    expect((await present()).status).toBe(200);
  });

  test("closes the way back for whoever is in, and not for the organizer", async ({ world }) => {
    const { guest, event, ticket } = await ticketed(world);
    const give = (as: number) => call("DELETE", `/api/events/${event.id}/rsvps/${guest}`, { as });
    await call("POST", `/api/events/${event.id}/checkins`, {
      as: event.organizerId,
      body: { code: ticket.code },
    });
    expect(await give(guest)).toMatchObject({ status: 409, body: { error: "ticket_used" } });
    expect(await give(event.organizerId)).toMatchObject({ status: 200, body: { status: "cancelled" } });
  });

  test("refuses tickets of other events, and is the organizer's alone", async ({ world }) => {
    const { guest, ticket } = await ticketed(world);
    const other = await world.event();
    const present = (as: number) =>
      call("POST", `/api/events/${other.id}/checkins`, { as, body: { code: ticket.code } });
    expect(await present(other.organizerId)).toMatchObject({ status: 404, body: { error: "ticket_gone" } });
    expect(await present(guest)).toMatchObject({ status: 403, body: { error: "not_organizer" } });
  });
});

describe("What an event sells", () => {
  test("anybody sees the tickets and the ways to pay; a code shows what it takes off", async ({ world }) => {
    const event = await sale(world);
    const promos = `/api/events/${event.code}/promos`;
    const make = (body: object, as = event.organizerId) => call("POST", promos, { as, body });
    const offer = (query = "") => call("GET", `/api/events/${event.code}/tickets${query}`);

    expect(await offer()).toMatchObject({
      status: 200,
      body: {
        ticketTypes: [{ priceMinor: 4500, currency: "EUR", left: null, isOnSale: true, isHidden: false }],
        methods: ["telegram", "stripe"],
        promo: null,
      },
    });
    const promo = await make({ code: "early10", kind: "percent", value: 1000, maxUses: 2 });
    expect(promo).toMatchObject({ status: 201, body: { code: "EARLY10", value: 1000, uses: 0 } });
    expect((await offer("?promoCode=early10")).body.promo).toMatchObject({
      code: "EARLY10",
      kind: "percent",
      value: 1000,
    });
    expect((await offer("?promoCode=NOTHING")).body.promo).toBeNull();

    expect(await make({ code: "EARLY10", kind: "percent", value: 1 })).toMatchObject({
      status: 422,
      body: { issues: [{ path: ["code"] }] },
    });
    expect(await make({ code: "A", kind: "percent", value: 10_001 })).toMatchObject({ status: 422 });
    expect(await make({ code: "FREE", kind: "percent", value: 1 }, await world.person())).toMatchObject({
      status: 403,
    });

    const end = await call("DELETE", `${promos}/${promo.body.id}`, { as: event.organizerId });
    expect(end).toMatchObject({ status: 200, body: { id: promo.body.id } });
    expect((await offer("?promoCode=EARLY10")).body.promo).toBeNull();
  });

  test("who brings a code pays less, and the organizer sees that it was used", async ({ world }) => {
    const event = await sale(world);
    const guest = await world.person();
    const [type] = await typesOf(world, event.id);
    const take = (lines: object[], promoCode?: string) =>
      call("POST", `/api/events/${event.id}/rsvps`, {
        as: guest,
        body: { lines, ...(promoCode ? { promoCode } : {}) },
      });
    const line = { ticketTypeId: type!.id, quantity: 1 };
    await call("POST", `/api/events/${event.id}/promos`, {
      as: event.organizerId,
      body: { code: "HALF", kind: "percent", value: 5000 },
    });

    expect(await call("POST", `/api/events/${event.id}/rsvps`, { as: guest })).toMatchObject({
      status: 422,
      body: { error: "needs_ticket" },
    });
    expect(await take([{ ...line, quantity: 0 }])).toMatchObject({
      status: 422,
      body: { issues: [{ path: ["lines", "0", "quantity"] }] },
    });
    expect(await take([line], "GONE")).toMatchObject({ status: 409, body: { error: "promo_gone" } });
    expect(await take([line], "half")).toMatchObject({ status: 201, body: { status: "pending" } });
    expect(
      await call("POST", `/api/events/${event.id}/payments`, { as: guest, body: { provider: "stripe" } }),
    ).toMatchObject({ status: 201, body: { amountMinor: 2250 } });
    expect(
      (await call("GET", `/api/events/${event.id}/promos`, { as: event.organizerId })).body,
    ).toMatchObject({ items: [{ code: "HALF", uses: 1 }] });
  });
});

test("all that goes with a seat follows the ticket: the call, names of others, the calendar, a rating", async ({
  world,
}) => {
  const onlineUrl = "https://meet.example.com/film";
  const event = await world.event({ onlineUrl, location: "Café Mond", visibility: "private" });
  const [giver, holder] = (await world.people(2, { firstName: "Gil" })) as [number, number];
  await rsvp(world.as(giver), { eventId: event.id });
  const of = async (as: number) => {
    const { body } = await call("GET", `/api/events/${event.id}`, { as });
    const { body: ics } = await call("GET", `/api/events/${event.id}/calendar.ics`, { as });
    return [
      body.onlineUrl ?? null,
      (body.faces as string[] | undefined)?.length ?? null,
      String(ics.text).includes(onlineUrl),
    ];
  };
  expect([await of(giver), await of(holder)]).toEqual([
    [onlineUrl, 1, true],
    [null, null, false],
  ]);

  const [ticket] = await world.db.select().from(tickets);
  const { body } = await call("POST", `/api/tickets/${ticket!.id}/transfer`, { as: giver });
  await call("POST", "/api/tickets/claim", {
    as: holder,
    body: { token: String(body.url).split("start=t_")[1] },
  });
  expect([await of(giver), await of(holder)]).toEqual([
    [null, 0, false],
    [onlineUrl, 0, true],
  ]);

  world.clock.forward({ days: 8 });
  const rate = async (as: number) =>
    (await call("PUT", `/api/events/${event.id}/feedback`, { as, body: { rating: 5 } })).status;
  expect([await rate(giver), await rate(holder)]).toEqual([404, 200]);
});
