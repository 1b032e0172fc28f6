import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { facts } from "@/db/schema/facts";
import { deliveries, pauses, telegramUpdates } from "@/db/schema/notifications";
import { transact } from "@/domain/context";
import { announce } from "@/domain/facts";
import { deliverDue } from "@/domain/notifications/deliver";
import { backlog } from "@/domain/notifications/queries";
import { queueLetters } from "@/domain/queue-letters";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { forgetOld } from "@/domain/upkeep";
import { expectErrorLog } from "../support/log";
import { forgetAll } from "../support/nightly";
import { deliveryTo, queued } from "../support/queued";
import { inMs, kindsOf, test } from "../support/world";

describe("A letter", () => {
  test("is sent once, however many drain at once", async ({ world }) => {
    const readers = await world.people(60);
    await queued(world, readers);

    await Promise.all([world.drain(), world.drain(), world.drain(), world.drain()]);

    expect(world.messenger.attempts.map(({ chatId }) => chatId).sort()).toEqual(readers);
  });

  test("is told once under its key, however often it is queued", async ({ world }) => {
    const reader = await world.person();
    const letter = {
      kind: "support.reply" as const,
      dedupeKey: "the same",
      chatId: reader,
      payload: { text: "Hello" },
    };

    for (let n = 0; n < 3; n++) await transact(world.system, (tx) => queueLetters(tx, [letter]));

    await world.drain();
    expect(world.told(reader)).toHaveLength(1);
  });

  test("goes out in the order of queueing, in batches no larger than asked for", async ({ world }) => {
    const readers = await world.people(7);
    for (const chatId of readers) {
      const text = `To ${chatId}`;
      await transact(world.system, (tx) =>
        queueLetters(tx, [{ kind: "support.reply", dedupeKey: text, chatId, payload: { text } }]),
      );
    }

    const sizes = [
      await deliverDue(world.system, { limit: 3 }),
      await deliverDue(world.system, { limit: 3 }),
      await deliverDue(world.system, { limit: 3 }),
    ];

    expect(sizes).toEqual([3, 3, 1]);
    expect(world.messenger.letters.map(({ chatId }) => chatId)).toEqual(readers);
  });

  test("can be sent to one chat alone, while the others wait for the background", async ({ world }) => {
    const [one, other] = (await world.people(2)) as [number, number];
    await queued(world, [one, other]);

    await deliverDue(world.system, { chatId: one });

    expect([world.told(one).length, world.told(other).length]).toEqual([1, 0]);
  });

  test("is never sent to somebody who has not started the bot", async ({ world }) => {
    const stranger = await world.person({ startedAt: null });
    const event = await world.event();

    await rsvp(world.as(stranger), { eventId: event.id });

    await world.drain();
    expect(world.messenger.attempts.filter(({ chatId }) => chatId === stranger)).toEqual([]);
    expect(await deliveryTo(world, stranger)).toMatchObject({
      status: "skipped",
      error: "cannot be written to",
    });
  });

  test("is dropped when its reason has gone before it could be sent", async ({ world }) => {
    const event = await world.event();
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    await cancelRsvp(world.as(guest), { eventId: event.id, userId: guest });

    await world.drain();

    expect(world.told(guest)).toEqual([]);
    expect(await deliveryTo(world, guest)).toMatchObject({ status: "skipped", error: "no longer going" });
  });

  test("that commits with nothing is not sent: a change rolled back takes its facts and letters along", async ({
    world,
  }) => {
    const reader = await world.person();
    const event = await world.event();
    await world.drain();
    const { pokes } = world;

    const failing = transact(world.system, async (tx) => {
      await announce(tx, "event/cancelled", { eventId: event.id });
      await queueLetters(tx, [
        { kind: "event.cancelled", dedupeKey: "never", chatId: reader, eventId: event.id },
      ]);
      throw new Error("changed my mind");
    });

    await expect(failing).rejects.toThrow("changed my mind");
    await world.drain();
    expect(world.told(reader)).toEqual([]);
    expect(world.pokes).toBe(pokes);
  });

  test("cannot be queued, nor a fact announced, outside the transaction of its change", async ({ world }) => {
    const event = await world.event();

    await expect(announce(world.system, "event/cancelled", { eventId: event.id })).rejects.toThrow(
      "outside a transaction",
    );
    await expect(queueLetters(world.system, [])).rejects.toThrow("outside a transaction");
  });
});

