import { expect } from "vitest";
import { findEvent } from "@/domain/events/queries";
import { applyPayment } from "@/domain/payments/apply";
import { startPayment } from "@/domain/payments/start";
import { standingOf } from "@/domain/rsvps/queries";
import { checkout, report, sale, test, ticketsFor, type World } from "../support/sales";

const seatsTaken = async (world: World, id: string) => (await findEvent(world.system, id))!.seatsTaken;

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
