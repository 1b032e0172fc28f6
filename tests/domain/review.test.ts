import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { events } from "@/db/schema/events";
import { stripeAccounts } from "@/db/schema/payments";
import { changeEvent } from "@/domain/events/change";
import { getEvent, listTicketTypes, listUpcoming } from "@/domain/events/queries";
import { reviewEvent } from "@/domain/events/review";
import type { EventChanges } from "@/domain/events/schema";
import { suspendEvent } from "@/domain/events/suspend";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { checkout, ledgerOf, payAtStripe, test } from "../support/sales";
import { kindsOf, type World } from "../support/world";

/** Two administrators, and an event of somebody who never had one. */
async function pendingEvent(world: World, about: Parameters<World["event"]>[0] = {}) {
  const admins = [await world.admin(), await world.admin()] as const;
  const organizer = await world.person({ firstName: "Nina", lastName: "New", username: "nina" });
  const event = await world.event({ organizer, ...about });
  await world.drain();
  return { admins, organizer, event };
}

const listed = async (world: World) => (await listUpcoming(world.system, { limit: 10 })).map(({ id }) => id);

describe("A first-time organizer's event", () => {
  test("works by its link at once, but is listed only when an administrator has approved it", async ({
    world,
  }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    const guest = await world.person();

    const answer = await rsvp(world.as(guest), { eventId: event.id });
    const before = await listed(world);
    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "approved" });

    expect(answer.status).toBe("confirmed");
    expect(before).toEqual([]);
    expect(await listed(world)).toEqual([event.id]);
    await world.drain();
    expect(kindsOf(world.told(organizer))).toContain("verify.approved");
  });

  test("is shown to every administrator with who made it", async ({ world }) => {
    const { admins } = await pendingEvent(world);

    for (const admin of admins) {
      expect(world.toldOf(admin, "verify.admin")).toMatchObject([
        { organizer: { name: "Nina New", username: "nina" } },
      ]);
    }
  });

  test("that only people with the link can see needs nobody's approval", async ({ world }) => {
    const { admins, event } = await pendingEvent(world, { visibility: "unlisted" });

    expect(event.review).toBe("not_needed");
    expect(world.told(admins[0])).toEqual([]);
  });

  test("that is made public later is looked at as if it had been public at once", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world, { visibility: "unlisted" });

    await changeEvent(world.as(organizer), { eventId: event.id, changes: { visibility: "public" } });

    expect(await listed(world)).toEqual([]);
    await world.drain();
    expect(kindsOf(world.told(admins[0]))).toEqual(["verify.admin"]);
  });
});

describe("The verdict", () => {
  test("approved makes the organizer's next event listed at once", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "approved" });

    const next = await world.event({ organizer });

    expect(next.review).toBe("not_needed");
  });

  test("declined keeps it off the list and tells the organizer why", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);

    await reviewEvent(world.as(admins[0]), {
      eventId: event.id,
      verdict: "declined",
      message: "This is an advertisement.",
    });

    await world.drain();
    expect(await listed(world)).toEqual([]);
    expect(world.toldOf(organizer, "verify.declined")).toMatchObject([
      { message: "This is an advertisement." },
    ]);
    expect((await world.event({ organizer })).review).toBe("pending");
  });

  test("declined is not undone by hiding the event and showing it again", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "declined", message: "No." });

    for (const visibility of ["unlisted", "public"] as const) {
      await changeEvent(world.as(organizer), { eventId: event.id, changes: { visibility } });
    }

    expect((await getEvent(world.system, event.id)).review).toBe("declined");
  });

  test("asked leaves it open, and the organizer hears each question", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);

    for (const message of ["Where is it?", "And who plays?"]) {
      await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "asked", message });
    }
    await reviewEvent(world.as(admins[1]), { eventId: event.id, verdict: "approved" });

    await world.drain();
    const questions = world.toldOf(organizer, "verify.asked").map(({ message }) => message);
    expect(questions.sort()).toEqual(["And who plays?", "Where is it?"]);
  });

  test("is the faster administrator's: the other one hears that it is done", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    const verdicts = ["approved", "declined"] as const;

    const taps = await Promise.allSettled(
      admins.map((admin, n) =>
        reviewEvent(world.as(admin), { eventId: event.id, verdict: verdicts[n]!, message: "Sorry" }),
      ),
    );

    expect(taps.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(taps.find((tap) => tap.status === "rejected")).toMatchObject({
      reason: { reason: "stale_button" },
    });
    await world.drain();
    expect(kindsOf(world.told(organizer)).filter((kind) => kind.startsWith("verify."))).toHaveLength(1);
  });

  test("brings every administrator's message up to date", async ({ world }) => {
    const { admins, event } = await pendingEvent(world);
    world.clock.forward({ seconds: 10 });
    await world.drain();
    world.messenger.edits.length = 0;

    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "approved" });

    world.clock.forward({ seconds: 10 });
    await world.drain();
    expect(world.messenger.edits.map(({ kind, viewerId }) => [kind, viewerId]).sort()).toEqual(
      admins.map((admin) => ["review", admin]),
    );
  });

  test("comes too late for a letter that was still to go out", async ({ world }) => {
    const [fast, slow] = [await world.admin(), await world.admin()];
    const organizer = await world.person();
    world.messenger.failNext({ outcome: "wait", seconds: 60 }, { chatId: slow });
    const event = await world.event({ organizer });
    await world.drain();

    await reviewEvent(world.as(fast), { eventId: event.id, verdict: "approved" });

    world.clock.forward({ minutes: 2 });
    await world.drain();
    expect(world.told(slow)).toEqual([]);
  });
});

