import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { payments } from "@/db/schema/payments";
import { tickets } from "@/db/schema/tickets";
import { Refusal } from "@/domain/errors";
import { approvePayment } from "@/domain/payments/approve";
import { cancelCheckout, holdOneMore } from "@/domain/payments/checkout";
import { connectAccount } from "@/domain/payments/connect";
import { failPayment } from "@/domain/payments/fail";
import { linkInvoice } from "@/domain/payments/link-invoice";
import { openPage } from "@/domain/payments/open-page";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { standingOf } from "@/domain/rsvps/queries";
import { checkout, payAtStripe, paymentOf, sale, take, test, ticketsFor, type World } from "../support/sales";

const attemptsOf = ({ db }: World, userId: number) =>
  db.select().from(payments).where(eq(payments.userId, userId)).orderBy(payments.createdAt, payments.id);

async function holding(world: World, quantity = 1, capacity = 5) {
  const event = await sale(world, { capacity });
  const buyer = await world.person();
  await take(world, buyer, event.id, quantity);
  const start = (provider: "stripe" | "telegram" = "stripe") =>
    startPayment(world.as(buyer), { eventId: event.id, provider });
  return { event, buyer, start };
}

describe("An attempt to pay", () => {
  test("goes on where it stopped once Stripe answers again", async ({ world }) => {
    const { start, buyer } = await holding(world);
    world.bank.isAway = true;
    await expect(start()).rejects.toMatchObject({ reason: "provider_unreachable" });
    await expect(start()).rejects.toMatchObject({ reason: "provider_unreachable" });
    world.bank.isAway = false;
    const { id, checkoutUrl } = await start();
    expect(checkoutUrl).not.toBeNull();
    expect(await attemptsOf(world, buyer)).toMatchObject([{ id, status: "open" }]);
  });

  test("is made anew when Stripe was away so long that it takes no such page any more", async ({ world }) => {
    const { start, buyer } = await holding(world);
    world.bank.isAway = true;
    await expect(start()).rejects.toMatchObject({ reason: "provider_unreachable" });
    world.bank.isAway = false;
    world.clock.forward({ minutes: 3 });
    const { id } = await start();
    expect(await attemptsOf(world, buyer)).toMatchObject([{ id, status: "open" }]);
    expect(await payAtStripe(world, id)).toBe("completed");
  });

  test("has one page, however many are opened for it", async ({ world }) => {
    const { start } = await holding(world);
    let opened = 0;
    world.bank.stripe.openCheckout = async () => {
      const sessionId = `cs_${++opened}`;
      return { sessionId, url: `https://checkout.example/${sessionId}` };
    };
    const first = await start();
    expect(await openPage(world.system, { ...first, sessionId: null })).toMatchObject({ sessionId: "cs_1" });
    expect(await paymentOf(world, first.id)).toMatchObject({
      sessionId: "cs_1",
      checkoutUrl: first.checkoutUrl,
    });
  });

  test("that the provider refuses leaves nothing behind, and holds no seat longer", async ({ world }) => {
    const { event, start, buyer } = await holding(world);
    const before = await ticketsFor(world, event.id, buyer);
    const refuse = async () => {
      throw new Refusal("method_not_offered");
    };
    world.bank.invoices.createLink = refuse;
    world.bank.stripe.openCheckout = refuse;
    const refused = { reason: "method_not_offered" };
    await expect(linkInvoice(world.system, await start("telegram"))).rejects.toMatchObject(refused);
    await expect(start("stripe")).rejects.toMatchObject(refused);
    expect(await attemptsOf(world, buyer)).toEqual([]);
    expect(await ticketsFor(world, event.id, buyer)).toEqual(before);
  });

  test("holds a seat for an hour from its first minute at most, whatever is declined or asked", async ({
    world,
  }) => {
    const { event, start, buyer } = await holding(world);
    const first = world.clock.now.getTime();
    const heldFor = async () =>
      ((await ticketsFor(world, event.id, buyer))[0]!.holdExpiresAt!.getTime() - first) / 60_000;
    world.clock.forward({ minutes: 14 });
    const { id } = await start();
    expect(await heldFor()).toBe(14 + 41);
    const invoice = await start("telegram");

    for (let n = 0; n < 4; n++) {
      world.clock.forward({ minutes: 10 });
      await failPayment(world.system, { paymentId: id, attemptId: `evt_${n}`, code: null });
      await approvePayment(world.as(buyer), {
        paymentId: invoice.id,
        amountMinor: 4500,
        currency: "EUR",
      });
    }

    expect(await heldFor()).toBe(60);
  });

  test("at Stripe begins while its page fits into that hour", async ({ world }) => {
    const { event, start, buyer } = await holding(world);
    const until = new Date(world.clock.now.getTime() + 60 * 60_000);
    world.clock.forward({ minutes: 10 });
    await holdOneMore(world.as(buyer), event.id);
    const { id } = await start("telegram");
    await failPayment(world.system, { paymentId: id, attemptId: "evt_1", code: null });
    world.clock.forward({ minutes: 10 });

    await expect(start("stripe")).rejects.toMatchObject({ reason: "hold_ends_soon", details: { until } });
  });

  test("of less than anybody takes is none", async ({ world }) => {
    const { event, start, buyer } = await holding(world);
    await world.db.update(tickets).set({ priceMinor: 40 }).where(eq(tickets.eventId, event.id));

    for (const provider of ["stripe", "telegram"] as const)
      await expect(start(provider)).rejects.toMatchObject({ reason: "price_too_low" });
    expect(await attemptsOf(world, buyer)).toEqual([]);
  });
});

