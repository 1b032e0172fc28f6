import { describe, expect } from "vitest";
import { payments } from "@/db/schema/payments";
import { call, outside, test } from "../support/http";
import { sale, typesOf } from "../support/sales";
import { atStripe, deliverEvents, runBackground } from "../support/stripe-outside";
import type { World } from "../support/world";

/** An event at €45, and somebody who holds two seats of it. */
async function held(world: World, event: Parameters<typeof sale>[1] = {}) {
  const payer = await world.person({ firstName: "Ines" });
  const sold = await sale(world, event);
  const [type] = await typesOf(world, sold.id);
  const lines = [{ ticketTypeId: type!.id, quantity: 2 }];
  const rsvp = await call("POST", `/api/events/${sold.code}/rsvps`, { as: payer, body: { lines } });
  expect(rsvp).toMatchObject({
    status: 201,
    body: { status: "pending", holdKind: "checkout", partySize: 2 },
  });
  return { payer, event: sold, type: type! };
}

const start = (eventId: string, as: number, provider: string) =>
  call("POST", `/api/events/${eventId}/payments`, { as, body: { provider } });
const sessionOf = (url: unknown) => String(url).split("/").at(-1);

async function paid(world: World) {
  const all = await held(world);
  const { body } = await start(all.event.id, all.payer, "stripe");
  await atStripe({ do: "pay", session: sessionOf(body.url) });
  await deliverEvents();
  await runBackground(world);
  return { ...all, paymentId: String(body.id) };
}

describe("POST /api/events/{id}/payments", () => {
  test("opens Stripe's page for the held seats, the same one when asked again", async ({ world }) => {
    const { payer, event } = await held(world);
    const first = await start(event.id, payer, "stripe");
    expect(first).toMatchObject({
      status: 201,
      body: {
        status: "open",
        provider: "stripe",
        amountMinor: 9000,
        currency: "EUR",
        url: expect.stringMatching(/^http/),
      },
    });
    expect(first.headers.get("location")).toBe(`/api/payments/${first.body.id}`);
    expect((await start(event.id, payer, "stripe")).body).toEqual(first.body);
  });

  test("answers 503 while Stripe is away, and goes on with the same attempt under the same key", async ({
    world,
  }) => {
    const { payer, event } = await held(world);
    const ask = () =>
      call("POST", `/api/events/${event.id}/payments`, {
        as: payer,
        body: { provider: "stripe" },
        headers: { "idempotency-key": "one" },
      });
    outside.isAway = true;
    const away = await ask();
    outside.isAway = false;
    expect(away).toMatchObject({ status: 503, body: { error: "provider_unreachable" } });
    expect(await ask()).toMatchObject({ status: 201, body: { url: expect.stringMatching(/^http/) } });
    expect(await world.db.select().from(payments)).toHaveLength(1);
  });

  test("answers an invoice for Telegram, and does not offer Stars where the event is a place", async ({
    world,
  }) => {
    const { payer, event } = await held(world);
    expect(await start(event.id, payer, "telegram")).toMatchObject({
      status: 201,
      body: { provider: "telegram", url: "https://t.me/$invoice" },
    });
    expect(JSON.parse(outside.said.get("/bot/createInvoiceLink")!)).toMatchObject({
      currency: "EUR",
      prices: [{ label: expect.stringContaining("2 × "), amount: 9000 }],
    });
    expect(await start(event.id, payer, "stars")).toMatchObject({
      status: 409,
      body: { error: "method_not_offered" },
    });
  });

  test("says no to who holds nothing, and after the seats are gone", async ({ world }) => {
    const { payer, event } = await held(world);
    const stranger = await world.person();
    expect(await start(event.id, stranger, "stripe")).toMatchObject({
      status: 409,
      body: { error: "checkout_gone" },
    });
    expect(await start(event.id, payer, "cash")).toMatchObject({
      status: 422,
      body: { issues: [{ path: ["provider"] }] },
    });
    world.clock.forward({ minutes: 16 });
    expect(await start(event.id, payer, "stripe")).toMatchObject({
      status: 409,
      body: { error: "checkout_gone" },
    });
  });

  test("a retry under the same key gets the same payment", async ({ world }) => {
    const { payer, event } = await held(world);
    const ask = () =>
      call("POST", `/api/events/${event.id}/payments`, {
        as: payer,
        body: { provider: "stripe" },
        headers: { "idempotency-key": "pay-1" },
      });
    const first = await ask();
    const second = await ask();
    expect(second.body).toEqual(first.body);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
  });
});

