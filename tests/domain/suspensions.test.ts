import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { facts } from "@/db/schema/facts";
import { refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { users } from "@/db/schema/users";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { locateEvent } from "@/domain/events/locate";
import { listOrganized, listShareable, listUpcoming } from "@/domain/events/queries";
import { restoreEvent } from "@/domain/events/restore";
import { searchEvents } from "@/domain/events/search";
import { suspendEvent } from "@/domain/events/suspend";
import { restoreHost, suspendHost } from "@/domain/events/suspend-host";
import { broadcast } from "@/domain/notifications/broadcast";
import { rememberCard } from "@/domain/notifications/remember-card";
import { applyPayment } from "@/domain/payments/apply";
import { approvePayment } from "@/domain/payments/approve";
import { startPayment } from "@/domain/payments/start";
import { react } from "@/domain/react";
import { acceptOffer } from "@/domain/rsvps/answer-offer";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { listMyEvents, standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { claimTicket, offerTransfer } from "@/domain/tickets/transfer";
import { unverifyUser } from "@/domain/users/unverify";
import { checkout, ledgerOf, payAtStripe, sale, take, test, ticketsFor, type World } from "../support/sales";
import { kindsOf } from "../support/world";

const suspended = { reason: "event_suspended" };
const inAWeek = { limit: 10 };

/** An event of a trusted organizer, an administrator, and what one of them does to the other. */
async function moderated(world: World, about: Parameters<World["event"]>[0] = {}) {
  const admin = world.as(await world.admin());
  const organizer = await world.person({ verifiedAt: world.clock.now });
  const event = await world.event({ organizer, ...about });
  await world.drain();
  const eventId = event.id;
  const suspend = (refunds = false) => suspendEvent(admin, { eventId, reason: "Advertising.", refunds });
  return { admin, organizer, event, eventId, suspend };
}

/** Somebody pays for a ticket, and has it. */
const buy = async (world: World, userId: number, eventId: string) =>
  payAtStripe(world, (await checkout(world, userId, eventId)).id);

/** Every way in which somebody may come upon an event. */
async function found(world: World, userId: number, eventId: string) {
  const ctx = world.as(userId);
  const lists = await Promise.all([
    listUpcoming(ctx, inAWeek),
    searchEvents(ctx, { q: "Indie" } as never, inAWeek),
    listShareable(ctx, userId, { text: "Indie", limit: 10, offset: 0 }),
    listMyEvents(ctx, userId, inAWeek).then((mine) => mine.map(({ event }) => event)),
  ]);
  return lists.filter((list) => list.some(({ id }) => id === eventId)).length;
}

describe("A suspended event", () => {
  test("is found by nobody and opened by nobody but its organizer and administrators, until it is restored", async ({
    world,
  }) => {
    const { admin, organizer, event, eventId, suspend } = await moderated(world);
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId });
    const before = await found(world, guest, eventId);

    await suspend();

    expect(before).toBe(4);
    expect(await found(world, guest, eventId)).toBe(0);
    for (const ref of [eventId, event.code])
      await expect(locateEvent(world.as(guest), ref)).rejects.toMatchObject(suspended);
    await expect(
      locateEvent({ ...world.system, actor: { type: "anonymous" } }, event.code),
    ).rejects.toMatchObject(suspended);
    expect((await locateEvent(world.as(organizer), event.code)).id).toBe(eventId);
    expect((await locateEvent(admin, event.code)).id).toBe(eventId);
    expect(await listOrganized(world.system, organizer, { limit: 5, offset: 0, ahead: true })).toMatchObject([
      { suspendReason: "Advertising." },
    ]);

    await restoreEvent(admin, eventId);

    expect(await found(world, guest, eventId)).toBe(4);
    await expect(restoreEvent(admin, eventId)).rejects.toMatchObject({ reason: "stale_button" });
  });

  test("takes in and sells nothing: no RSVP, no payment, no offer, no ticket that is passed on", async ({
    world,
  }) => {
    const { eventId, suspend } = await moderated(world, { capacity: 1 });
    const [going, waiting] = await world.people(2);
    await rsvp(world.as(going!), { eventId });
    await rsvp(world.as(waiting!), { eventId });
    const sold = await sale(world);
    const [holder, buyer] = await world.people(2);
    await take(world, holder!, sold.id);
    const payment = await checkout(world, buyer!, sold.id, { provider: "telegram" });
    const admin = world.as(world.settings.adminIds[0]!);

    await suspend();
    await suspendEvent(admin, { eventId: sold.id, reason: "Scam.", refunds: false });
    await cancelRsvp(world.system, { eventId, userId: going! });
    await world.drain();

    const late = await world.person();
    await expect(rsvp(world.as(late), { eventId })).rejects.toMatchObject(suspended);
    await expect(acceptOffer(world.as(waiting!), eventId)).rejects.toMatchObject(suspended);
    expect((await standingOf(world.system, eventId, waiting!)).status).toBe("waitlisted");
    await expect(
      startPayment(world.as(holder!), { eventId: sold.id, provider: "telegram" }),
    ).rejects.toMatchObject(suspended);
    const question = { paymentId: payment.id, amountMinor: 4500, currency: "EUR" };
    await expect(approvePayment(world.as(buyer!), question)).rejects.toMatchObject(suspended);

    await restoreEvent(admin, eventId);
    await world.drain();
    expect((await standingOf(world.system, eventId, waiting!)).status).toBe("pending");
  });

  test("sends money back that comes nevertheless", async ({ world }) => {
    const { admin } = await moderated(world);
    const event = await sale(world);
    const buyer = await world.person();
    const payment = await checkout(world, buyer, event.id);
    await suspendEvent(admin, { eventId: event.id, reason: "Scam.", refunds: false });
    await world.drain();

    const applied = await applyPayment(world.system, {
      paymentId: payment.id,
      amountMinor: 4500,
      currency: "EUR",
      providerPaymentId: "pi_late",
    });

    expect(applied).toBe("returned");
    expect(await world.db.select().from(refunds)).toMatchObject([{ amountMinor: 4500, reason: "late" }]);
  });

  test("reminds nobody, and tells nobody of changes or in its organizer's words", async ({ world }) => {
    const { organizer, eventId, suspend } = await moderated(world);
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId });
    await world.drain();
    const before = world.told(guest).length;
    const said = { eventId, text: "Hello", to: { statuses: ["confirmed" as const] } };
    await broadcast(world.as(organizer), { ...said, sendAt: new Date(world.clock.now.getTime() + 60_000) });

    const move = () => changeEvent(world.as(organizer), { eventId, changes: { location: "Elsewhere 5" } });
    await move();

    await suspend();
    await expect(broadcast(world.as(organizer), said)).rejects.toMatchObject(suspended);
    await expect(move()).rejects.toMatchObject(suspended);
    for (let n = 0; n < 8; n++) {
      world.clock.forward({ days: 1 });
      await world.drain();
    }

    expect(world.told(guest)).toHaveLength(before);
    expect(world.toldOf(organizer, "event.suspended")).toMatchObject([{ reason: "Advertising." }]);
  });

  test("shows on no card what it was, and on all of them again afterwards", async ({ world }) => {
    const { admin, organizer, eventId, suspend } = await moderated(world);
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId });
    const shared = { eventId, languageCode: "en", hasPhoto: false, renderedHash: null };
    for (const [n, viewerId] of [null, guest, organizer, admin.actor.userId].entries())
      await rememberCard(world.system, {
        ...shared,
        kind: viewerId === null ? "group" : "private",
        address: { chatId: viewerId ?? -100, messageId: 50 + n },
        viewerId,
      });
    const gone = async () => {
      world.messenger.edits.length = 0;
      for (let n = 0; n < 3; n++) {
        world.clock.forward({ seconds: 10 });
        await world.drain();
      }
      const last = new Map(
        world.messenger.edits
          .filter(({ kind }) => kind !== "status")
          .map(({ viewerId, isGone }) => [viewerId, isGone]),
      );
      return [null, guest, organizer, admin.actor.userId].map((viewer) => last.get(viewer));
    };
    await gone();

    await suspend();
    const during = await gone();
    await restoreEvent(admin, eventId);

    expect(during).toEqual([true, true, false, false]);
    expect(await gone()).toEqual([false, false, false, false]);
  });

  test("gives everybody their money back where the administrator says so, tells them once, and keeps no seat", async ({
    world,
  }) => {
    const { admin } = await moderated(world);
    const event = await sale(world, { capacity: 1 });
    const [buyer, waiting] = await world.people(2);
    await buy(world, buyer!, event.id);
    await take(world, waiting!, event.id);
    await world.drain();

    await suspendEvent(admin, { eventId: event.id, reason: "Scam.", refunds: true });
    await world.drain();
    await restoreEvent(admin, event.id);
    await world.drain();

    expect(world.toldOf(buyer!, "event.withdrawn")).toMatchObject([
      { back: [{ amountMinor: 4500, currency: "EUR" }] },
    ]);
    expect(world.toldOf(waiting!, "event.withdrawn")).toMatchObject([{ back: [] }]);
    expect(await world.db.select().from(refunds)).toMatchObject([{ amountMinor: 4500 }]);
    const seats = await world.db.select().from(rsvps).where(eq(rsvps.eventId, event.id));
    expect(seats.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
    // Who comes after it was restored has a seat that stays.
    await buy(world, await world.person(), event.id);
    await world.drain();
    expect(await world.db.select().from(refunds)).toHaveLength(1);
  });

  test("gives the money back that comes once the rest was sent, though it is restored before the seats end", async ({
    world,
  }) => {
    const { admin } = await moderated(world);
    const { id: eventId } = await sale(world);
    const buyer = await world.person();
    const payment = await checkout(world, buyer, eventId);
    await world.drain();
    await suspendEvent(admin, { eventId, reason: "Scam.", refunds: true });
    const later = (nextTryAt: Date) =>
      world.db.update(facts).set({ nextTryAt }).where(eq(facts.name, "event/suspended"));
    await later(new Date(world.clock.now.getTime() + 60_000));
    await react(world.system);
    await restoreEvent(admin, eventId);

    expect(await payAtStripe(world, payment.id)).toBe("completed");
    await later(world.clock.now);
    await world.drain();

    expect((await standingOf(world.system, eventId, buyer)).status).toBe("cancelled");
    expect(await ledgerOf(world)).toEqual([
      ["charge", 4500],
      ["refund", -4500],
    ]);
  });

  test("takes nothing from people who come once it is restored, however late it is acted upon", async ({
    world,
  }) => {
    const { admin } = await moderated(world);
    const { id: eventId } = await sale(world);
    const [buyer, newcomer] = await world.people(2);
    await buy(world, buyer!, eventId);
    await world.drain();
    await suspendEvent(admin, { eventId, reason: "Scam.", refunds: true });
    world.clock.forward({ seconds: 1 });
    await restoreEvent(admin, eventId);
    world.clock.forward({ seconds: 1 });
    await buy(world, newcomer!, eventId);
    await world.drain();

    expect((await standingOf(world.system, eventId, buyer!)).status).toBe("cancelled");
    expect((await standingOf(world.system, eventId, newcomer!)).status).toBe("confirmed");
    expect(await ledgerOf(world)).toEqual([
      ["charge", 4500],
      ["charge", 4500],
      ["refund", -4500],
    ]);
    expect(world.toldOf(buyer!, "event.withdrawn")).toHaveLength(1);
    expect(world.toldOf(newcomer!, "event.withdrawn")).toEqual([]);
  });

  test("is told of once, though two administrators suspend it at once", async ({ world }) => {
    const { admin, organizer } = await moderated(world);
    const { id: eventId } = await sale(world, { organizer });
    const other = world.as(await world.admin());
    const buyer = await world.person();
    await buy(world, buyer, eventId);
    await suspendEvent(admin, { eventId, reason: "Scam.", refunds: true });
    world.clock.forward({ seconds: 1 });
    await suspendEvent(other, { eventId, reason: "Fraud.", refunds: false });
    await world.drain();

    expect(world.toldOf(organizer, "event.suspended")).toMatchObject([{ reason: "Fraud." }]);
    expect(world.toldOf(buyer, "event.withdrawn")).toHaveLength(1);
    expect((await standingOf(world.system, eventId, buyer)).status).toBe("cancelled");
  });

  test("that is cancelled tells its people nothing more", async ({ world }) => {
    const { admin, organizer, eventId } = await moderated(world);
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId });
    await cancelEvent(world.as(organizer), { eventId, note: null });
    await world.drain();

    await suspendEvent(admin, { eventId, reason: "Scam.", refunds: true });
    await world.drain();

    expect(world.toldOf(guest, "event.cancelled")).toHaveLength(1);
    expect(world.toldOf(guest, "event.withdrawn")).toEqual([]);
  });

  test("without refunds leaves everybody their seat and says nothing to them", async ({ world }) => {
    const { eventId, suspend } = await moderated(world);
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId });
    await world.drain();
    const before = world.told(guest).length;

    await suspend();
    await world.drain();

    expect(world.told(guest)).toHaveLength(before);
    expect((await standingOf(world.system, eventId, guest)).status).toBe("confirmed");
  });
});