describe("Reactions", () => {
  test("to a fact take effect once, however many drain at once", async ({ world }) => {
    const event = await world.event();
    const guests = await world.people(20);
    await Promise.all(guests.map((guest) => rsvp(world.as(guest), { eventId: event.id })));

    await Promise.all([world.drain(), world.drain(), world.drain()]);

    expect(kindsOf(world.told(event.organizerId)).sort()).toEqual(["rsvp.first", "rsvp.status"]);
    expect(world.messenger.letters).toHaveLength(guests.length + 2);
    expect(await backlog(world.system)).toMatchObject({ facts: { waiting: 0 }, deliveries: { waiting: 0 } });
  });

  test("that fail are told to the operator once, tried again later, and hold up no others", async ({
    world,
  }) => {
    expectErrorLog(/A reaction failed/);
    const [broken, fine] = [await world.event(), await world.event()];
    const guest = await world.person();
    await world.drain();
    await transact(world.system, (tx) => announce(tx, "event/cancelled", { eventId: broken.id }));
    await world.db
      .update(facts)
      .set({ data: { eventId: "nonsense" } })
      .where(eq(facts.name, "event/cancelled"));
    await rsvp(world.as(guest), { eventId: fine.id });

    await world.drain();

    expect(kindsOf(world.told(fine.organizerId))).toContain("rsvp.first");
    const [stuck] = await world.db.select().from(facts).where(eq(facts.name, "event/cancelled"));
    expect(stuck).toMatchObject({
      handledAt: null,
      attempts: 1,
      nextTryAt: new Date(world.clock.now.getTime() + 5000),
    });
    await world.db
      .update(facts)
      .set({ data: { eventId: broken.id } })
      .where(eq(facts.name, "event/cancelled"));
    world.clock.forward({ seconds: 5 });
    await world.drain();
    expect(await backlog(world.system)).toMatchObject({ facts: { waiting: 0 } });
  });
});

test("draining asks for no further look, for it looks until nothing is left", async ({ world }) => {
  const event = await world.event({ capacity: 1 });
  for (const guest of await world.people(3)) await rsvp(world.as(guest), { eventId: event.id });
  const { pokes } = world;

  await world.drain();

  expect(world.pokes).toBe(pokes);
  expect(await backlog(world.system)).toMatchObject({ facts: { waiting: 0 }, deliveries: { waiting: 0 } });
});

test("draining tells when the next thing falls due within the minute, and nothing about later", async ({
  world,
}) => {
  const reader = await world.person();
  world.messenger.failNext({ outcome: "wait", seconds: 20 });
  await queued(world, [reader]);

  const soon = await world.drain();
  world.clock.forward({ seconds: 20 });
  const never = await world.drain();

  expect(soon).toEqual(new Date("2026-11-22T09:00:20Z"));
  expect(never).toBeNull();
});

test("what only had to be known for a while is forgotten, however much it is", async ({ world }) => {
  const ago = (days: number) => new Date(world.clock.now.getTime() - inMs({ days }));
  await world.db.insert(pauses).values([
    { chatId: 1, until: ago(2) },
    { chatId: 2, until: world.clock.now },
  ]);
  await world.db.execute(sql`
    insert into telegram_updates (update_id, status, lease_until, received_at)
    select id, 'done', ${ago(8).toISOString()}, ${ago(8).toISOString()} from generate_series(1, 10001) id`);
  const parked = { status: "dead" as const, leaseUntil: ago(30), payload: { message: "hello" } };
  await world.db.insert(telegramUpdates).values([
    { ...parked, id: 20_001, receivedAt: ago(31) },
    { ...parked, id: 20_002, receivedAt: ago(29) },
  ]);

  expect(await forgetOld(world.system, "updates", { until: world.clock.now })).toBe(false);
  await forgetAll(world.system);

  expect((await world.db.select().from(pauses)).map(({ chatId }) => chatId)).toEqual([2]);
  expect((await world.db.select().from(telegramUpdates)).map(({ id }) => id)).toEqual([20_002]);
});

test("what people wrote goes thirty days after its letter has ended, and the letter's row stays", async ({
  world,
}) => {
  const [reader, sender] = await world.people(2);
  const payload = { aboutUserId: sender!, text: "Where is the entrance?" };
  const letters = ["sent", "waiting"].map((dedupeKey) => ({
    kind: "support.message" as const,
    dedupeKey,
    chatId: reader!,
    payload,
    ...(dedupeKey === "waiting" ? { dueAt: new Date(world.clock.now.getTime() + inMs({ days: 60 })) } : {}),
  }));
  await transact(world.system, (tx) => queueLetters(tx, letters));
  await world.drain();
  const kept = async () =>
    (await world.db.select().from(deliveries).orderBy(deliveries.dedupeKey)).map((letter) => letter.payload);

  world.clock.forward({ days: 29 });
  await forgetAll(world.system);
  expect(await kept()).toEqual([payload, payload]);
  world.clock.forward({ days: 2 });
  await forgetAll(world.system);
  expect(await kept()).toEqual([{ aboutUserId: sender }, payload]);
});
