import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { refunds } from "@/db/schema/payments";
import { cancelEvent } from "@/domain/events/cancel";
import { bookDispute } from "@/domain/payments/book-dispute";
import { bookRefunds } from "@/domain/payments/book-refund";
import { refundPayment } from "@/domain/payments/refund";
import { sendRefunds } from "@/domain/payments/send-refunds";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { seeReturn } from "@/domain/rsvps/read-returns";
import { resizeParty } from "@/domain/rsvps/resize";
import { payInTelegram, soldOut } from "../support/late-money";
import { checkout, paymentOf, refundsOf, sale, take, test, ticketsFor } from "../support/sales";
import { until } from "../support/until";

const all = { provider: "telegram", amountMinor: 4500, currency: "EUR" };

test("whoever leaves the list has the money back at once, and it buys nothing any more", async ({
  world,
}) => {
  const { event, payer, paymentId, quick, leaves, standing } = await soldOut(world);
  expect(await seeReturn(world.as(payer), event.id)).toMatchObject(all);
  await leaves(payer);
  // They wait again before it has gone: as anybody does.
  await take(world, payer, event.id);
  expect(await seeReturn(world.as(payer), event.id)).toBeNull();
  await leaves(quick[0]!);
  expect(await standing(payer)).toMatchObject({ status: "pending", holdKind: "offer" });
  await world.drain();
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 4500, late: "returned" });
  expect(world.toldOf(payer, "refund.sent")).toHaveLength(1);
});

test("whoever is taken off the list has the money back at once, and reads so", async ({ world }) => {
  const { event, payer, paymentId } = await soldOut(world);
  await cancelRsvp(world.as(event.organizerId), { eventId: event.id, userId: payer });
  await world.drain();
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 4500 });
  expect(world.toldOf(payer, "rsvp.removed")).toMatchObject([{ back: [all] }]);

  world.clock.forward({ minutes: 1 });
  await take(world, payer, event.id);
  await cancelRsvp(world.as(event.organizerId), { eventId: event.id, userId: payer });
  await world.drain();
  expect(world.toldOf(payer, "rsvp.removed")).toMatchObject([{ back: [all] }, { back: [] }]);
});

test("a cancelled event sends the money back at once, and its letter says so", async ({ world }) => {
  const { event, payer, paymentId, joins } = await soldOut(world);
  const waiting = await joins();
  await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });
  await world.drain();
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 4500 });
  expect(world.toldOf(payer, "event.cancelled")).toMatchObject([{ back: [all] }]);
  expect(world.toldOf(waiting, "event.cancelled")).toMatchObject([{ back: [] }]);
  expect(world.bank.balance()).toBe(0);
});

test("a seat that becomes free while the money is being sent is offered, for it can't have bought it", async ({
  world,
}) => {
  const { paymentId, payer, quick, leaves, standing } = await soldOut(world);
  const waitsForLock = async () => {
    const waiting = await world.db.execute(
      sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  };
  const { leaving } = await world.db.transaction(async (db) => {
    // Whoever sends refunds has it in hand, and commits once the seat is about to be given to it.
    await db.update(refunds).set({ status: "sending", attempts: 1 }).where(eq(refunds.paymentId, paymentId));
    const leaving = leaves(quick[0]!);
    await until(waitsForLock);
    return { leaving };
  });
  await leaving;
  expect(await standing(payer)).toMatchObject({ status: "pending", holdKind: "offer" });
  expect(await paymentOf(world, paymentId)).toMatchObject({ late: "returned" });
  expect(await ticketsFor(world, (await paymentOf(world, paymentId)).eventId, payer)).toMatchObject([
    { status: "cancelled" },
    { status: "held" },
  ]);
});

test("refunds that are due are sent while the money of those who wait stays", async ({ world }) => {
  const { paymentId } = await soldOut(world);
  expect(await sendRefunds(world.system, { by: "stripe" })).toBe(0);
  expect(await refundsOf(world, paymentId)).toMatchObject([{ status: "queued", attempts: 0 }]);
});

test.for([
  ["needs_response", { kept: null }, []],
  ["warning_needs_response", { kept: all }, [{ status: "queued" }]],
] as const)(
  "money that a bank disputes buys no seat and goes back no second time (%s)",
  async ([status, kept, left], { world }) => {
    const { payer, paymentId, standing } = await soldOut(world);
    const dispute = { id: "du_1", amountMinor: 4500, reason: "fraudulent", status };
    await bookDispute(world.system, paymentId, dispute);
    expect(await standing(payer)).toMatchObject({ status: "waitlisted", ...kept });
    expect(await refundsOf(world, paymentId)).toMatchObject(left);
  },
);

test("once a part was sent back at the provider's desk, the rest follows, and buys no seat", async ({
  world,
}) => {
  const { payer, paymentId, quick, leaves, standing } = await soldOut(world);
  const { providerPaymentId } = await paymentOf(world, paymentId);
  world.bank.refundAtProvider(providerPaymentId!, 1500);
  await bookRefunds(world.system, paymentId, world.bank.charges.get(providerPaymentId!)!.refunds);
  await leaves(quick[0]!);
  await world.drain();
  expect(await standing(payer)).toMatchObject({ status: "pending", holdKind: "offer" });
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 4500, late: "returned" });
  expect(
    world
      .toldOf(payer, "refund.sent")
      .map(({ refund }) => refund.amountMinor)
      .sort(),
  ).toEqual([1500, 3000]);
});

test("money that waits is for the party it was paid for, and nobody refunds it twice", async ({ world }) => {
  const { event, payer, paymentId } = await soldOut(world, { maxGuests: 3, late: [2] });
  await expect(resizeParty(world.as(payer), { eventId: event.id, partySize: 1 })).rejects.toMatchObject({
    reason: "needs_ticket",
  });
  await expect(refundPayment(world.as(event.organizerId), { paymentId })).rejects.toMatchObject({
    reason: "refund_too_large",
  });
});

test("late money of whoever waits with money, goes already, or comes after the start goes back at once", async ({
  world,
}) => {
  const event = await sale(world, { capacity: 1 });
  const [late, quick] = await world.people(2);
  const ids: string[] = [];
  for (let times = 0; times < 3; times++) {
    const { id } = await checkout(world, late!, event.id, { provider: "telegram" });
    ids.push(id);
    world.clock.forward({ hours: 1 });
    await world.drain();
  }
  const { id } = await checkout(world, quick!, event.id, { provider: "telegram" });
  await payInTelegram(world, id);
  const outcomes = [await payInTelegram(world, ids[0]!), await payInTelegram(world, ids[1]!)];
  await cancelRsvp(world.as(quick!), { eventId: event.id, userId: quick! });
  await world.drain();
  expect([...outcomes, await payInTelegram(world, ids[2]!)]).toEqual(["kept", "returned", "returned"]);
  await world.drain();
  expect(world.bank.balance()).toBe(2 * 4500);

  const other = await sale(world, { capacity: 1, startsIn: { hours: 2 } });
  const { id: tooLate } = await checkout(world, late!, other.id, { provider: "telegram" });
  world.clock.forward({ hours: 2 });
  await world.drain();
  expect(await payInTelegram(world, tooLate)).toBe("returned");
  await world.drain();
  expect(world.toldOf(late!, "payment.late").map(({ waits }) => waits)).toEqual([null, null, null]);
});