describe("A suspended person", () => {
  test("has no event that can be found or joined, until it is lifted; what was suspended of itself stays so", async ({
    world,
  }) => {
    const { admin, organizer, event, eventId } = await moderated(world);
    const own = await world.event({ organizer });
    await suspendEvent(admin, { eventId: own.id, reason: "Spam.", refunds: false });
    const guest = await world.person();

    await suspendHost(admin, { userId: organizer, reason: "Spam." });

    await expect(rsvp(world.as(guest), { eventId })).rejects.toMatchObject(suspended);
    expect(await found(world, guest, eventId)).toBe(0);
    await expect(world.event({ organizer })).rejects.toMatchObject({
      reason: "suspended",
      details: { reason: "Spam." },
    });

    await restoreHost(admin, organizer);

    expect((await rsvp(world.as(guest), { eventId })).status).toBe("confirmed");
    await expect(locateEvent(world.as(guest), own.id)).rejects.toMatchObject(suspended);
    expect((await locateEvent(world.as(guest), event.code)).id).toBe(eventId);
    await expect(restoreHost(admin, organizer)).rejects.toMatchObject({ reason: "stale_button" });
  });

  test("is offered no seat while it lasts: the next is, and they keep their place", async ({ world }) => {
    const { admin, eventId } = await moderated(world, { capacity: 1 });
    const [going, out, next] = (await world.people(3)) as [number, number, number];
    for (const who of [going, out, next]) await rsvp(world.as(who), { eventId });
    await suspendHost(admin, { userId: out, reason: "Spam." });
    await cancelRsvp(world.as(going), { eventId, userId: going });
    await world.drain();

    expect((await standingOf(world.system, eventId, next)).status).toBe("pending");
    expect(await standingOf(world.system, eventId, out)).toMatchObject({ status: "waitlisted", position: 1 });

    await cancelRsvp(world.as(next), { eventId, userId: next });
    expect((await standingOf(world.system, eventId, out)).status).toBe("waitlisted");
    await restoreHost(admin, out);
    await world.drain();
    expect((await standingOf(world.system, eventId, out)).status).toBe("pending");
  });

  test("can pay for nothing any more, while others go on", async ({ world }) => {
    const { admin } = await moderated(world);
    const { id: eventId } = await sale(world);
    const [out, other] = await world.people(2);
    const closed = await checkout(world, out!, eventId);
    const open = await checkout(world, other!, eventId);
    await suspendHost(admin, { userId: out!, reason: "Stolen cards." });
    await world.drain();

    await expect(payAtStripe(world, closed.id)).rejects.toThrow("The page takes no money");
    expect(await payAtStripe(world, open.id)).toBe("completed");
  });

  test("is never an administrator", async ({ world }) => {
    const { admin } = await moderated(world);
    const other = await world.admin();

    for (const userId of [other, admin.actor.userId])
      await expect(suspendHost(admin, { userId, reason: "No." })).rejects.toMatchObject({
        reason: "is_admin",
      });
  });

  test("cannot publish in the very moment in which they are suspended: the event is hidden, or there is none", async ({
    world,
  }) => {
    const { admin, organizer } = await moderated(world);
    const guest = await world.person();

    const [published] = await Promise.allSettled([
      world.event({ organizer }),
      suspendHost(admin, { userId: organizer, reason: "Spam." }),
    ]);

    if (published.status === "rejected") expect(published.reason).toMatchObject({ reason: "suspended" });
    else await expect(locateEvent(world.as(guest), published.value.id)).rejects.toMatchObject(suspended);
  });
});