/** A public event that is listed, of somebody who has held so many before. */
async function listedEvent(world: World, held: number) {
  const admins = [await world.admin()] as const;
  const organizer = await world.person({ verifiedAt: world.clock.now });
  for (let n = 0; n < held; n++) await world.event({ organizer, startsIn: { hours: 1 + n } });
  world.clock.forward({ days: 1 });
  const event = await world.event({ organizer });
  return { admins, organizer, event };
}

describe("A change of what a listed event shows", () => {
  test.for([
    ["title", { title: "FREE CRYPTO" }],
    ["description", { description: "DM me" }],
    ["link", { onlineUrl: "https://elsewhere.example" }],
    ["place", { location: "Elsewhere 1" }],
  ] as const)("puts it back to review: its %s", async ([, changes], { world }) => {
    const { admins, organizer, event } = await listedEvent(world, 2);
    const before = await listed(world);

    const changed = await changeEvent(world.as(organizer), { eventId: event.id, changes });

    expect(before).toContain(event.id);
    expect(changed).toMatchObject({ review: "pending", reviewedAt: null });
    expect(await listed(world)).not.toContain(event.id);
    await world.drain();
    expect(kindsOf(world.told(admins[0]))).toEqual(["verify.admin"]);
    expect((await rsvp(world.as(await world.person()), { eventId: event.id })).status).toBe("confirmed");
  });

  test("is asked about each time that it was approved before", async ({ world }) => {
    const { admins, organizer, event } = await listedEvent(world, 0);
    for (const title of ["One", "Two", "Three"]) {
      await changeEvent(world.as(organizer), { eventId: event.id, changes: { title } });
      await changeEvent(world.as(organizer), { eventId: event.id, changes: { description: title } });
      await world.drain();
      await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "approved" });
    }

    expect(world.toldOf(admins[0], "verify.admin")).toHaveLength(3);
    expect(await listed(world)).toEqual([event.id]);
  });

  test("needs nobody's look when it is another one, when nobody can find it, or once three were held", async ({
    world,
  }) => {
    const { organizer, event } = await listedEvent(world, 2);
    const hidden = await world.event({ organizer, visibility: "unlisted" });
    const trusted = await listedEvent(world, 3);

    const reviews = await Promise.all([
      changeEvent(world.as(organizer), { eventId: event.id, changes: { capacity: 5 } }),
      changeEvent(world.as(organizer), { eventId: hidden.id, changes: { title: "Other" } }),
      changeEvent(world.as(trusted.organizer), { eventId: trusted.event.id, changes: { title: "Other" } }),
    ]);

    expect(reviews.map(({ review }) => review)).toEqual(["not_needed", "not_needed", "not_needed"]);
  });
});

describe("A change behind a reviewer's back", () => {
  test("while nobody could find the event is looked at when everybody can", async ({ world }) => {
    const { organizer, event } = await listedEvent(world, 2);
    const change = (changes: EventChanges) =>
      changeEvent(world.as(organizer), { eventId: event.id, changes });

    await change({ visibility: "unlisted", title: "FREE CRYPTO" });

    expect(await change({ visibility: "public" })).toMatchObject({ review: "pending" });
    expect(await listed(world)).not.toContain(event.id);
  });

  test("that makes a free event cost something is looked at as well", async ({ world }) => {
    const { organizer, event } = await listedEvent(world, 2);
    const [kind] = await listTicketTypes(world.system, event.id);
    const ticketTypes = [{ id: kind!.id, priceMinor: 99_900, currency: "EUR" as const }];

    expect(
      await changeEvent(world.as(organizer), {
        eventId: event.id,
        changes: { location: event.location, ticketTypes },
      }),
    ).toMatchObject({ review: "pending" });
  });

  test("after a no is looked at once more", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    await reviewEvent(world.as(admins[0]), {
      eventId: event.id,
      verdict: "declined",
      message: "Who are you?",
    });

    expect(
      await changeEvent(world.as(organizer), { eventId: event.id, changes: { description: "We are us." } }),
    ).toMatchObject({ review: "pending" });
    await world.drain();
    expect(world.toldOf(admins[0], "verify.admin")).toHaveLength(2);
  });

  test("is no less looked at for events that were taken down", async ({ world }) => {
    const { admins, organizer, event } = await listedEvent(world, 3);
    const [held] = await world.db.select().from(events).where(eq(events.organizerId, organizer));
    await suspendEvent(world.as(admins[0]), { eventId: held!.id, reason: "Spam.", refunds: false });

    expect(
      await changeEvent(world.as(organizer), { eventId: event.id, changes: { title: "Other" } }),
    ).toMatchObject({ review: "pending" });
  });
});

