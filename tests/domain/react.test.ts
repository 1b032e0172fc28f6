import { isNull, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { facts } from "@/db/schema/facts";
import { type Context, transact } from "@/domain/context";
import { announceAll } from "@/domain/facts";
import { react } from "@/domain/react";
import { reactions } from "@/domain/reactions";
import { test, type World } from "../support/world";

/** So many facts of an event, as when its seats were offered to very many. */
const offers = (world: World, eventId: string, count: number) =>
  transact(world.system, (tx) =>
    announceAll(
      tx,
      "offer/made",
      Array.from({ length: count }, () => ({
        eventId,
        rsvpId: world.system.newId(),
        userId: 1,
        expiresAt: world.clock.now.toISOString(),
      })),
    ),
  );

const unhandled = ({ db }: World) => db.select().from(facts).where(isNull(facts.handledAt));

describe("Reactions", () => {
  test("take turns: an event with very many facts holds up no other, and all are done", async ({ world }) => {
    const [crowded, quiet] = [await world.event(), await world.event()];
    await react(world.system);
    await offers(world, crowded.id, 30);
    await offers(world, quiet.id, 1);
    const { "offer/made": showCount } = reactions;
    const turns: [string, number][] = [];
    reactions["offer/made"] = async (tx: Context, eventId, about) => {
      turns.push([eventId, about.length]);
      return showCount(tx, eventId, about);
    };

    expect(await react(world.system, { limit: 10 })).toBe(31);
    reactions["offer/made"] = showCount;

    expect(turns).toEqual([
      [crowded.id, 10],
      [quiet.id, 1],
      [crowded.id, 10],
      [crowded.id, 10],
    ]);
    expect(await unhandled(world)).toEqual([]);
  });

  test("of two drains at once never wait for each other: an event's are one drain's at a time", async ({
    world,
  }) => {
    const events = await Promise.all(Array.from({ length: 6 }, () => world.event()));
    await react(world.system);
    const underWay = new Map<string, number>();
    const most: number[] = [];
    // Two locks, taken in one order by one fact and in the other by the other.
    const inOrder = (isForward: boolean) => async (tx: Context, eventId: string) => {
      const others = underWay.get(eventId) ?? 0;
      underWay.set(eventId, others + 1);
      most.push(others + 1);
      const { organizerId } = events.find(({ id }) => id === eventId)!;
      const locks = [
        sql`select from events where event_id = ${eventId} for no key update`,
        sql`select from users where user_id = ${organizerId} for no key update`,
      ];
      for (const lock of isForward ? locks : locks.reverse()) await tx.db.execute(lock);
      underWay.set(eventId, others);
    };
    const { "offer/made": made, "offer/declined": declined } = reactions;
    Object.assign(reactions, { "offer/made": inOrder(true), "offer/declined": inOrder(false) });
    for (const { id: eventId } of events) await offers(world, eventId, 20);
    for (const { id: eventId } of events.toReversed())
      await transact(world.system, (tx) =>
        announceAll(
          tx,
          "offer/declined",
          Array.from({ length: 20 }, () => ({ eventId, rsvpId: tx.newId(), userId: 1 })),
        ),
      );

    while ((await unhandled(world)).length > 0)
      await Promise.all(Array.from({ length: 4 }, () => react(world.system, { limit: 2 })));
    Object.assign(reactions, { "offer/made": made, "offer/declined": declined });

    expect(Math.max(...most)).toBe(1);
    const tries = await world.db.select({ attempts: facts.attempts }).from(facts);
    expect(Math.max(...tries.map(({ attempts }) => attempts))).toBe(0);
  });
});