test("Somebody who is no longer approved is reviewed again, from their next event on", async ({ world }) => {
  const { admin, organizer, event } = await moderated(world);

  await unverifyUser(admin, organizer);

  expect((await world.event({ organizer })).review).toBe("pending");
  expect((await listUpcoming(world.system, inAWeek)).map(({ id }) => id)).toEqual([event.id]);
});

test("What administrators decide is on record, with who decided it", async ({ world }) => {
  const { admin, organizer, eventId, suspend } = await moderated(world);
  await suspend();
  await restoreEvent(admin, eventId);
  await suspendHost(admin, { userId: organizer, reason: "Spam." });
  await restoreHost(admin, organizer);
  await unverifyUser(admin, organizer);
  await world.drain();

  const recorded = await world.db
    .select()
    .from(facts)
    .where(eq(facts.actorId, admin.actor.userId))
    .orderBy(facts.sequence);
  expect(recorded.map(({ name }) => name)).toEqual([
    "event/suspended",
    "event/restored",
    "user/suspended",
    "host/suspended",
    "user/restored",
    "host/restored",
    "user/unverified",
  ]);
  expect(recorded.every(({ handledAt }) => handledAt !== null)).toBe(true);
  const [user] = await world.db.select().from(users).where(eq(users.id, organizer));
  expect(user).toMatchObject({ suspendedAt: null, suspendReason: null, verifiedAt: null });
  expect(kindsOf(world.told(organizer))).toEqual(["event.restored"]);
});

test("A ticket of a suspended event passes to nobody", async ({ world }) => {
  const { admin } = await moderated(world);
  const event = await sale(world);
  const [buyer, friend] = await world.people(2);
  await buy(world, buyer!, event.id);
  const [ticket] = await ticketsFor(world, event.id, buyer!);
  const { token } = await offerTransfer(world.as(buyer!), ticket!.id);

  await suspendEvent(admin, { eventId: event.id, reason: "Scam.", refunds: false });

  await expect(claimTicket(world.as(friend!), token)).rejects.toMatchObject(suspended);
});
