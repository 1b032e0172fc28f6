import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { facts } from "@/db/schema/facts";
import { refunds } from "@/db/schema/payments";
import { cancelEvent } from "@/domain/events/cancel";
import { applyPayment } from "@/domain/payments/apply";
import { totalsOf } from "@/domain/payments/queries";
import { refundPayment } from "@/domain/payments/refund";
import { resolvePayment } from "@/domain/payments/resolve";
import { receiptNumber } from "@/domain/payments/rules";
import { seeReceipt } from "@/domain/payments/see-receipt";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { seeReturn } from "@/domain/rsvps/read-returns";
import { createPromo } from "@/domain/tickets/create-promo";
import { NewPromo } from "@/domain/tickets/schema";
import { checkout, payAtStripe, sale, take, test, type World } from "../support/sales";

const back = (amountMinor: number) => [{ provider: "stripe", currency: "EUR", amountMinor }];

/** Somebody goes who has paid €45 at Stripe. */
async function sold(world: World, event: Parameters<typeof sale>[1] = {}) {
  const payer = await world.person({ firstName: "Ines", lastName: "Vega" });
  const shown = await sale(world, event);
  const payment = await checkout(world, payer, shown.id);
  await payAtStripe(world, payment.id);
  return { payer, event: shown, organizer: shown.organizerId, paymentId: payment.id };
}

test("whoever cancels the event, the buyer reads how much of the money was left and comes back", async ({
  world,
}) => {
  const { payer, event, organizer, paymentId } = await sold(world);
  const waiting = await world.person();
  await refundPayment(world.as(organizer), { paymentId, amountMinor: 1000 });
  world.clock.forward({ minutes: 1 });
  await cancelEvent(world.as(organizer), { eventId: event.id, note: null });
  await world.drain();
  expect(world.toldOf(payer, "event.cancelled")).toMatchObject([{ back: back(3500) }]);
  expect(world.toldOf(waiting, "event.cancelled")).toEqual([]);
});

test("whoever is taken off the list reads that all of the money comes back, whatever the policy", async ({
  world,
}) => {
  const { payer, event, organizer } = await sold(world);
  const free = await world.person();
  await cancelRsvp(world.as(organizer), { eventId: event.id, userId: payer });
  await world.drain();
  expect(world.toldOf(payer, "rsvp.removed")).toMatchObject([{ back: back(4500) }]);
  expect(await seeReturn(world.as(free), event.id)).toBeNull();
});

test("whoever gave a ticket back for nothing, and waits again, gets nothing when they are taken off the list", async ({
  world,
}) => {
  const { payer, event, organizer } = await sold(world, { refundPolicy: [], capacity: 1 });
  await cancelRsvp(world.as(payer), { eventId: event.id, userId: payer });
  await payAtStripe(world, (await checkout(world, await world.person(), event.id)).id);
  await take(world, payer, event.id);
  await cancelRsvp(world.as(organizer), { eventId: event.id, userId: payer });
  await world.drain();

  expect(await world.db.select().from(refunds)).toEqual([]);
  expect(world.toldOf(payer, "rsvp.removed")).toMatchObject([{ back: [] }]);
});

test("what comes back when a ticket is given back follows the policy it was bought under", async ({
  world,
}) => {
  const refundPolicy = [
    { hoursBefore: 48, percent: 50 },
    { hoursBefore: 24 * 7, percent: 100 },
  ];
  const { payer, event } = await sold(world, { refundPolicy, startsIn: { days: 8 } });
  const seen = async () => (await seeReturn(world.as(payer), event.id))?.amountMinor;
  expect(await seen()).toBe(4500);
  world.clock.forward({ days: 3 });
  expect(await seen()).toBe(2250);
  world.clock.forward({ days: 4 });
  expect(await seen()).toBe(0);
});

test("a receipt keeps its number, tells discount and contained tax, and is nobody else's", async ({
  world,
}) => {
  const payer = await world.person({ firstName: "Ines", lastName: "Vega" });
  const stranger = await world.person();
  const event = await sale(world, { taxAndFees: { tax: { name: "VAT", basisPoints: 1900 } } });
  await createPromo(
    world.as(event.organizerId),
    event.id,
    NewPromo.parse({ code: "TENTH", kind: "percent", value: 1000 }),
  );
  await take(world, payer, event.id, 2, "TENTH");
  const payment = await startPayment(world.as(payer), { eventId: event.id, provider: "stripe" });
  await expect(seeReceipt(world.as(payer), payment.id)).rejects.toMatchObject({ reason: "not_found" });
  await payAtStripe(world, payment.id);

  const receipt = await seeReceipt(world.as(payer), payment.id);
  expect(receipt).toMatchObject({
    number: expect.stringMatching(/^R-2026-\d{6}$/),
    buyer: "Ines Vega",
    lines: [{ name: "General", quantity: 2, unitMinor: 4500, discountMinor: 900 }],
    amountMinor: 8100,
    tax: { name: "VAT", basisPoints: 1900, netMinor: 6807, amountMinor: 1293 },
    fee: null,
    taxId: null,
    refunds: [],
  });
  expect((await seeReceipt(world.as(event.organizerId), payment.id)).number).toBe(receipt.number);
  await expect(seeReceipt(world.as(stranger), payment.id)).rejects.toMatchObject({ reason: "not_found" });
});

test("what was wrong with a payment is resolved once, by somebody and at a time, and needs no look any more", async ({
  world,
}) => {
  const payer = await world.person();
  const event = await sale(world);
  const organizer = world.as(event.organizerId);
  const payment = await checkout(world, payer, event.id);
  await applyPayment(world.system, {
    paymentId: payment.id,
    amountMinor: 1,
    currency: "EUR",
    providerPaymentId: "ch_odd",
  });
  expect(await totalsOf(organizer, event)).toMatchObject([{ exceptions: 1 }]);
  await expect(resolvePayment(world.as(payer), payment.id)).rejects.toMatchObject({
    reason: "not_organizer",
  });
  await resolvePayment(organizer, payment.id);
  await resolvePayment(organizer, payment.id);
  expect(await totalsOf(organizer, event)).toMatchObject([{ exceptions: 0 }]);
  expect(await world.db.select().from(facts).where(eq(facts.name, "payment/resolved"))).toMatchObject([
    { actorId: event.organizerId, happenedAt: world.clock.now, data: { paymentId: payment.id } },
  ]);
});

test("the year in a receipt's number is that of the venue", () => {
  const midnight = new Date("2026-12-31T23:30:00Z");
  expect(receiptNumber(42, midnight, "Europe/Berlin")).toBe("R-2027-000042");
  expect(receiptNumber(42, midnight, "America/New_York")).toBe("R-2026-000042");
});