describe("Declined cards", () => {
  const decline = (world: World, paymentId: string, attempt: number, card: string | null = null) =>
    failPayment(world.system, { paymentId, attemptId: `evt_${attempt}`, code: null, card });

  test("of one person are six an hour: then the page is closed, and the next is for later", async ({
    world,
  }) => {
    const { start, buyer } = await holding(world);
    const { id } = await start();
    for (let n = 0; n < 10; n++) await decline(world, id, n % 5);
    await world.drain();
    expect(await paymentOf(world, id)).toMatchObject({ status: "open" });

    await decline(world, id, 5);
    await world.drain();
    expect(world.bank.pay(id)).toBe(false);
    expect(world.toldOf(buyer, "payment.failed")).toHaveLength(6);
    await expect(start()).rejects.toMatchObject({
      reason: "rate_limited",
      details: { retryAt: new Date("2026-11-22T10:00:00Z") },
    });
    world.clock.forward({ hours: 1 });
    await expect(start()).rejects.toMatchObject({ reason: "checkout_gone" });
  });

  test("of one card are six a day, whoever shows it", async ({ world }) => {
    const event = await sale(world);
    const ids: string[] = [];
    for (const person of await world.people(4)) ids.push((await checkout(world, person, event.id)).id);
    for (let n = 0; n < 5; n++) await decline(world, ids[n % 2]!, n, "card_1");
    await decline(world, ids[3]!, 8, "card_2");
    await world.drain();
    expect(ids.map((id) => world.bank.pageOf(id)?.state.state)).toEqual(["open", "open", "open", "open"]);
    await decline(world, ids[2]!, 9, "card_1");
    await world.drain();
    expect(ids.map((id) => world.bank.pageOf(id)?.state.state)).toEqual(["open", "open", "closed", "open"]);
  });
});

describe("Held seats", () => {
  test("that go unpaid three times in a day are held again the day after the first", async ({ world }) => {
    const { event, buyer } = await holding(world, 1);
    const other = await sale(world);
    await holdOneMore(world.as(buyer), event.id);
    await cancelCheckout(world.as(buyer), event.id);
    world.clock.forward({ minutes: 1 });
    for (let n = 0; n < 2; n++) {
      await take(world, buyer, event.id);
      world.clock.forward({ minutes: 20 });
      await world.drain();
    }

    const nextAt = new Date("2026-11-23T09:00:00Z");
    await expect(take(world, buyer, event.id)).rejects.toMatchObject({
      reason: "too_many_holds",
      details: { max: 3, nextAt },
    });
    expect(await take(world, await world.person(), event.id)).toMatchObject({ status: "pending" });
    expect(await take(world, buyer, other.id)).toMatchObject({ status: "pending" });
    world.clock.now = nextAt;
    expect(await take(world, buyer, event.id)).toMatchObject({ status: "pending" });
  });

  test("that were paid and given back are no unpaid ones", async ({ world }) => {
    const event = await sale(world);
    const buyer = await world.person();
    for (let n = 0; n < 4; n++) {
      await payAtStripe(world, (await checkout(world, buyer, event.id)).id);
      await cancelRsvp(world.as(buyer), { eventId: event.id, userId: buyer });
    }
    expect(await take(world, buyer, event.id)).toMatchObject({ status: "pending" });
  });

  test("become one more while one is free, and stay as they are when none is", async ({ world }) => {
    const { event, buyer } = await holding(world, 1, 2);
    await holdOneMore(world.as(buyer), event.id);
    expect(await standingOf(world.system, event.id, buyer)).toMatchObject({
      status: "pending",
      partySize: 2,
    });
    await expect(holdOneMore(world.as(buyer), event.id)).rejects.toMatchObject({
      reason: "not_enough_seats",
    });
    expect(await standingOf(world.system, event.id, buyer)).toMatchObject({
      status: "pending",
      partySize: 2,
    });
  });

  test("are given back as long as they are not paid", async ({ world }) => {
    const { event, buyer, start } = await holding(world);
    const { id } = await start();
    await payAtStripe(world, id);
    for (const verb of [cancelCheckout, holdOneMore])
      await expect(verb(world.as(buyer), event.id)).rejects.toMatchObject({ reason: "already_going" });
    const other = await world.person();
    await take(world, other, event.id);
    await cancelCheckout(world.as(other), event.id);
    expect((await ticketsFor(world, event.id, other)).map(({ status }) => status)).toEqual(["cancelled"]);
    await expect(cancelCheckout(world.as(other), event.id)).rejects.toMatchObject({
      reason: "checkout_gone",
    });
  });
});

test("nobody connects an account of their own where the platform sells", async ({ world }) => {
  const organizer = world.as(await world.person());
  await expect(connectAccount(organizer)).rejects.toMatchObject({ reason: "method_not_offered" });
  world.settings.seller = "organizer";
  expect(await connectAccount(organizer)).toMatchObject({ url: expect.stringContaining("connect") });
});