describe("Money", () => {
  const paid = { priceMinor: 1500, currency: "EUR", location: "Hall" } as const;
  const waits = { reason: "awaits_approval" };

  test("is not taken before the event is approved: neither are seats held for it", async ({ world }) => {
    const { admins, event } = await pendingEvent(world, paid);
    const buyer = await world.person();
    const lines = [{ ticketTypeId: (await listTicketTypes(world.system, event.id))[0]!.id, quantity: 1 }];
    const buy = () => rsvp(world.as(buyer), { eventId: event.id, lines });

    await expect(buy()).rejects.toMatchObject(waits);
    expect((await getEvent(world.system, event.id)).sale).toEqual({ state: "review" });
    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "approved" });

    expect((await getEvent(world.system, event.id)).sale).toEqual({ state: "open" });
    expect((await buy()).status).toBe("pending");
  });

  test("is taken for seats that were held when it was sold, until somebody says no", async ({ world }) => {
    const { organizer, event } = await pendingEvent(world, paid);
    const admin = world.as(world.settings.adminIds[0]!);
    await reviewEvent(admin, { eventId: event.id, verdict: "approved" });
    const [buyer, late] = (await world.people(2)) as [number, number];
    const lines = [{ ticketTypeId: (await listTicketTypes(world.system, event.id))[0]!.id, quantity: 1 }];
    const buy = (who: number) => rsvp(world.as(who), { eventId: event.id, lines });
    const pay = () => startPayment(world.as(buyer), { eventId: event.id, provider: "telegram" });
    await buy(buyer);
    await changeEvent(world.as(organizer), { eventId: event.id, changes: { title: "Other" } });

    await expect(buy(late)).rejects.toMatchObject(waits);
    expect((await pay()).status).toBe("open");

    await reviewEvent(admin, { eventId: event.id, verdict: "declined", message: "Not this." });
    await expect(pay()).rejects.toMatchObject({ reason: "not_approved" });
    await expect(buy(late)).rejects.toMatchObject({ reason: "not_approved" });
    expect((await getEvent(world.system, event.id)).sale).toEqual({ state: "over" });
  });

  test("is taken no more through pages that are open when somebody says no, and goes back when it comes nevertheless", async ({
    world,
  }) => {
    const { organizer, event } = await pendingEvent(world, paid);
    const admin = world.as(world.settings.adminIds[0]!);
    await reviewEvent(admin, { eventId: event.id, verdict: "approved" });
    const [one, other] = (await world.people(2)) as [number, number];
    const open = await checkout(world, one, event.id);
    const late = await checkout(world, other, event.id);
    await changeEvent(world.as(organizer), { eventId: event.id, changes: { title: "Other" } });
    await reviewEvent(admin, { eventId: event.id, verdict: "declined", message: "Not this." });

    const applied = await payAtStripe(world, late.id);
    await world.drain();

    expect(applied).toBe("returned");
    expect(await ledgerOf(world)).toEqual([
      ["charge", late.amountMinor],
      ["refund", -late.amountMinor],
    ]);
    await expect(payAtStripe(world, open.id)).rejects.toThrow("The page takes no money");
  });

  test("is asked for again of people who wait, once the event is approved", async ({ world }) => {
    const { organizer, event } = await pendingEvent(world, { ...paid, capacity: 1 });
    const admin = world.as(world.settings.adminIds[0]!);
    await reviewEvent(admin, { eventId: event.id, verdict: "approved" });
    const [holds, waits] = (await world.people(2)) as [number, number];
    const lines = [{ ticketTypeId: (await listTicketTypes(world.system, event.id))[0]!.id, quantity: 1 }];
    for (const who of [holds, waits]) await rsvp(world.as(who), { eventId: event.id, lines });
    await changeEvent(world.as(organizer), { eventId: event.id, changes: { title: "Other" } });
    await cancelRsvp(world.as(holds), { eventId: event.id, userId: holds });
    await world.drain();
    expect(world.toldOf(waits, "offer")).toEqual([]);

    await reviewEvent(admin, { eventId: event.id, verdict: "approved" });
    await world.drain();
    expect(world.toldOf(waits, "offer")).toHaveLength(1);
  });

  test("goes to the organizer's own account whatever the review says", async ({ world }) => {
    world.settings.seller = "organizer";
    const organizer = await world.person();
    await world.db.insert(stripeAccounts).values({
      userId: organizer,
      accountId: "acct_1",
      chargesEnabled: true,
      createdAt: world.clock.now,
      updatedAt: world.clock.now,
    });
    const { event } = await pendingEvent(world, { ...paid, organizer });

    expect(event).toMatchObject({ review: "pending", sale: { state: "open" } });
  });
});
