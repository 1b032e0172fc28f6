import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { isAnyOf } from "@/db/any-of";
import { withPatience } from "@/db/patience";
import { facts } from "@/db/schema/facts";
import { refunds } from "@/db/schema/payments";
import { users } from "@/db/schema/users";
import { cancelEvent } from "@/domain/events/cancel";
import { react } from "@/domain/react";
import { expectErrorLog } from "../support/log";
import { checkout, payAtStripe, paymentOf, report, sale, test } from "../support/sales";

test("an event for which 70,000 people wait can be cancelled: all of them are told, and wait no more", async ({
  world,
}) => {
  const event = await sale(world, { capacity: 1 });
  const payment = await checkout(world, await world.person(), event.id);
  await payAtStripe(world, payment.id);
  await world.drain();
  const now = world.clock.now.toISOString();
  await world.db.transaction(async (db) => {
    await db.execute(withPatience);
    await db.execute(sql`
      insert into users (user_id, first_name, started_at, last_activity, created_at, updated_at)
      select n, 'Somebody', ${now}, ${now}, ${now}, ${now} from generate_series(9000001, 9070000) n`);
    await db.execute(sql`
      insert into rsvps (rsvp_id, event_id, user_id, status, party_size, joined_at, created_at, updated_at)
      select gen_random_uuid(), ${event.id}, n, 'waitlisted', 1, ${now}, ${now}, ${now} from generate_series(9000001, 9070000) n`);
  });

  await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });
  await react(world.system);

  const [counted] = await world.db.execute(sql`
    select (select count(*)::int from deliveries where kind = 'event.cancelled') as letters,
      (select count(*)::int from rsvps where status = 'waitlisted') as waiting,
      (select count(*)::int from refunds) as refunds,
      (select count(*)::int from facts where handled_at is null) as facts`);
  expect(counted).toEqual({ letters: 70_001, waiting: 0, refunds: 1, facts: 0 });
});

test("the money of a cancelled event goes back while nobody can be told of it, and its letter still tells how much", async ({
  world,
}) => {
  expectErrorLog(/A reaction failed/);
  const event = await sale(world);
  const buyer = await world.person();
  await payAtStripe(world, (await checkout(world, buyer, event.id)).id);
  const late = await world.person();
  const open = await checkout(world, late, event.id);
  await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });
  const [told] = await world.db.select().from(facts).where(eq(facts.name, "event/cancelled"));
  const holdUp = (data: unknown) =>
    world.db.update(facts).set({ data }).where(eq(facts.name, "event/cancelled"));
  await holdUp({ eventId: "nonsense" });
  await world.drain();
  expect(world.bank.balance()).toBe(0);

  // The seats are still held, for their holder has not been told either: the money buys them no more.
  expect(world.bank.pay(open.id)).toBe(true);
  expect(await report(world, open.id)).toBe("returned");
  await world.drain();
  expect(world.bank.balance()).toBe(0);
  expect(await paymentOf(world, open.id)).toMatchObject({ refundedMinor: 4500 });

  await holdUp(told!.data);
  world.clock.forward({ minutes: 1 });
  await world.drain();
  expect(world.toldOf(buyer, "event.cancelled")).toMatchObject([{ back: [{ amountMinor: 4500 }] }]);
  expect(await world.db.select().from(refunds)).toHaveLength(2);
});

test("a list of values is one parameter, whatever is in it", async ({ world }) => {
  const names = [`a "quoted" one`, "back\\slash", "a, comma", "{brace}", "", "null", "é 楽"];
  for (const firstName of names) await world.person({ firstName });
  await world.person({ firstName: "Other" });
  const found = await world.db
    .select({ firstName: users.firstName })
    .from(users)
    .where(isAnyOf(users.firstName, names));
  expect(found.map(({ firstName }) => firstName).sort()).toEqual(names.toSorted());
  expect(await world.db.select().from(users).where(isAnyOf(users.id, []))).toEqual([]);
});
