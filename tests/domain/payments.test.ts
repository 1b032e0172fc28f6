import { expect } from "vitest";
import { payments } from "@/db/schema/payments";
import { findEvent } from "@/domain/events/queries";
import { approvePayment } from "@/domain/payments/approve";
import { checkPayments } from "@/domain/payments/check";
import { failPayment } from "@/domain/payments/fail";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import {
  checkout,
  ledgerOf,
  payAtStripe,
  paymentOf,
  report,
  sale,
  take,
  test,
  ticketsFor,
  typesOf,
  type World,
} from "../support/sales";

const seatsTaken = async (world: World, id: string) => (await findEvent(world.system, id))!.seatsTaken;

test("tickets are held for whoever chose them, and are theirs once Stripe has the money", async ({
  world,
}) => {
  const event = await sale(world, { capacity: 5 });
  const buyer = await world.person();

  expect(await take(world, buyer, event.id, 2)).toMatchObject({ status: "pending", partySize: 2 });
  expect(await seatsTaken(world, event.id)).toBe(2);
  const payment = await startPayment(world.as(buyer), { eventId: event.id, provider: "stripe" });
  expect(payment).toMatchObject({ status: "open", amountMinor: 9000, currency: "EUR" });
  expect(payment.checkoutUrl).toContain("https://checkout.example/");

  expect(await payAtStripe(world, payment.id)).toBe("completed");
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({
    status: "confirmed",
    partySize: 2,
  });
  expect((await ticketsFor(world, event.id, buyer)).map(({ status }) => status)).toEqual([
    "active",
    "active",
  ]);
  expect(await ledgerOf(world, payment.id)).toEqual([["charge", 9000]]);
  await world.drain();
  expect(world.toldOf(buyer, "payment.completed")).toMatchObject([
    { payment: { amountMinor: 9000, late: null } },
  ]);
  expect(world.toldOf(buyer, "rsvp.confirmed")).toEqual([]);
});

test("money that is reported five times counts once", async ({ world }) => {
  const event = await sale(world);
  const buyer = await world.person();
  const payment = await checkout(world, buyer, event.id);
  await payAtStripe(world, payment.id);
  const again = await Promise.all([1, 2, 3, 4].map(() => report(world, payment.id)));

  expect(again).toEqual(["known", "known", "known", "known"]);
  expect(await ledgerOf(world, payment.id)).toEqual([["charge", 4500]]);
  await world.drain();
  expect(world.toldOf(buyer, "payment.completed")).toHaveLength(1);
});

test("a seat is held longer than its page can be paid, and free again once the page is closed", async ({
  world,
}) => {
  const event = await sale(world, { capacity: 1 });
  const buyer = await world.person();
  const payment = await checkout(world, buyer, event.id);
  const [ticket] = await ticketsFor(world, event.id, buyer);
  expect(ticket!.holdExpiresAt!.getTime()).toBe(payment.expiresAt!.getTime() + 10 * 60_000);

  world.clock.forward({ minutes: 60 });
  world.bank.isAway = true;
  await world.drain();
  expect(await seatsTaken(world, event.id)).toBe(1);

  world.bank.isAway = false;
  world.clock.forward({ minutes: 1 });
  await world.drain();
  expect(await seatsTaken(world, event.id)).toBe(0);
  expect((await paymentOf(world, payment.id)).status).toBe("closed");
  expect(world.toldOf(buyer, "checkout.expired")).toHaveLength(1);
});

test.for(["buyer", "organizer"] as const)(
  "seats that the %s gives back are not told to have run out, once their page is closed",
  async (who, { world }) => {
    const event = await sale(world, { capacity: 1 });
    const buyer = await world.person();
    await checkout(world, buyer, event.id);
    const by = who === "buyer" ? buyer : event.organizerId;
    await cancelRsvp(world.as(by), { eventId: event.id, userId: buyer });
    world.clock.forward({ minutes: 1 });
    await world.drain();
    expect(await seatsTaken(world, event.id)).toBe(0);
    expect(world.toldOf(buyer, "checkout.expired")).toEqual([]);
  },
);

test("money whose report got lost is found when the page is looked at", async ({ world }) => {
  const event = await sale(world, { capacity: 1 });
  const buyer = await world.person();
  const payment = await checkout(world, buyer, event.id);
  world.bank.pay(payment.id);
  world.clock.forward({ minutes: 6 });

  await checkPayments(world.system);
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({ status: "confirmed" });
});

test("giving up while the page is open closes it first, and only then passes the seat on", async ({
  world,
}) => {
  const event = await sale(world, { capacity: 1 });
  const [buyer, next] = await world.people(2);
  const payment = await checkout(world, buyer!, event.id);
  expect(await take(world, next!, event.id)).toMatchObject({ status: "waitlisted" });

  await cancelRsvp(world.as(buyer!), { eventId: event.id, userId: buyer! });
  expect((await paymentOf(world, payment.id)).status).toBe("closing");
  expect(await standingOf(world.system, event.id, next!)).toMatchObject({ status: "waitlisted" });

  await world.drain();
  expect(world.bank.pay(payment.id)).toBe(false);
  expect(await standingOf(world.system, event.id, next!)).toMatchObject({
    status: "pending",
    holdKind: "offer",
  });
});

