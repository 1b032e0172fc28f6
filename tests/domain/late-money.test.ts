import { expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { getEvent } from "@/domain/events/queries";
import { listPayments } from "@/domain/payments/queries";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { inviteWaiting } from "@/domain/rsvps/invite";
import { listAttendees, standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { payInTelegram, soldOut } from "../support/late-money";
import {
  checkout,
  payAtStripe,
  paymentOf,
  refundsOf,
  sale,
  take,
  test,
  ticketsFor,
  typesOf,
} from "../support/sales";

const euros = (amountMinor: number) => ({ provider: "telegram", amountMinor, currency: "EUR" });

test("late money whose seat is gone is kept, and its payer is the first to wait", async ({ world }) => {
  const { event, payer, paymentId, outcomes, joins, standing } = await soldOut(world);
  const waiting = await joins();
  await world.drain();

  expect(outcomes).toEqual(["kept"]);
  expect(await standing(payer)).toMatchObject({ status: "waitlisted", position: 1, kept: euros(4500) });
  expect(await standing(waiting)).toMatchObject({ status: "waitlisted", position: 2, kept: null });
  expect(await refundsOf(world, paymentId)).toMatchObject([
    { status: "queued", reason: "late", nextTryAt: event.startsAt },
  ]);
  expect(world.toldOf(payer, "payment.late")).toMatchObject([
    { waits: { position: 1, partySize: 1 }, payment: { isKept: true } },
  ]);
  expect(world.toldOf(event.organizerId, "payment.alert")).toMatchObject([
    { problem: "late", payment: { isKept: true } },
  ]);
  const list = await listPayments(world.as(event.organizerId), event, { limit: 10 });
  expect(list.filter(({ isKept }) => isKept)).toMatchObject([{ id: paymentId, late: "returned" }]);
  expect(world.bank.balance()).toBe(9000);
});

test("the next seat is theirs at once, before whoever waits without money", async ({ world }) => {
  const refundPolicy = [{ hoursBefore: 1, percent: 50 }];
  const { event, payer, paymentId, quick, leaves, joins, standing } = await soldOut(world, { refundPolicy });
  const waiting = await joins();
  await leaves(quick[0]!);
  await world.drain();

  expect(await standing(payer)).toMatchObject({ status: "confirmed", partySize: 1 });
  expect(await ticketsFor(world, event.id, payer)).toMatchObject([{ status: "active" }]);
  expect(await standing(waiting)).toMatchObject({ status: "waitlisted", position: 1 });
  expect(await refundsOf(world, paymentId)).toEqual([]);
  expect(await paymentOf(world, paymentId)).toMatchObject({ late: "seated", refundedMinor: 0 });
  expect(world.toldOf(payer, "payment.completed")).toMatchObject([{ hasWaited: true }]);
  expect(world.toldOf(event.organizerId, "payment.alert").map(({ problem }) => problem)).toEqual([
    "late",
    "seated",
  ]);
  expect(await listAttendees(world.as(event.organizerId), event, { limit: 9 })).toMatchObject([
    { userId: waiting },
    { userId: payer },
  ]);

  await leaves(payer);
  await world.drain();
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 2250 });
});

test("if none becomes free, all of it goes back by itself when the event starts", async ({ world }) => {
  const { payer, paymentId, quick, leaves, standing } = await soldOut(world);
  world.clock.forward({ days: 3 });
  await leaves(quick[0]!);
  await world.drain();
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 4500, late: "returned" });
  expect(await standing(payer)).toMatchObject({ status: "waitlisted", kept: null });
  expect(world.toldOf(payer, "refund.sent")).toHaveLength(1);
});

test("when the event moves, the money waits for its new start, sooner or later", async ({ world }) => {
  const { event, paymentId } = await soldOut(world);
  const dueAt = async () => (await refundsOf(world, paymentId))[0]!.nextTryAt;
  for (const days of [2, 9]) {
    const startsAt = new Date(world.clock.now.getTime() + days * 86_400_000);
    await changeEvent(world.as(event.organizerId), { eventId: event.id, changes: { startsAt } });
    expect(await dueAt()).toEqual(startsAt);
  }
  world.clock.forward({ days: 3 });
  await world.drain();
  expect(await paymentOf(world, paymentId)).toMatchObject({ refundedMinor: 0 });
  await changeEvent(world.as(event.organizerId), { eventId: event.id, changes: { title: "Another name" } });
  expect(await dueAt()).toEqual((await getEvent(world.system, event.id)).startsAt);
});

