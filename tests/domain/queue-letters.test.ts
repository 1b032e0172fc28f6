import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { deliveries } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import { transact } from "@/domain/context";
import { lockEvent } from "@/domain/events/queries";
import { reviewEvent } from "@/domain/events/review";
import type { QueuedLetter } from "@/domain/letters";
import { catchUp } from "@/domain/notifications/catch-up";
import { queueLetters } from "@/domain/queue-letters";
import { markBlocked, markReachable } from "@/domain/users/reach";
import { deliveryTo } from "../support/queued";
import { until } from "../support/until";
import { test, type World } from "../support/world";

const letterTo = (chatId: number, eventId: string, more: Partial<QueuedLetter> = {}): QueuedLetter => ({
  kind: "update",
  dedupeKey: `test:${chatId}`,
  chatId,
  eventId,
  payload: { text: "Doors open at 6:30." },
  ...more,
});

const queue = (world: World, ...letters: QueuedLetter[]) =>
  transact(world.system, (tx) => queueLetters(tx, letters));

/** Until one statement of this database waits for another's lock. */
const untilSomebodyWaits = ({ db }: World) =>
  until(
    async () => {
      const [row] = await db.execute<{ waiting: boolean }>(
        sql`select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting`,
      );
      return row!.waiting;
    },
    { interval: 5 },
  );

describe("A letter that is queued", () => {
  test("to somebody who never started the bot, or blocked it, is skipped at once and not looked at again", async ({
    world,
  }) => {
    const event = await world.event();
    await world.drain();
    const [stranger, blocked, reader] = [
      await world.person({ startedAt: null }),
      await world.person(),
      await world.person(),
    ];
    await markBlocked(world.system, blocked);

    await queue(world, ...[stranger, blocked, reader].map((chatId) => letterTo(chatId, event.id)));

    for (const chatId of [stranger, blocked])
      expect(await deliveryTo(world, chatId)).toMatchObject({
        status: "skipped",
        error: "cannot be written to",
        attempts: 0,
      });
    expect(await deliveryTo(world, reader)).toMatchObject({ status: "queued", error: null });
    await world.drain();
    expect(world.messenger.attempts.map(({ chatId }) => chatId)).toEqual([reader]);
  });

  test("for later is decided when it falls due", async ({ world }) => {
    const event = await world.event();
    await world.drain();
    const stranger = await world.person({ startedAt: null });
    const dueAt = new Date(world.clock.now.getTime() + 60_000);

    await queue(world, letterTo(stranger, event.id, { dueAt }));
    await markReachable(world.system, stranger);
    world.clock.forward({ minutes: 1 });
    await world.drain();

    expect(world.toldOf(stranger, "update")).toHaveLength(1);
  });

  test("to somebody nobody knows harms no other in the same batch", async ({ world }) => {
    const event = await world.event();
    await world.drain();
    const reader = await world.person();

    await queue(world, letterTo(4_040_404, event.id), letterTo(reader, event.id));
    await world.drain();

    expect(world.toldOf(reader, "update")).toHaveLength(1);
    expect(await deliveryTo(world, 4_040_404)).toMatchObject({
      status: "skipped",
      error: "cannot be written to",
    });
  });

  test("and skipped reaches whoever pressed Start just then: they come after it", async ({ world }) => {
    const event = await world.event();
    await world.drain();
    const stranger = await world.person({ startedAt: null });

    let starting: Promise<void> | undefined;
    await transact(world.system, async (tx) => {
      await queueLetters(tx, [letterTo(stranger, event.id)]);
      starting = markReachable(world.system, stranger).then(() => catchUp(world.system, stranger));
      await untilSomebodyWaits(world);
    });
    await starting;
    await world.drain();

    expect(world.toldOf(stranger, "update")).toHaveLength(1);
  });

  test("waits for nobody who is being changed, and is sent to them once they can be written to", async ({
    world,
  }) => {
    const event = await world.event();
    await world.drain();
    const stranger = await world.person({ startedAt: null });

    await transact(world.system, async (pressing) => {
      await markReachable(pressing, stranger);
      await queue(world, letterTo(stranger, event.id));
    });
    expect(await deliveryTo(world, stranger)).toMatchObject({ status: "queued" });
    await world.drain();

    expect(world.toldOf(stranger, "update")).toHaveLength(1);
  });
});

describe("A job that has a letter for an organizer who cannot be written to", () => {
  test("still gets the lock of their event while it is being approved: neither has to begin again", async ({
    world,
  }) => {
    const admin = await world.admin();
    const organizer = await world.person({ startedAt: null });
    const event = await world.event({ organizer });
    await world.drain();
    let begun = 0;

    let approving: Promise<unknown> | undefined;
    await transact(world.system, async (tx) => {
      begun++;
      await queueLetters(tx, [letterTo(organizer, event.id)]);
      approving = reviewEvent(world.as(admin), { eventId: event.id, verdict: "approved" });
      await untilSomebodyWaits(world);
      // Less than PostgreSQL takes to find a deadlock.
      await tx.db.execute(sql`set local lock_timeout = '500ms'`);
      await lockEvent(tx, event.id);
    });
    await approving;

    expect(begun).toBe(1);
    const [row] = await world.db.select().from(users).where(eq(users.id, organizer));
    expect(row!.verifiedAt).toEqual(world.clock.now);
    expect(await world.db.select().from(deliveries).where(eq(deliveries.chatId, organizer))).toMatchObject([
      { status: "skipped" },
    ]);
  });
});
