import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { refunds } from "@/db/schema/payments";
import { cancelEvent } from "@/domain/events/cancel";
import { findEvent } from "@/domain/events/queries";
import { bookRefund, bookRefunds } from "@/domain/payments/book-refund";
import { checkRefunds } from "@/domain/payments/check";
import { readOwed } from "@/domain/payments/read-owed";
import { refundPayment } from "@/domain/payments/refund";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { listAttendees, standingOf } from "@/domain/rsvps/queries";
import { seeReturn } from "@/domain/rsvps/read-returns";
import {
  checkout,
  ledgerOf,
  payAtStripe,
  paymentOf,
  refundsOf,
  sale,
  test,
  ticketsFor,
  type World,
} from "../support/sales";

const seatsTaken = async (world: World, id: string) => (await findEvent(world.system, id))!.seatsTaken;

test.for([
  [{ days: 5 }, 4500],
  [{ hours: 30 }, 2250],
  [{ hours: 24 }, 2250],
  [{ hours: 23, minutes: 59, seconds: 59 }, 0],
] as const)(
  "a seat given back %o before brings back what the policy says at that moment, however late the background is: %i",
  async ([startsIn, back], { world }) => {
    const refundPolicy = [
      { hoursBefore: 72, percent: 100 },
      { hoursBefore: 24, percent: 50 },
    ];
    const event = await sale(world, { refundPolicy, startsIn });
    const buyer = await world.person();
    const payment = await checkout(world, buyer, event.id);
    await payAtStripe(world, payment.id);
    const shown = await seeReturn(world.as(buyer), event.id);
    const given = await cancelRsvp(world.as(buyer), { eventId: event.id, userId: buyer });
    world.clock.forward({ hours: 20 });
    await world.drain();

    expect([shown, given]).toMatchObject([{ amountMinor: back }, { back: { amountMinor: back } }]);
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

test("a cancelled event sends everybody's money back, also while the bank is away for a while", async ({
  world,
}) => {
  const event = await sale(world);
  const buyers = await world.people(5);
  for (const buyer of buyers) await payAtStripe(world, (await checkout(world, buyer, event.id)).id);
  const open = await world.person();
  const unpaid = await checkout(world, open, event.id);
  const gone = await world.person();
  await payAtStripe(world, (await checkout(world, gone, event.id)).id);
  await cancelRsvp(world.as(gone), { eventId: event.id, userId: gone });

  const organizer = world.as(event.organizerId);
  expect(await readOwed(organizer, event)).toEqual([{ currency: "EUR", amountMinor: 27_000, people: 6 }]);
  await cancelEvent(organizer, { eventId: event.id, note: null });
  world.bank.isAway = true;
  await world.drain();
  expect(world.bank.balance()).toBe(6 * 4500);
  world.bank.isAway = false;
  world.clock.forward({ minutes: 2 });
  await world.drain();
  expect(world.bank.balance()).toBe(0);
  expect(await readOwed(organizer, event)).toEqual([]);
  expect(world.bank.pay(unpaid.id)).toBe(false);
  for (const buyer of buyers) {
    expect(world.toldOf(buyer, "refund.sent")).toEqual([]);
    expect(world.toldOf(buyer, "event.cancelled")).toMatchObject([{ back: [{ amountMinor: 4500 }] }]);
  }
  expect(world.toldOf(gone, "refund.sent")).toMatchObject([{ event: { status: "cancelled" } }]);
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
  for (const { payment } of world.toldOf(buyer, "refund.sent"))
    expect(payment).toMatchObject({ cancelledIds: [second!.id], ticketIds: { length: 2 } });
  expect(world.bank.balance()).toBe(8000);
  expect(await listAttendees(organizer, event, { limit: 10 })).toMatchObject([
    { userId: buyer, paid: { minor: 8000, currency: "EUR" } },
  ]);
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

test("two refunds of the same sum are told apart by our name for them, whoever tells first", async ({
  world,
}) => {
  const event = await sale(world);
  const buyer = await world.person();
  const { id: paymentId } = await checkout(world, buyer, event.id, { quantity: 2 });
  await payAtStripe(world, paymentId);
  const organizer = world.as(event.organizerId);
  const ours = await refundPayment(organizer, { paymentId, amountMinor: 1000 });
  const told = { amountMinor: 1000, status: "succeeded" } as const;
  // Both were made while our own call had not answered: one at Stripe's desk, which names none of ours or another's.
  await world.db.update(refunds).set({ status: "sending" }).where(eq(refunds.id, ours.id));
  await bookRefund(world.system, paymentId, { ...told, id: "re_desk", refundId: null });
  await bookRefund(world.system, paymentId, { ...told, id: "re_other", refundId: paymentId });
  await bookRefund(world.system, paymentId, { ...told, id: "re_ours", refundId: ours.id });

  const booked = await refundsOf(world, paymentId);
  expect(booked.find(({ id }) => id === ours.id)).toMatchObject({
    providerRefundId: "re_ours",
    reason: "organizer",
  });
  expect(booked.filter(({ reason }) => reason === "provider")).toHaveLength(2);
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 3000 });
});

test("a refund is of its own payment, whatever is written on it elsewhere", async ({ world }) => {
  const event = await sale(world);
  const [one, two] = await world.people(2);
  const mine = await checkout(world, one!, event.id);
  const theirs = await checkout(world, two!, event.id);
  for (const { id } of [mine, theirs]) await payAtStripe(world, id);
  const asked = await refundPayment(world.as(event.organizerId), { paymentId: mine.id, amountMinor: 1000 });
  const told = { id: "re_1", refundId: asked.id, amountMinor: 1000, status: "succeeded" } as const;
  await bookRefund(world.system, theirs.id, told);
  expect(await refundsOf(world, mine.id)).toMatchObject([{ status: "queued", providerRefundId: null }]);
  expect(await paymentOf(world, theirs.id)).toMatchObject({ refundedMinor: 1000 });
});

test("a refund that we gave up asking for, and that came to pass all the same, is in our books", async ({
  world,
}) => {
  const event = await sale(world);
  const buyer = await world.person();
  const { id: paymentId } = await checkout(world, buyer, event.id);
  await payAtStripe(world, paymentId);
  await refundPayment(world.as(event.organizerId), { paymentId });
  world.bank.afterEffect = (call) => {
    if (call === "refund") throw new Error("cut off");
  };
  for (let tries = 0; tries < 14; tries++) {
    await world.drain();
    world.clock.forward({ hours: 7 });
  }
  expect(await refundsOf(world, paymentId)).toMatchObject([{ status: "failed", providerRefundId: null }]);

  const { providerPaymentId } = await paymentOf(world, paymentId);
  await bookRefunds(world.system, paymentId, world.bank.charges.get(providerPaymentId!)!.refunds);
  expect(await refundsOf(world, paymentId)).toMatchObject([{ status: "succeeded", reason: "organizer" }]);
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 4500 });
  expect(await ledgerOf(world, paymentId)).toEqual([
    ["charge", 4500],
    ["refund", -4500],
  ]);
});