describe("A payment at Stripe", () => {
  test("is completed by its webhook, and its tickets are the payer's", async ({ world }) => {
    const { payer, event, paymentId } = await paid(world);
    expect(await call("GET", `/api/payments/${paymentId}`, { as: payer })).toMatchObject({
      status: 200,
      body: { status: "completed", amountMinor: 9000, refundedMinor: 0, url: null, eventCode: event.code },
    });
    expect((await call("GET", `/api/users/${payer}/tickets`, { as: payer })).body).toMatchObject({
      items: [
        { status: "active", code: expect.stringMatching(/^T1\./), holder: "Ines" },
        { status: "active", guestNumber: 1 },
      ],
      nextCursor: null,
    });
  });

  test("stays open when the card was declined, and says why to the payer alone", async ({ world }) => {
    const { payer, event } = await held(world);
    const { body } = await start(event.id, payer, "stripe");
    await atStripe({ do: "decline", session: sessionOf(body.url), reason: "insufficient_funds" });
    await deliverEvents();
    await runBackground(world);
    expect(await call("GET", `/api/payments/${body.id}`, { as: payer })).toMatchObject({
      body: { status: "open", failureReason: "insufficient_funds", url: body.url },
    });
  });

  test("is seen by its payer and the organizer, and by nobody else", async ({ world }) => {
    const { payer, event } = await held(world);
    const stranger = await world.person();
    const { body } = await start(event.id, payer, "stripe");
    const see = (as: number) => call("GET", `/api/payments/${body.id}`, { as });
    expect((await see(payer)).status).toBe(200);
    expect((await see(event.organizerId)).status).toBe(200);
    expect(await see(stranger)).toMatchObject({ status: 404, body: { error: "not_found" } });
  });
});

describe("GET /api/events/{id}/payments", () => {
  test("shows the organizer who paid what, and the totals", async ({ world }) => {
    const { payer, event, paymentId } = await paid(world);
    const list = (query = "", as = event.organizerId) =>
      call("GET", `/api/events/${event.code}/payments${query}`, { as });
    expect(await list()).toMatchObject({
      status: 200,
      body: {
        items: [{ id: paymentId, name: "Ines", tickets: 2, status: "completed", amountMinor: 9000 }],
        nextCursor: null,
        totals: [
          { currency: "EUR", paidMinor: 9000, refundedMinor: 0, completed: 1, open: 0, exceptions: 0 },
        ],
      },
    });
    expect((await list()).body.items).not.toHaveProperty("0.url");
    expect((await list("?status=open,failed")).body.items).toEqual([]);
    expect(await list("?status=lost")).toMatchObject({ status: 422 });
    expect(await list("", payer)).toMatchObject({ status: 403, body: { error: "not_organizer" } });
  });
});

describe("POST /api/payments/{payment_id}/refunds", () => {
  test("sends back what a ticket cost, then what is left, and no more", async ({ world }) => {
    const { payer, event, paymentId } = await paid(world);
    const tickets = (await call("GET", `/api/users/${payer}/tickets`, { as: payer })).body.items as {
      id: string;
    }[];
    const refund = (body: object, as = event.organizerId) =>
      call("POST", `/api/payments/${paymentId}/refunds`, { as, body });
    const stranger = await world.person();

    expect(await refund({}, stranger)).toMatchObject({ status: 404 });
    expect(await refund({}, payer)).toMatchObject({ status: 403, body: { error: "not_organizer" } });
    expect(await refund({ amountMinor: 9001 })).toMatchObject({
      status: 422,
      body: { error: "refund_too_large" },
    });
    expect(await refund({ amountMinor: 1, ticketIds: [tickets[0]!.id] })).toMatchObject({
      status: 422,
      body: { issues: [{ path: ["ticketIds"] }] },
    });
    expect(await refund({ ticketIds: [tickets[1]!.id], note: "Sorry" })).toMatchObject({
      status: 201,
      body: { paymentId, amountMinor: 4500, currency: "EUR", reason: "organizer", status: "queued" },
    });
    expect(await refund({})).toMatchObject({ status: 201, body: { amountMinor: 4500 } });
    expect(await refund({})).toMatchObject({ status: 422, body: { error: "refund_too_large" } });

    await runBackground(world);
    expect(await call("GET", `/api/payments/${paymentId}`, { as: payer })).toMatchObject({
      body: { status: "completed", refundedMinor: 9000 },
    });
  });
});

describe("GET /api/events/{id}/refunds", () => {
  test("tells how far the refunds of a cancelled event are", async ({ world }) => {
    const { payer, event } = await paid(world);
    const progress = (as = event.organizerId) => call("GET", `/api/events/${event.id}/refunds`, { as });
    expect((await progress()).body).toEqual({ total: 0, succeeded: 0, failed: 0 });
    await call("POST", `/api/events/${event.id}/cancel`, { as: event.organizerId, body: {} });
    await runBackground(world);
    expect((await progress()).body).toEqual({ total: 1, succeeded: 1, failed: 0 });
    expect(await progress(payer)).toMatchObject({ status: 403 });
  });
});

test("GET /api/events/{id}/payments answers one alone, for who was led to it", async ({ world }) => {
  const { event, paymentId } = await paid(world);
  const another = await sale(world, { organizer: event.organizerId });
  const ask = (code: string, id: string) =>
    call("GET", `/api/events/${code}/payments?payment_id=${id}`, { as: event.organizerId });
  expect(await ask(event.code, paymentId)).toMatchObject({ body: { items: [{ id: paymentId }] } });
  expect(await ask(another.code, paymentId)).toMatchObject({ status: 200, body: { items: [] } });
  expect(await ask(event.code, event.id)).toMatchObject({ status: 200, body: { items: [] } });
  expect(await ask(event.code, "x")).toMatchObject({ status: 422 });
});