test("whoever paid in the last moment before giving up has the ticket", async ({ world }) => {
  const event = await sale(world, { capacity: 1 });
  const buyer = await world.person();
  const payment = await checkout(world, buyer, event.id);
  world.bank.pay(payment.id);
  await cancelRsvp(world.as(buyer), { eventId: event.id, userId: buyer });

  await world.drain();
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({ status: "confirmed" });
});

test("Telegram's last question is answered by who asks, what they pay, and whether the seat is held", async ({
  world,
}) => {
  const event = await sale(world);
  const [buyer, other] = await world.people(2);
  const { id: paymentId } = await checkout(world, buyer!, event.id, { provider: "telegram" });
  const asked = { paymentId, amountMinor: 4500, currency: "EUR" };

  await expect(approvePayment(world.as(other!), asked)).rejects.toMatchObject({ reason: "not_yours" });
  await expect(approvePayment(world.as(buyer!), { ...asked, amountMinor: 1 })).rejects.toMatchObject({
    reason: "price_changed",
  });
  world.clock.forward({ minutes: 14 });
  await approvePayment(world.as(buyer!), asked);
  world.clock.forward({ minutes: 14 });
  await world.drain();
  expect(await standingOf(world.system, event.id, buyer!)).toMatchObject({ status: "pending" });
  world.clock.forward({ minutes: 2 });
  await world.drain();
  await expect(approvePayment(world.as(buyer!), asked)).rejects.toMatchObject({ reason: "checkout_gone" });
});

test("a declined card is told once for each attempt, and the seat waits a little longer", async ({
  world,
}) => {
  const event = await sale(world);
  const buyer = await world.person();
  const { id: paymentId } = await checkout(world, buyer, event.id, { provider: "telegram" });
  world.clock.forward({ minutes: 10 });
  for (const attemptId of ["evt_1", "evt_1", "evt_2"])
    await failPayment(world.system, { paymentId, attemptId, code: "insufficient_funds" });
  await world.drain();
  expect(world.toldOf(buyer, "payment.failed")).toMatchObject([{ reason: "funds" }, { reason: "funds" }]);
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({
    holdExpiresAt: new Date(world.clock.now.getTime() + 15 * 60_000),
  });
});

test("an offered seat that costs something is paid before it is theirs", async ({ world }) => {
  const event = await sale(world, { capacity: 1 });
  const [first, next] = await world.people(2);
  await payAtStripe(world, (await checkout(world, first!, event.id)).id);
  await take(world, next!, event.id);
  await cancelRsvp(world.as(first!), { eventId: event.id, userId: first! });
  await world.drain();

  expect(await take(world, next!, event.id)).toMatchObject({ status: "pending" });
  expect(await standingOf(world.system, event.id, next!)).toMatchObject({ holdKind: "checkout" });
  const payment = await startPayment(world.as(next!), { eventId: event.id, provider: "stripe" });
  await payAtStripe(world, payment.id);
  expect(await standingOf(world.system, event.id, next!)).toMatchObject({ status: "confirmed" });
});

test("a process that dies after Stripe opened the page finds that very page again", async ({ world }) => {
  const event = await sale(world);
  const buyer = await world.person();
  await take(world, buyer, event.id);
  world.bank.afterEffect = () => {
    throw new Error("killed");
  };
  await expect(startPayment(world.as(buyer), { eventId: event.id, provider: "stripe" })).rejects.toThrow(
    "killed",
  );
  world.bank.afterEffect = () => {};

  const payment = await startPayment(world.as(buyer), { eventId: event.id, provider: "stripe" });
  expect(world.bank.pages.size).toBe(1);
  expect(payment.sessionId).toBe(`cs_${payment.id}`);
});

test("prices are what they were when the seat was taken, and free tickets need no money", async ({
  world,
}) => {
  const event = await world.event({
    location: "Café Mond",
    ticketTypes: [
      { name: "Free", priceMinor: 0, currency: "EUR" },
      { name: "Supporter", priceMinor: 6000, currency: "EUR", capacity: 1, maxPerPerson: 1 },
    ],
  });
  const [free, supporter] = await typesOf(world, event.id);
  const [one, two, three] = await world.people(3);
  await expect(rsvp(world.as(one!), { eventId: event.id })).rejects.toMatchObject({ reason: "needs_ticket" });
  const lines = (id: string, quantity = 1) => ({
    eventId: event.id,
    lines: [{ ticketTypeId: id, quantity }],
  });
  expect(await rsvp(world.as(one!), lines(free!.id, 2))).toMatchObject({ status: "confirmed" });
  await expect(rsvp(world.as(two!), lines(supporter!.id, 2))).rejects.toMatchObject({
    reason: "too_many_tickets",
  });
  expect(await rsvp(world.as(two!), lines(supporter!.id))).toMatchObject({ status: "pending" });
  await expect(rsvp(world.as(three!), lines(supporter!.id))).rejects.toMatchObject({ reason: "sold_out" });
  const [sold] = await world.db.select().from(payments);
  expect(sold).toBeUndefined();
});
