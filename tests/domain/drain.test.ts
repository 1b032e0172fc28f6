import { eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { facts } from "@/db/schema/facts";
import { cards, deliveries } from "@/db/schema/notifications";
import { broadcast } from "@/domain/notifications/broadcast";
import type { DeliveryStatus } from "@/domain/notifications/schema";
import { rsvp } from "@/domain/rsvps/rsvp";
import { drain } from "@/tests/support/drain";
import { expectErrorLog } from "../support/log";
import { queued } from "../support/queued";
import { until } from "../support/until";
import { test, type World } from "../support/world";

/** The pauses of `gapMs` that a drain makes; `act` happens in each of the first ones. */
function watchPauses(world: World, gapMs: number, ...acts: (() => Promise<unknown>)[]) {
  const pauses: number[] = [];
  world.pause = async (until) => {
    const ms = until.getTime() - world.clock.now.getTime();
    if (ms !== gapMs) return;
    pauses.push(ms);
    await acts[pauses.length - 1]?.();
  };
  return pauses;
}

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const lettersThat = (world: World, status: DeliveryStatus) =>
  world.db.select().from(deliveries).where(eq(deliveries.status, status));
const staleCards = (world: World) => world.db.select().from(cards).where(isNotNull(cards.staleSince));

const join = async (world: World, eventId: string) => rsvp(world.as(await world.person()), { eventId });

describe("A drain with a gap", () => {
  test("does nothing and pauses for nothing when nothing is due", async ({ world }) => {
    const pauses = watchPauses(world, 200);

    expect(await drain(world.system, { gapMs: 200 })).toBeNull();
    expect(pauses).toEqual([]);
  });

  test("does what gathered in its pause together, and ends when a round finds nothing", async ({ world }) => {
    const event = await world.event();
    await world.drain();
    await join(world, event.id);
    const gate = createGate();
    const allSent = () => until(async () => (await lettersThat(world, "sending")).length === 0);
    const pauses = watchPauses(
      world,
      200,
      async () => {
        await allSent();
        world.messenger.meanwhile = () => gate.opened;
        await join(world, event.id);
        await join(world, event.id);
      },
      async () => {
        gate.open();
        await allSent();
      },
    );

    await drain(world.system, { gapMs: 200 });

    // The first fact; those of the pause, with the running count, the second letter to its chat; and the look at that, which is live now.
    expect(pauses).toEqual([200, 200, 200]);
    expect(await world.db.select().from(facts).where(isNull(facts.handledAt))).toEqual([]);
    expect(await staleCards(world)).toEqual([]);
  });

  test("does what falls due while it looks and something is still on its way", async ({ world }) => {
    const event = await world.event();
    await world.drain();
    await join(world, event.id);
    const gate = createGate();
    const isCounting = async () =>
      (await lettersThat(world, "sending")).some(({ kind }) => kind === "rsvp.status");
    world.messenger.meanwhile = async () => {
      if (await isCounting()) await gate.opened;
    };
    const execute = async (query: SQL) => {
      const found = await world.db.execute(query);
      const isLook = found[0] !== undefined && "letters" in found[0];
      if (isLook && (await isCounting())) {
        // What was found knows nothing of the running count that is live from now on.
        gate.open();
        await until(async () => (await staleCards(world)).length === 1);
      }
      return found;
    };

    await drain({ ...world.system, db: Object.create(world.db, { execute: { value: execute } }) });

    expect(await staleCards(world)).toEqual([]);
  });

  test("ends when its budget is spent, and asks to be called again at once", async ({ world }) => {
    const event = await world.event();
    await world.drain();
    await join(world, event.id);
    const more = async () => {
      await join(world, event.id);
      world.clock.forward({ seconds: 20 });
    };
    const pauses = watchPauses(world, 200, more, more, more, more);

    const next = await drain(world.system, {
      gapMs: 200,
      until: new Date(world.clock.now.getTime() + 45_000),
    });

    expect(next).toEqual(world.clock.now);
    expect(pauses).toEqual([200, 200, 200]);
  });
});

describe("Letters to everybody of an event", () => {
  const confirmed = { statuses: ["confirmed" as const] };
  const announced = async (world: World) => {
    const event = await world.event();
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    await world.drain();
    const organizer = world.as(event.organizerId);
    const { broadcastId } = await broadcast(organizer, { eventId: event.id, text: "At 7", to: confirmed });
    return { eventId: event.id, guest, broadcastId };
  };

  /** Meanwhile the database takes no letter of this kind about this event. */
  async function refusing(world: World, eventId: string, kind: string, meanwhile: () => Promise<void>) {
    await world.db.execute(
      sql.raw(
        `alter table deliveries add constraint refused check (kind <> '${kind}' or event_id <> '${eventId}') not valid`,
      ),
    );
    try {
      await meanwhile();
    } finally {
      await world.db.execute(sql`alter table deliveries drop constraint refused`);
    }
  }

  test("hold up no other letter while they are queued", async ({ world }) => {
    const { eventId, guest, broadcastId } = await announced(world);
    const other = await world.person();
    await rsvp(world.as(other), { eventId: (await world.event()).id });
    let draining: Promise<unknown> = Promise.resolve();

    // Somebody else's transaction has the same letter: the statement that queues it waits for that to end.
    const undone = world.db.transaction(async (tx) => {
      await tx.execute(sql`
        insert into deliveries (delivery_id, dedupe_key, chat_id, event_id, kind, priority, due_at, created_at, updated_at)
        values (gen_random_uuid(), ${`update:${broadcastId}:${guest}`}, ${guest}, ${eventId}, 'update', 3, now(), now(), now())`);
      draining = drain(world.system);
      await until(() => world.told(other).length > 0);
      expect(world.toldOf(guest, "update")).toEqual([]);
      tx.rollback();
    });
    await expect(undone).rejects.toThrow("Rollback");
    await draining;
    expect(world.toldOf(guest, "update")).toMatchObject([{ text: "At 7" }]);
  });

  test("of a reminder that cannot be queued are tried again in a minute, and hold up no other's", async ({
    world,
  }) => {
    const { guest: first } = await announced(world);
    const { guest: second, eventId } = await announced(world);
    await drain(world.system);
    world.clock.forward({ days: 6, hours: 1 });
    await refusing(world, eventId, "reminder", async () => {
      expectErrorLog(/A reminder could not be queued/);
      await drain(world.system);
    });
    expect(world.toldOf(first, "reminder")).toHaveLength(1);
    expect(world.toldOf(second, "reminder")).toEqual([]);

    await drain(world.system);
    expect(world.toldOf(second, "reminder")).toEqual([]);
    world.clock.forward({ minutes: 1 });
    await drain(world.system);
    expect(world.toldOf(second, "reminder")).toHaveLength(1);
  });

  test("that cannot be queued hold up neither the others nor any other letter", async ({ world }) => {
    const { guest } = await announced(world);
    const second = await announced(world);
    await refusing(world, second.eventId, "update", async () => {
      expectErrorLog(/A broadcast could not be queued/);
      await drain(world.system);
    });
    expect(world.toldOf(guest, "update")).toHaveLength(1);
    expect(world.toldOf(second.guest, "update")).toEqual([]);

    world.clock.forward({ minutes: 1 });
    await drain(world.system);
    expect(world.toldOf(second.guest, "update")).toHaveLength(1);
  });
});

describe("What a drain answers", () => {
  test("is when the next thing falls due, in a second at the earliest, or null when that is not within the minute", async ({
    world,
  }) => {
    const reader = await world.person();
    world.messenger.failNext({ outcome: "wait", seconds: 90 }, { chatId: reader });
    await queued(world, [reader]);
    const begin = world.clock.now.getTime();

    expect(await drain(world.system)).toBeNull();
    world.clock.forward({ seconds: 31 });
    expect(await drain(world.system)).toEqual(new Date(begin + 90_000));
    world.clock.forward({ seconds: 58.5 });
    expect(await drain(world.system)).toEqual(new Date(begin + 90_500));
    world.clock.forward({ seconds: 1 });
    await drain(world.system);
    expect(world.told(reader)).toHaveLength(1);
  });
});