test("of two who paid late, the earlier has the first seat", async ({ world }) => {
  const { event, payers, quick, leaves, standing } = await soldOut(world, { late: [1, 1] });
  const [first, second] = payers;
  expect(await standing(second!.userId)).toMatchObject({ position: 2 });
  expect(world.toldOf(second!.userId, "payment.late")).toMatchObject([{ waits: { position: 2 } }]);
  await leaves(quick[0]!);
  expect(await standing(first!.userId)).toMatchObject({ status: "confirmed" });
  expect(await standing(second!.userId)).toMatchObject({ status: "waitlisted", position: 1 });

  await inviteWaiting(world.as(event.organizerId), {
    eventId: event.id,
    userId: second!.userId,
    addSeats: true,
  });
  await world.drain();
  expect(await standing(second!.userId)).toMatchObject({ status: "confirmed" });
  expect(world.bank.balance()).toBe(3 * 4500);
});

test("a party of two holds up nobody while one seat is free, and is offered nothing to pay again", async ({
  world,
}) => {
  const { payer, quick, leaves, joins, standing } = await soldOut(world, { late: [2] });
  const waiting = await joins();
  await leaves(quick[0]!);
  expect(await standing(waiting)).toMatchObject({ status: "pending", holdKind: "offer" });
  expect(await standing(payer)).toMatchObject({ status: "waitlisted", partySize: 2, kept: euros(9000) });

  await leaves(quick[1]!);
  expect(await standing(payer)).toMatchObject({ status: "waitlisted" });
  world.clock.forward({ hours: 13 });
  await world.drain();
  expect(await standing(payer)).toMatchObject({ status: "confirmed", partySize: 2 });
  expect(world.toldOf(payer, "offer")).toEqual([]);
});

test("a seat of another kind is not what they paid for, also when the organizer offers it", async ({
  world,
}) => {
  const kind = (name: string, priceMinor: number) => ({
    name,
    priceMinor,
    currency: "EUR" as const,
    capacity: 1,
  });
  const event = await sale(world, {
    priceMinor: 0,
    ticketTypes: [kind("Balcony", 4500), kind("Floor", 3000)],
  });
  const [balcony, floor] = await typesOf(world, event.id);
  const [late, above, below, waiting] = await world.people(4);
  const choose = (userId: number, type: typeof balcony) =>
    rsvp(world.as(userId), { eventId: event.id, lines: [{ ticketTypeId: type!.id, quantity: 1 }] });
  const begin = async (userId: number, type: typeof balcony) => {
    await choose(userId, type);
    return startPayment(world.as(userId), { eventId: event.id, provider: "telegram" });
  };
  const standing = (userId: number) => standingOf(world.system, event.id, userId);
  const leaves = (userId: number) => cancelRsvp(world.as(userId), { eventId: event.id, userId });
  const { id } = await begin(late!, balcony);
  world.clock.forward({ hours: 1 });
  await world.drain();
  await payInTelegram(world, (await begin(above!, balcony)).id);
  await payInTelegram(world, (await begin(below!, floor)).id);
  expect(await payInTelegram(world, id)).toBe("kept");
  await choose(waiting!, floor);

  await leaves(below!);
  expect(await standing(late!)).toMatchObject({ status: "waitlisted" });
  expect(await standing(waiting!)).toMatchObject({ status: "pending", holdKind: "offer" });
  const offer = { eventId: event.id, userId: late!, addSeats: true };
  await expect(inviteWaiting(world.as(event.organizerId), offer)).rejects.toMatchObject({
    reason: "capacity_above_tickets",
  });
  await leaves(above!);
  expect(await standing(late!)).toMatchObject({ status: "confirmed" });
  expect(await ticketsFor(world, event.id, late!)).toMatchObject([{ ticketTypeId: balcony!.id }]);
});

test("whoever waited already without money waits at the head with it from then on", async ({ world }) => {
  const event = await sale(world, { capacity: 1, refundPolicy: [{ hoursBefore: 1, percent: 100 }] });
  const [late, quick, waiting] = await world.people(3);
  const { id } = await checkout(world, late!, event.id, { provider: "telegram" });
  world.clock.forward({ hours: 1 });
  await payAtStripe(world, (await checkout(world, quick!, event.id)).id);
  for (const userId of [waiting!, late!]) await take(world, userId, event.id);
  const standing = () => standingOf(world.system, event.id, late!);
  expect(await standing()).toMatchObject({ position: 2, kept: null });

  expect(await payInTelegram(world, id)).toBe("kept");
  expect(await standing()).toMatchObject({ position: 1, kept: euros(4500) });
  await cancelRsvp(world.as(quick!), { eventId: event.id, userId: quick! });
  await cancelRsvp(world.as(late!), { eventId: event.id, userId: late! });
  await world.drain();
  // Seats that were bought by waiting are given back under the event's policy like any others.
  expect(await paymentOf(world, id)).toMatchObject({ late: "seated", refundedMinor: 4500 });
});
