import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { ledgerEntries, payments, refunds } from "@/db/schema/payments";
import { cancelEvent } from "@/domain/events/cancel";
import { findEvent } from "@/domain/events/queries";
import { applyPayment } from "@/domain/payments/apply";
import { approvePayment } from "@/domain/payments/approve";
import { bookDispute } from "@/domain/payments/book-dispute";
import { bookRefunds } from "@/domain/payments/book-refund";
import { checkPayments } from "@/domain/payments/check";
import { failPayment } from "@/domain/payments/fail";
import { refundPayment } from "@/domain/payments/refund";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import {
  checkout,
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
const refundsOf = (world: World, paymentId: string) =>
  world.db.select().from(refunds).where(eq(refunds.paymentId, paymentId));
const ledgerOf = async (world: World, paymentId: string) =>
  (await world.db.select().from(ledgerEntries).where(eq(ledgerEntries.paymentId, paymentId))).map(
    ({ kind, amountMinor }) => [kind, amountMinor],
  );

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

test("late money gets its seat while one is free", async ({ world }) => {
  const event = await sale(world, { capacity: 1 });
  const buyer = await world.person();
  const payment = await checkout(world, buyer, event.id, { provider: "telegram" });
  world.clock.forward({ hours: 1 });
  await world.drain();
  expect(await seatsTaken(world, event.id)).toBe(0);

  const charge = world.bank.charge(4500, "EUR");
  const money = { paymentId: payment.id, amountMinor: 4500, currency: "EUR", providerPaymentId: charge };
  expect(await applyPayment(world.system, money)).toBe("seated");
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({ status: "confirmed" });
  await world.drain();
  expect(world.toldOf(buyer, "payment.completed")).toMatchObject([{ payment: { late: "seated" } }]);
  expect(world.toldOf(event.organizerId, "payment.alert")).toMatchObject([{ problem: "late" }]);
});

test("late money goes back when the last seat is somebody else's", async ({ world }) => {
  const event = await sale(world, { capacity: 1 });
  const [late, quick] = await world.people(2);
  const payment = await checkout(world, late!, event.id, { provider: "telegram" });
  world.clock.forward({ hours: 1 });
  await payAtStripe(world, (await checkout(world, quick!, event.id)).id);

  const charge = world.bank.charge(4500, "EUR");
  const money = { paymentId: payment.id, amountMinor: 4500, currency: "EUR", providerPaymentId: charge };
  expect(await applyPayment(world.system, money)).toBe("returned");
  await world.drain();
  expect(world.bank.charges.get(charge)).toMatchObject({ refundedMinor: 4500 });
  expect(await paymentOf(world, payment.id)).toMatchObject({ refundedMinor: 4500, late: "returned" });
  expect(world.toldOf(late!, "payment.late")).toHaveLength(1);
  expect(await seatsTaken(world, event.id)).toBe(1);
});

test("two ways to pay for one seat: the second money goes back", async ({ world }) => {
  const event = await sale(world);
  const buyer = await world.person();
  const stripe = await checkout(world, buyer, event.id);
  const telegram = await startPayment(world.as(buyer), { eventId: event.id, provider: "telegram" });
  world.bank.pay(stripe.id);
  const charge = world.bank.charge(4500, "EUR");
  const money = { amountMinor: 4500, currency: "EUR", providerPaymentId: charge };

  expect(await applyPayment(world.system, { ...money, paymentId: telegram.id })).toBe("completed");
  expect(await report(world, stripe.id)).toBe("duplicate");
  await world.drain();
  expect(world.bank.balance()).toBe(4500);
  expect(await ticketsFor(world, event.id, buyer)).toMatchObject([{ status: "active" }]);
});

test("an invoice that is paid twice is sent back once", async ({ world }) => {
  const event = await sale(world);
  const buyer = await world.person();
  const { id: paymentId } = await checkout(world, buyer, event.id, { provider: "telegram" });
  const pay = () =>
    applyPayment(world.system, {
      paymentId,
      amountMinor: 4500,
      currency: "EUR",
      providerPaymentId: world.bank.charge(4500, "EUR"),
    });
  expect([await pay(), await pay()]).toEqual(["completed", "duplicate"]);
  await world.drain();
  expect(world.bank.balance()).toBe(4500);
});

test("money that does not fit buys nothing, and waits for a person", async ({ world }) => {
  const admin = await world.admin();
  const event = await sale(world);
  const buyer = await world.person();
  const { id: paymentId } = await checkout(world, buyer, event.id, { provider: "telegram" });
  const wrong = {
    paymentId,
    amountMinor: 4400,
    currency: "EUR",
    providerPaymentId: world.bank.charge(4400, "EUR"),
  };

  expect(await applyPayment(world.system, wrong)).toBe("review");
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({ status: "pending" });
  await world.drain();
  for (const who of [admin, event.organizerId])
    expect(world.toldOf(who, "payment.alert")).toMatchObject([{ problem: "mismatch" }]);
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

test.for([
  [{ days: 5 }, 4500],
  [{ hours: 30 }, 2250],
  [{ hours: 3 }, 0],
] as const)(
  "a seat given back %o before brings back what the policy said: %i",
  async ([startsIn, back], { world }) => {
    const refundPolicy = [
      { hoursBefore: 72, percent: 100 },
      { hoursBefore: 24, percent: 50 },
    ];
    const event = await sale(world, { refundPolicy, startsIn });
    const buyer = await world.person();
    const payment = await checkout(world, buyer, event.id);
    await payAtStripe(world, payment.id);
    await cancelRsvp(world.as(buyer), { eventId: event.id, userId: buyer });
    await world.drain();

    expect(await paymentOf(world, payment.id)).toMatchObject({ refundedMinor: back });
    expect(world.bank.balance()).toBe(4500 - back);
    expect(world.toldOf(buyer, "refund.sent")).toHaveLength(back > 0 ? 1 : 0);
  },
);

test("whoever buys anew and gives back again gets the policy's share of each, once", async ({ world }) => {
  const event = await sale(world, { refundPolicy: [{ hoursBefore: 1, percent: 50 }] });
  const buyer = await world.person();
  for (let times = 0; times < 2; times++) {
    await payAtStripe(world, (await checkout(world, buyer, event.id)).id);
    await cancelRsvp(world.as(buyer), { eventId: event.id, userId: buyer });
    await world.drain();
  }
  expect(world.bank.balance()).toBe(2 * 2250);
});

test("a disputed payment is not sent back a second time when the event is cancelled", async ({ world }) => {
  const event = await sale(world);
  const buyer = await world.person();
  const { id } = await checkout(world, buyer, event.id);
  await payAtStripe(world, id);
  await bookDispute(world.system, id, {
    id: "dp_2",
    amountMinor: 4500,
    reason: "fraudulent",
    status: "lost",
  });
  await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });
  await world.drain();
  expect(await refundsOf(world, id)).toEqual([]);
});

test("a cancelled event sends everybody's money back, also while the bank is away for a while", async ({
  world,
}) => {
  const event = await sale(world);
  const buyers = await world.people(5);
  for (const buyer of buyers) await payAtStripe(world, (await checkout(world, buyer, event.id)).id);
  const open = await world.person();
  const unpaid = await checkout(world, open, event.id);

  await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });
  world.bank.isAway = true;
  await world.drain();
  expect(world.bank.balance()).toBe(5 * 4500);
  world.bank.isAway = false;
  world.clock.forward({ minutes: 2 });
  await world.drain();
  expect(world.bank.balance()).toBe(0);
  expect(world.bank.pay(unpaid.id)).toBe(false);
  for (const buyer of buyers) expect(world.toldOf(buyer, "refund.sent")).toHaveLength(1);
});

