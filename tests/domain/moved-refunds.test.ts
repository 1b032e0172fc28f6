import { asc, eq, inArray } from "drizzle-orm";
import { describe, expect } from "vitest";
import { events } from "@/db/schema/events";
import { facts } from "@/db/schema/facts";
import { refunds } from "@/db/schema/payments";
import { changeEvent } from "@/domain/events/change";
import type { EventChanges } from "@/domain/events/schema";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { seeReturn } from "@/domain/rsvps/read-returns";
import { rsvp } from "@/domain/rsvps/rsvp";
import { checkout, payAtStripe, sale, test, type World } from "../support/sales";
import { inMs } from "../support/world";

const untilADayBefore = [{ hoursBefore: 24, percent: 100 }];

/** An event in 30 days, and what happens to it and to its buyers. */
async function sold(world: World, refundPolicy: { hoursBefore: number; percent: number }[] = []) {
  const event = await sale(world, { refundPolicy, startsIn: { days: 30 }, location: "Café Mond" });
  const { now } = world.clock;
  const day = (n: number) => new Date(now.getTime() + inMs({ days: n }));
  return {
    event,
    day,
    /** An administrator approves what is to be looked at again, so that sales go on. */
    async change(changes: EventChanges) {
      await changeEvent(world.as(event.organizerId), { eventId: event.id, changes, quietly: true });
      await world.db.update(events).set({ review: "approved" }).where(eq(events.id, event.id));
    },
    async buyer() {
      const buyer = await world.person();
      await payAtStripe(world, (await checkout(world, buyer, event.id)).id);
      return buyer;
    },
    /** Cents that come back when they cancel on that day, and until when they can have all. */
    async back(buyer: number, onDay: number) {
      world.clock.now = day(onDay);
      const back = await seeReturn(world.as(buyer), event.id);
      return back && [back.amountMinor, back.fullUntil];
    },
  };
}

describe("After an event has moved", () => {
  test("whoever bought before has all of it back for a week, whatever the policy, and then by the policy", async ({
    world,
  }) => {
    const { event, change, buyer, back, day } = await sold(world);
    const early = await buyer();
    expect(await back(early, 1)).toEqual([0, null]);
    await change({ startsAt: day(40) });
    const late = await buyer();
    expect(await back(late, 1)).toEqual([0, null]);
    expect(await back(early, 7)).toEqual([4500, day(8)]);
    const other = await world.person();
    expect(await back(other, 7)).toBeNull();
    expect(await back(early, 8)).toEqual([0, null]);
    await cancelRsvp(world.as(early), { eventId: event.id, userId: early });
    await world.drain();
    expect(world.bank.balance()).toBe(9000);
  });

  test("another place opens the same week; other words do not", async ({ world }) => {
    const { change, buyer, back, day } = await sold(world);
    const early = await buyer();
    await change({ title: "Open air", description: "Bring a blanket", onlineUrl: "https://meet.example/1" });
    expect(await back(early, 0)).toEqual([0, null]);
    await change({ location: "Tempelhofer Feld" });
    expect(await back(early, 0)).toEqual([4500, day(7)]);
  });

  test("a second move prolongs the week, and it ends when the event starts", async ({ world }) => {
    const { change, buyer, back, day } = await sold(world);
    const early = await buyer();
    await change({ startsAt: day(40) });
    expect(await back(early, 5)).toEqual([4500, day(7)]);
    await change({ startsAt: day(41) });
    expect(await back(early, 10)).toEqual([4500, day(12)]);
    await change({ startsAt: day(13) });
    expect(await back(early, 12)).toEqual([4500, day(13)]);
    expect(await back(early, 13)).toEqual([0, null]);
  });

  test("moved back, it is what the first bought, and not what those bought who came between", async ({
    world,
  }) => {
    const { change, buyer, back, day } = await sold(world);
    const first = await buyer();
    await change({ startsAt: day(40), location: "Tempelhofer Feld" });
    const between = await buyer();
    await change({ startsAt: day(30), location: "Café Mond" });
    expect(await back(first, 1)).toEqual([0, null]);
    expect(await back(between, 1)).toEqual([4500, day(7)]);
  });

  test("the policy counts from the start that was bought, or from the new one if that is later", async ({
    world,
  }) => {
    const { change, buyer, back, day } = await sold(world, [{ hoursBefore: 24 * 7, percent: 50 }]);
    const early = await buyer();
    await change({ startsAt: day(10) });
    const late = await buyer();
    expect(await back(early, 9)).toEqual([2250, null]);
    expect(await back(late, 9)).toEqual([0, null]);
    await change({ startsAt: day(60) });
    expect(await back(early, 20)).toEqual([2250, null]);
    expect(await back(early, 50)).toEqual([2250, null]);
    expect(await back(early, 54)).toEqual([0, null]);
  });

  test("the letter about it says until when to those alone who have paid, and says nothing once it is over", async ({
    world,
  }) => {
    const { event, buyer, day } = await sold(world);
    const [early, removed] = [await buyer(), await buyer()];
    const host = world.as(event.organizerId);
    const waiting = await world.person();
    await checkout(world, waiting, event.id);
    await cancelRsvp(world.as(removed), { eventId: event.id, userId: removed });
    const move = (startsAt: Date) => changeEvent(host, { eventId: event.id, changes: { startsAt } });
    const told = async (after: Parameters<World["clock"]["forward"]>[0]) => {
      await world.drain();
      world.clock.forward(after);
      await world.drain();
      return [early, waiting, removed].map(
        (who) => world.toldOf(who, "event.changed").at(-1)?.fullRefundUntil,
      );
    };
    await move(day(40));
    expect(await told({ minutes: 3 })).toEqual([day(7), null, undefined]);
    await move(day(50));
    expect(await told({ days: 8 })).toEqual([null, null, undefined]);
  });

  test("seats that cost nothing bring nothing back", async ({ world }) => {
    const event = await world.event({ startsIn: { days: 30 }, visibility: "unlisted" });
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    const startsAt = new Date(event.startsAt.getTime() + inMs({ days: 1 }));
    await changeEvent(world.as(event.organizerId), { eventId: event.id, changes: { startsAt } });
    expect(await seeReturn(world.as(guest), event.id)).toBeNull();
  });
});

test("whoever cancels while the event moves has what the policy says or all of it, as who came first, never a mixture", async ({
  world,
}) => {
  const { event, change, buyer, day } = await sold(world, untilADayBefore);
  const buyers = [];
  for (let n = 0; n < 12; n++) buyers.push(await buyer());
  // Too late for the policy, and early enough for a move.
  world.clock.now = new Date(day(30).getTime() - inMs({ hours: 20 }));
  const cancel = (userId: number) => cancelRsvp(world.as(userId), { eventId: event.id, userId });
  const [some, others] = [buyers.slice(0, 3), buyers.slice(3)];
  await Promise.all([...some.map(cancel), change({ startsAt: day(30.5) }), ...others.map(cancel)]);

  const trail = await world.db
    .select({ name: facts.name, userId: facts.actorId })
    .from(facts)
    .where(inArray(facts.name, ["event/changed", "rsvp/cancelled"]))
    .orderBy(asc(facts.sequence));
  const movedAt = trail.findIndex(({ name }) => name === "event/changed");
  const back = new Map((await world.db.select().from(refunds)).map((one) => [one.actorId, one.amountMinor]));
  const got = trail.toSpliced(movedAt, 1).map(({ userId }) => back.get(userId) ?? 0);
  expect(got).toEqual([...Array(movedAt).fill(0), ...Array(buyers.length - movedAt).fill(4500)]);
});
