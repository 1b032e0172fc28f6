import { readdir, readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate-database";
import { events } from "@/db/schema/events";
import { payments } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { tickets, ticketTypes } from "@/db/schema/tickets";
import { transact } from "@/domain/context";
import { announce } from "@/domain/facts";
import { withScratchDatabase } from "../support/scratch";
import { recount, wrongsOf } from "../support/seats";
import { createWorld, test, type World } from "../support/world";

/** An event with RSVPs that have no seats yet, and a way to insert seats behind the domain's back. */
async function bareEvent(world: World, capacity: number | null, people = 1) {
  const event = await world.event({ capacity });
  const now = world.clock.now;
  const stamps = { createdAt: now, updatedAt: now };
  const [type] = await world.db.select().from(ticketTypes).where(eq(ticketTypes.eventId, event.id));
  const rows = (await world.people(people)).map((userId) => ({
    id: world.system.newId(),
    eventId: event.id,
    userId,
    status: "confirmed" as const,
    partySize: 10,
    joinedAt: now,
    ...stamps,
  }));
  await world.db.insert(rsvps).values(rows);
  const seat = (guestNumber: number, about: Partial<typeof tickets.$inferInsert> = {}, rsvp = rows[0]!) => ({
    id: world.system.newId(),
    eventId: event.id,
    rsvpId: rsvp.id,
    userId: rsvp.userId,
    ticketTypeId: type!.id,
    guestNumber,
    status: "active" as const,
    ...stamps,
    ...about,
  });
  return {
    event,
    rows,
    type: type!,
    seat,
    take: (...seats: ReturnType<typeof seat>[]) => world.db.insert(tickets).values(seats),
    count: async () => {
      const { seatsTaken, typeSeatsTaken, tickets: rowCount } = await recount(world.db, event.id);
      return [seatsTaken, typeSeatsTaken, rowCount];
    },
  };
}

const violation = (constraint: string) => ({ cause: { constraint_name: constraint } });

describe("The schema refuses", () => {
  test("the seat that would be one too many, whatever the code above does", async ({ world }) => {
    const { seat, take, count } = await bareEvent(world, 2);
    await take(seat(0), seat(1));

    await expect(take(seat(2))).rejects.toMatchObject(violation("seats_within_capacity"));
    expect(await count()).toEqual([2, 2, 2]);
  });

  test("seats too many in one statement, all of them", async ({ world }) => {
    const { seat, take, count } = await bareEvent(world, 2);

    await expect(take(seat(0), seat(1), seat(2))).rejects.toMatchObject(violation("seats_within_capacity"));
    expect(await count()).toEqual([0, 0, 0]);
  });

  test("a cancelled seat that is taken up again when its place is gone", async ({ world }) => {
    const { seat, take } = await bareEvent(world, 1);
    const given = seat(0, { status: "cancelled" });
    await take(given);
    await take(seat(1));

    const revive = world.db.update(tickets).set({ status: "active" }).where(eq(tickets.id, given.id));

    await expect(revive).rejects.toMatchObject(violation("seats_within_capacity"));
  });

  test("more seats of a ticket type than it has, though the event has room", async ({ world }) => {
    const { seat, take, type } = await bareEvent(world, 10);
    await world.db.update(ticketTypes).set({ capacity: 1 }).where(eq(ticketTypes.id, type.id));

    await expect(take(seat(0), seat(1))).rejects.toMatchObject(violation("type_seats_within_capacity"));
  });

  test("a capacity below the seats taken, and counts below nothing", async ({ world }) => {
    const { event, seat, take } = await bareEvent(world, 3);
    await take(seat(0), seat(1));
    const set = (change: Partial<typeof events.$inferInsert>) =>
      world.db.update(events).set(change).where(eq(events.id, event.id));

    await expect(set({ capacity: 1 })).rejects.toMatchObject(violation("seats_within_capacity"));
    await expect(set({ seatsTaken: -1 })).rejects.toMatchObject(violation("seats_within_capacity"));
    await expect(set({ capacity: null, seatsTaken: -1 })).rejects.toMatchObject(
      violation("seats_within_capacity"),
    );
    await expect(set({ capacity: 0 })).rejects.toMatchObject({ cause: { code: "23514" } });
  });

  test("a hold without a reason or an end, and a seat of one's own with them", async ({ world }) => {
    const { seat, take } = await bareEvent(world, 5);
    const holdExpiresAt = world.clock.now;

    await expect(take(seat(0, { status: "held" }))).rejects.toMatchObject(violation("held_for_a_reason"));
    await expect(take(seat(0, { status: "held", holdKind: "offer" }))).rejects.toMatchObject(
      violation("holds_expire"),
    );
    await expect(take(seat(0, { status: "active", holdKind: "offer", holdExpiresAt }))).rejects.toMatchObject(
      violation("held_for_a_reason"),
    );
    await expect(take(seat(0, { status: "held", holdKind: "offer", holdExpiresAt }))).resolves.toBeDefined();
  });

  test("two seats for the same guest, and a second RSVP of the same person", async ({ world }) => {
    const { seat, take, rows } = await bareEvent(world, 5);
    await take(seat(0));

    await expect(take(seat(0))).rejects.toMatchObject(violation("one_seat_per_guest"));
    await expect(
      world.db.insert(rsvps).values({ ...rows[0]!, id: world.system.newId() }),
    ).rejects.toMatchObject(violation("one_rsvp_per_person"));
  });
});

describe("The counters equal the rows", () => {
  test("after seats are inserted, cancelled, revived and deleted, many at a time", async ({ world }) => {
    const { event, rows, seat, take, count } = await bareEvent(world, 100, 10);
    const inEvent = eq(tickets.eventId, event.id);
    const counts: number[][] = [];

    await take(
      ...rows.flatMap((row) => [seat(0, {}, row), seat(1, {}, row), seat(2, { status: "cancelled" }, row)]),
    );
    counts.push(await count());
    await world.db.update(tickets).set({ status: "cancelled" }).where(eq(tickets.guestNumber, 0));
    counts.push(await count());
    await world.db.update(tickets).set({ status: "used", usedAt: new Date() }).where(inEvent);
    counts.push(await count());
    await world.db.delete(tickets).where(eq(tickets.guestNumber, 1));
    counts.push(await count());
    await world.db.delete(tickets).where(inEvent);
    counts.push(await count());

    expect(counts).toEqual([20, 10, 30, 20, 0].map((seats) => [seats, seats, seats]));
  });

  test("when one statement touches the seats of several events, or moves one to another", async ({
    world,
  }) => {
    const [one, other] = [await bareEvent(world, 5), await bareEvent(world, 5)];
    await world.db.insert(tickets).values([one.seat(0), one.seat(1), other.seat(0)]);
    const moved = one.seat(2);
    await one.take(moved);

    const before = [await one.count(), await other.count()];
    await world.db
      .update(tickets)
      .set({ eventId: other.event.id, ticketTypeId: other.type.id, rsvpId: other.rows[0]!.id })
      .where(eq(tickets.id, moved.id));

    expect(before).toEqual([
      [3, 3, 3],
      [1, 1, 1],
    ]);
    expect([await one.count(), await other.count()]).toEqual([
      [2, 2, 2],
      [2, 2, 2],
    ]);
  });

  test("and the recount that other tests trust does find what is wrong", async ({ world }) => {
    const { event, seat, take } = await bareEvent(world, 5);
    await take(seat(0));
    await world.db.update(events).set({ seatsTaken: 3 }).where(eq(events.id, event.id));

    const wrongs = wrongsOf(await recount(world.db, event.id));

    expect(wrongs).toEqual([
      "the event counts 3 seats and has 1",
      "parties of 10 people hold 1 seats",
      "1 people hold other seats than their RSVP says",
    ]);
  });
});

test("payments of the wrong kind are put right by the migration that forbids them, or named", async () => {
  await withScratchDatabase({ template: "template" }, async (url) => {
    const old = connect(url, { max: 1 });
    const there = createWorld(old);
    const { event, rows } = await bareEvent(there, null);
    await old.execute("alter table payments drop constraint stars_are_paid_in_xtr");
    const { now } = there.clock;
    const paid = { status: "completed" as const, paidAt: now };
    const booked = (about: Pick<typeof payments.$inferInsert, "provider" | "currency"> & object) => ({
      id: there.system.newId(),
      eventId: event.id,
      rsvpId: rows[0]!.id,
      userId: rows[0]!.userId,
      amountMinor: 500,
      createdAt: now,
      updatedAt: now,
      ...about,
    });
    const wrong = { ...paid, providerPaymentId: "tg_2", telegramChargeId: "tg_2" };
    await old.insert(payments).values([
      booked({ provider: "stars", currency: "EUR" }),
      booked({
        provider: "telegram",
        currency: "XTR",
        ...paid,
        ...{ providerPaymentId: "x", telegramChargeId: "tg_1" },
      }),
    ]);
    const sql = await readFile(await migrationNamed("held_since"), "utf8");
    const repairs = sql
      .split("--> statement-breakpoint")
      .filter((one) => /UPDATE "payments"|DO \$\$/.test(one));
    for (const repair of repairs) await old.execute(repair);

    expect(await old.select().from(payments).orderBy(payments.id)).toMatchObject([
      { provider: "telegram", currency: "EUR", status: "closed" },
      { provider: "stars", currency: "XTR", status: "completed", providerPaymentId: "tg_1" },
    ]);
    const lost = booked({ provider: "stars", currency: "EUR", ...wrong });
    await old.insert(payments).values(lost);
    await expect(old.execute(repairs.at(-1)!)).rejects.toMatchObject({
      cause: { message: expect.stringContaining(`${lost.id} (tg_2)`) },
    });
    await old.$client.end();
  });
});

test("payments that were settled before have since when from the trail", async ({ world }) => {
  const { event, rows } = await bareEvent(world, null);
  const about = { eventId: event.id, rsvpId: rows[0]!.id, userId: rows[0]!.userId };
  const settledAt = world.clock.now;
  const [settled, open] = [world.system.newId(), world.system.newId()];
  const paid = { status: "review" as const, paidAt: settledAt, provider: "stripe" as const };
  await world.db.insert(payments).values(
    [settled, open].map((id) => ({
      ...{ ...about, ...paid, id, providerPaymentId: id, amountMinor: 500, currency: "EUR" },
      ...{ createdAt: settledAt, updatedAt: settledAt },
    })),
  );
  await transact(world.system, (tx) => announce(tx, "payment/resolved", { ...about, paymentId: settled }));

  const migration = await readFile(await migrationNamed("hot_indexes"), "utf8");
  const backfill = migration.split("--> statement-breakpoint").find((one) => /UPDATE "payments"/.test(one));
  await world.db.execute(backfill!);

  expect(await world.db.select({ at: payments.resolvedAt }).from(payments).orderBy(payments.id)).toEqual([
    { at: settledAt },
    { at: null },
  ]);
});

const migrationNamed = async (name: string) => {
  const files = await readdir("db/migrations");
  return `db/migrations/${files.find((file) => file.endsWith(`_${name}.sql`))}`;
};

test("four deployments that migrate an empty database at once all succeed, and leave one schema", async ({
  world,
}) => {
  await withScratchDatabase({ template: "template0" }, async (url) => {
    const runs = await Promise.allSettled([1, 2, 3, 4].map(() => migrateDatabase(url)));

    const migrated = connect(url, { max: 1 });
    const applied = await Promise.all(
      [migrated, world.db].map(
        ({ $client }) => $client`select hash from drizzle.__drizzle_migrations order by id`,
      ),
    );
    await migrated.$client.end();
    expect(runs.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "fulfilled"]);
    expect(applied[0]).toEqual(applied[1]);
  });
});