test("refunds on their way are asked about one by one: one that cannot be keeps why, and holds up no other", async ({
  world,
}) => {
  const event = await sale(world);
  const paid: string[] = [];
  for (const buyer of await world.people(3)) {
    const { id } = await checkout(world, buyer, event.id);
    await payAtStripe(world, id);
    const { providerPaymentId } = await paymentOf(world, id);
    world.bank.refundAtProvider(providerPaymentId!, 4500);
    const [told] = world.bank.charges.get(providerPaymentId!)!.refunds;
    await bookRefund(world.system, id, { ...told!, status: "pending" });
    paid.push(id);
  }
  const { readCharge } = world.bank.stripe;
  const { providerPaymentId: cut } = await paymentOf(world, paid[1]!);
  world.bank.stripe.readCharge = async (id, account) => {
    if (id === cut) throw new Error("cut off");
    return readCharge(id, account);
  };
  expect(await checkRefunds(world.system)).toBe(0);
  world.clock.forward({ minutes: 4 });
  expect(await checkRefunds(world.system)).toBe(3);
  const found = await Promise.all(paid.map(async (id) => (await refundsOf(world, id))[0]!));
  expect(found.map(({ status, error }) => [status, error])).toEqual([
    ["succeeded", null],
    ["pending", "cut off"],
    ["succeeded", null],
  ]);
});
