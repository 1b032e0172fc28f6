import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { payments } from "@/db/schema/payments";
import { locateEvent } from "@/domain/events/locate";
import { countFacts } from "@/domain/facts";
import { contactOrganizer } from "@/domain/notifications/contact";
import { applyPayment } from "@/domain/payments/apply";
import { acceptOffer } from "@/domain/rsvps/answer-offer";
import { letIn, listBlocked } from "@/domain/rsvps/block-guest";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { keepOut } from "@/domain/rsvps/keep-out";
import { seatHolders, standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { checkIn } from "@/domain/tickets/check-in";
import { seeTicket } from "@/domain/tickets/queries";
import { claimTicket, offerTransfer } from "@/domain/tickets/transfer";
import { checkout, payAtStripe, sale, take, test, ticketsFor, type World } from "../support/sales";

const keptOut = { reason: "kept_out" };

/** Somebody who went, and whom the organizer keeps out from now on. */
async function removed(world: World, about: Parameters<World["event"]>[0] = {}) {
  const event = await world.event(about);
  const guest = await world.person({ firstName: "Tom" });
  await rsvp(world.as(guest), { eventId: event.id });
  const organizer = world.as(event.organizerId);
  await keepOut(organizer, { eventId: event.id, userId: guest });
  return { event, eventId: event.id, guest, organizer };
}

describe("Whom the organizer keeps out", () => {
  test("joins no more, until they are let in again; others are not kept from it", async ({ world }) => {
    const { event, eventId, guest, organizer } = await removed(world);
    const other = await world.person();

    const answers = await Promise.allSettled(
      [guest, other].map((userId) => rsvp(world.as(userId), { eventId })),
    );

    expect(answers).toMatchObject([
      { status: "rejected", reason: keptOut },
      { status: "fulfilled", value: { status: "confirmed", userId: other } },
    ]);
    expect(await listBlocked(organizer, event)).toMatchObject([{ userId: guest, name: "Tom" }]);

    await letIn(organizer, { eventId, userId: guest });

    expect(await listBlocked(organizer, event)).toEqual([]);
    await expect(letIn(organizer, { eventId, userId: guest })).rejects.toMatchObject({
      reason: "stale_button",
    });
    expect((await rsvp(world.as(guest), { eventId })).status).toBe("confirmed");
  });

  test("joins again where they were only removed", async ({ world }) => {
    const event = await world.event();
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    await cancelRsvp(world.as(event.organizerId), { eventId: event.id, userId: guest });

    expect((await rsvp(world.as(guest), { eventId: event.id })).status).toBe("confirmed");
  });

  test("buys nothing, takes no ticket over, and waits for none", async ({ world }) => {
    const event = await sale(world, { capacity: 1 });
    const [buyer, guest] = (await world.people(2)) as [number, number];
    await take(world, buyer, event.id);
    await take(world, guest, event.id);
    const organizer = world.as(event.organizerId);
    await keepOut(organizer, { eventId: event.id, userId: guest });

    await expect(take(world, guest, event.id)).rejects.toMatchObject(keptOut);
    await cancelRsvp(world.as(buyer), { eventId: event.id, userId: buyer });
    await expect(take(world, guest, event.id)).rejects.toMatchObject(keptOut);
    await expect(acceptOffer(world.as(guest), event.id)).rejects.toMatchObject({ reason: "offer_gone" });

    const free = await removed(world);
    const friend = await world.person();
    await rsvp(world.as(friend), { eventId: free.eventId });
    const [ticket] = await ticketsFor(world, free.eventId, friend);
    const { token } = await offerTransfer(world.as(friend), ticket!.id);
    await expect(claimTicket(world.as(free.guest), token)).rejects.toMatchObject(keptOut);
    await letIn(free.organizer, { eventId: free.eventId, userId: free.guest });
    expect(await claimTicket(world.as(free.guest), token)).toBe(ticket!.id);
  });

  test("has money back that comes after they were removed, and no seat for it", async ({ world }) => {
    const event = await sale(world);
    const guest = await world.person();
    const payment = await checkout(world, guest, event.id);
    await keepOut(world.as(event.organizerId), { eventId: event.id, userId: guest });

    const applied = await applyPayment(world.system, {
      paymentId: payment.id,
      amountMinor: 4500,
      currency: "EUR",
      providerPaymentId: "pi_late",
    });

    expect(applied).toBe("returned");
    expect((await standingOf(world.system, event.id, guest)).status).not.toBe("confirmed");
    expect(await world.db.select().from(payments).where(eq(payments.id, payment.id))).toMatchObject([
      { late: "returned" },
    ]);
  });

  test("sees a private event by no link, and others as everybody does", async ({ world }) => {
    const hidden = await removed(world, { visibility: "private" });
    const shared = await removed(world, { visibility: "unlisted" });
    const open = (event: { ref: string }, userId: number) => locateEvent(world.as(userId), event.ref);

    for (const ref of [hidden.event.ref, hidden.eventId])
      await expect(locateEvent(world.as(hidden.guest), ref)).rejects.toMatchObject({ reason: "not_found" });
    expect((await open(shared.event, shared.guest)).id).toBe(shared.eventId);
    expect((await open(hidden.event, await world.person())).id).toBe(hidden.eventId);

    await letIn(hidden.organizer, { eventId: hidden.eventId, userId: hidden.guest });
    expect((await open(hidden.event, hidden.guest)).id).toBe(hidden.eventId);
  });

  test("writes to the organizer no more", async ({ world }) => {
    const { eventId, guest } = await removed(world);
    await expect(contactOrganizer(world.as(guest), { eventId, text: "Why?" })).rejects.toMatchObject({
      reason: "kept_out",
    });
  });

  test("comes in by no race: either they were there before and are removed, or they are refused", async ({
    world,
  }) => {
    const { eventId, guest, organizer } = await removed(world);
    await letIn(organizer, { eventId, userId: guest });
    await rsvp(world.as(guest), { eventId });

    await Promise.allSettled([
      ...Array.from({ length: 6 }, () => rsvp(world.as(guest), { eventId })),
      keepOut(organizer, { eventId, userId: guest }),
      ...Array.from({ length: 6 }, () => rsvp(world.as(guest), { eventId })),
    ]);

    expect((await standingOf(world.system, eventId, guest)).status).toBe("cancelled");
  });

  test("has no friend's ticket any more: it is its buyer's again, under another code", async ({ world }) => {
    const event = await sale(world);
    const [friend, guest, other] = (await world.people(3)) as [number, number, number];
    const organizer = world.as(event.organizerId);
    await payAtStripe(world, (await checkout(world, friend, event.id, { quantity: 3 })).id);
    await payAtStripe(world, (await checkout(world, guest, event.id)).id);
    const [first, second] = await ticketsFor(world, event.id, friend);
    for (const [userId, ticket] of [
      [guest, first],
      [other, second],
    ] as const) {
      const { token } = await offerTransfer(world.as(friend), ticket!.id);
      await claimTicket(world.as(userId), token);
    }
    const seen = await seeTicket(world.as(guest), first!.id);
    await world.drain();

    for (const userId of [guest, other]) await keepOut(organizer, { eventId: event.id, userId });
    await world.drain();

    await expect(checkIn(organizer, { eventId: event.id, code: seen.code! })).rejects.toMatchObject({
      reason: "ticket_gone",
    });
    for (const userId of [guest, other]) {
      expect(await seatHolders(world.system, [{ eventId: event.id, userId }])).toEqual(new Set());
      expect(world.toldOf(userId, "rsvp.removed")).toHaveLength(1);
    }
    expect(await listBlocked(organizer, event)).toHaveLength(2);
    const returned = await seeTicket(world.as(friend), first!.id);
    expect(await checkIn(organizer, { eventId: event.id, code: returned.code! })).toMatchObject({
      status: "used",
    });
  });

  test("may have left before, and must have been a guest", async ({ world }) => {
    const event = await world.event();
    const [guest, stranger] = (await world.people(2)) as [number, number];
    const organizer = world.as(event.organizerId);
    await rsvp(world.as(guest), { eventId: event.id });
    await cancelRsvp(organizer, { eventId: event.id, userId: guest });

    await keepOut(organizer, { eventId: event.id, userId: guest });

    await expect(rsvp(world.as(guest), { eventId: event.id })).rejects.toMatchObject(keptOut);
    await expect(keepOut(organizer, { eventId: event.id, userId: stranger })).rejects.toMatchObject({
      reason: "not_going",
    });
  });

  test("is never the organizer, who only gives their own seat up", async ({ world }) => {
    const event = await world.event();
    const organizer = world.as(event.organizerId);
    await rsvp(organizer, { eventId: event.id });

    await keepOut(organizer, { eventId: event.id, userId: event.organizerId });

    expect(await listBlocked(organizer, event)).toEqual([]);
    expect(await countFacts(world.system, event.id, "rsvp/kept-out")).toBe(0);
    expect((await rsvp(organizer, { eventId: event.id })).status).toBe("confirmed");
  });

  test("is the organizer's choice alone", async ({ world }) => {
    const { event, eventId, guest } = await removed(world);
    const stranger = world.as(await world.person());
    await rsvp(stranger, { eventId });

    for (const ask of [
      () => letIn(world.as(guest), { eventId, userId: guest }),
      () => listBlocked(stranger, event),
      () => keepOut(stranger, { eventId, userId: stranger.actor.userId }),
    ])
      await expect(ask()).rejects.toMatchObject({ reason: "not_organizer" });
  });
});