test("an organizer sends back one ticket of a party, or an amount, and never more than is left", async ({
  world,
}) => {
  const event = await sale(world, { capacity: 3 });
  const buyer = await world.person();
  const { id: paymentId } = await checkout(world, buyer, event.id, { quantity: 3 });
  await payAtStripe(world, paymentId);
  const [, second] = await ticketsFor(world, event.id, buyer);
  const organizer = world.as(event.organizerId);

  await refundPayment(organizer, { paymentId, ticketIds: [second!.id] });
  await refundPayment(organizer, { paymentId, amountMinor: 1000 });
  await expect(refundPayment(organizer, { paymentId, amountMinor: 8001 })).rejects.toMatchObject({
    reason: "refund_too_large",
    details: { leftMinor: 8000 },
  });
  await expect(refundPayment(world.as(buyer), { paymentId })).rejects.toMatchObject({
    reason: "not_organizer",
  });
  await world.drain();
  expect(world.bank.balance()).toBe(8000);
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({
    status: "confirmed",
    partySize: 2,
  });
  expect(await seatsTaken(world, event.id)).toBe(2);
  expect(new Set(await ledgerOf(world, paymentId))).toEqual(
    new Set([
      ["charge", 13500],
      ["refund", -4500],
      ["refund", -1000],
    ]),
  );
});

test("a refund begun at Stripe is in our books once, and all of it voids the ticket", async ({ world }) => {
  const event = await sale(world);
  const buyer = await world.person();
  const { id } = await checkout(world, buyer, event.id);
  await payAtStripe(world, id);
  const { providerPaymentId } = await paymentOf(world, id);
  const tell = () => bookRefunds(world.system, id, world.bank.charges.get(providerPaymentId!)!.refunds);

  world.bank.refundAtProvider(providerPaymentId!, 1500);
  await tell();
  await tell();
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({ status: "confirmed" });
  world.bank.refundAtProvider(providerPaymentId!, 3000);
  await Promise.all([tell(), tell()]);
  await world.drain();
  expect(await paymentOf(world, id)).toMatchObject({ refundedMinor: 4500 });
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({ status: "cancelled" });
  expect(await refundsOf(world, id)).toHaveLength(2);
  expect(world.toldOf(buyer, "refund.sent")).toHaveLength(2);
});

test("a dispute takes the money and the ticket; won, the money is here again", async ({ world }) => {
  const event = await sale(world);
  const buyer = await world.person();
  const { id } = await checkout(world, buyer, event.id);
  await payAtStripe(world, id);
  const dispute = { id: "dp_1", amountMinor: 4500, reason: "fraudulent" };
  for (const status of ["needs_response", "needs_response", "won", "needs_response"])
    await bookDispute(world.system, id, { ...dispute, status });
  await world.drain();

  expect(await ledgerOf(world, id)).toEqual([
    ["charge", 4500],
    ["dispute", -4500],
    ["dispute_won", 4500],
  ]);
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({ status: "cancelled" });
  expect(await refundsOf(world, id)).toEqual([]);
  expect(world.toldOf(event.organizerId, "payment.alert")).toMatchObject([{ problem: "disputed" }]);
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
