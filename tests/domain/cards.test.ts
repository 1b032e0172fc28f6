import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { cards } from "@/db/schema/notifications";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import type { EventDetails } from "@/domain/events/schema";
import { countCards } from "@/domain/notifications/queries";
import { refreshCards } from "@/domain/notifications/refresh-cards";
import { rememberCard } from "@/domain/notifications/remember-card";
import { rsvp } from "@/domain/rsvps/rsvp";
import { test, type World } from "../support/world";

/** A card in a group, up to date and at rest. */
async function cardAtRest(world: World, event: EventDetails, chatId = -100) {
  await rememberCard(world.system, {
    kind: "group",
    address: { chatId, messageId: 5 },
    eventId: event.id,
    viewerId: null,
    languageCode: "en",
    hasPhoto: false,
    renderedHash: null,
  });
  await settle(world);
  return async () => (await world.db.select().from(cards).where(eq(cards.chatId, chatId)))[0]!;
}

/** Lets everything come to rest, and forgets what was edited for it. */
async function settle(world: World) {
  await world.drain();
  world.clock.forward({ seconds: 10 });
  await world.drain();
  world.clock.forward({ seconds: 10 });
  world.messenger.edits.length = 0;
}

const join = async (world: World, eventId: string) => rsvp(world.as(await world.person()), { eventId });
const editsOf = (world: World, chatId = -100) =>
  world.messenger.edits.filter(({ address }) => "chatId" in address && address.chatId === chatId);

describe("A card", () => {
  test("that somebody shared is brought up to date when it is first noticed", async ({ world }) => {
    const event = await world.event();
    await join(world, event.id);

    await rememberCard(world.system, {
      kind: "inline",
      address: { inlineMessageId: "abc" },
      eventId: event.id,
      viewerId: null,
      languageCode: null,
      hasPhoto: false,
      renderedHash: null,
    });

    await world.drain();
    const edits = world.messenger.edits.filter(({ kind }) => kind === "inline");
    expect(edits).toMatchObject([
      { address: { inlineMessageId: "abc" }, event: { going: 1 }, standing: null },
    ]);
  });

  test("is edited once for everything that happened since its last edit", async ({ world }) => {
    const event = await world.event();
    await cardAtRest(world, event);
    for (let n = 0; n < 5; n++) await join(world, event.id);

    await world.drain();

    expect(editsOf(world)).toMatchObject([{ event: { going: 5 } }]);
  });

  test("is edited every five seconds at most, and shows the newest numbers in the end", async ({ world }) => {
    const event = await world.event();
    await cardAtRest(world, event);
    const editedAt: number[] = [];
    const begin = world.clock.now.getTime();

    for (let second = 0; second <= 12; second++) {
      if (second < 7) await join(world, event.id);
      await world.drain();
      if (editsOf(world).length > editedAt.length) editedAt.push((world.clock.now.getTime() - begin) / 1000);
      world.clock.forward({ seconds: 1 });
    }

    expect(editedAt).toEqual([0, 5, 10]);
    expect(editsOf(world).at(-1)).toMatchObject({ event: { going: 7 } });
  });

  test("is not edited when what it shows has not changed", async ({ world }) => {
    const event = await world.event();
    const card = await cardAtRest(world, event);

    await changeEvent(world.as(event.organizerId), { eventId: event.id, changes: { maxGuests: 2 } });
    await world.drain();

    expect(editsOf(world)).toEqual([]);
    expect(await card()).toMatchObject({ staleSince: null, refreshingSince: null });
  });

  test("that is changed while its edit is under way is edited again", async ({ world }) => {
    const event = await world.event();
    await cardAtRest(world, event);
    await join(world, event.id);
    world.messenger.meanwhile = async () => {
      world.messenger.meanwhile = async () => {};
      await join(world, event.id);
      await world.drain();
    };

    await world.drain();
    world.clock.forward({ seconds: 5 });
    await world.drain();

    expect(editsOf(world).at(-1)).toMatchObject({ event: { going: 2 } });
  });

  test("that was shown while the event changed is put right, without a call if it did not", async ({
    world,
  }) => {
    const event = await world.event();
    const card = await cardAtRest(world, event);
    const { renderedHash } = await card();
    const shown = {
      kind: "group",
      eventId: event.id,
      viewerId: null,
      languageCode: "en",
      hasPhoto: false,
      renderedHash,
    } as const;
    const remember = () => rememberCard(world.system, { ...shown, address: { chatId: -100, messageId: 5 } });

    await remember();
    await settle(world);
    const whenNothingChanged = editsOf(world).length;
    await join(world, event.id);
    await world.drain();
    await remember();
    world.clock.forward({ seconds: 5 });
    await world.drain();

    expect(whenNothingChanged).toBe(0);
    expect(editsOf(world).at(-1)).toMatchObject({ event: { going: 1 } });
  });

  test("whose editor died is edited by another after its lease", async ({ world }) => {
    const event = await world.event();
    const card = await cardAtRest(world, event);
    await join(world, event.id);
    await world.db
      .update(cards)
      .set({ refreshingSince: world.clock.now, notBefore: new Date(world.clock.now.getTime() + 60_000) });

    await world.drain();
    const during = editsOf(world).length;
    world.clock.forward({ minutes: 1 });
    await world.drain();

    expect([during, editsOf(world).length]).toEqual([0, 1]);
    expect(await card()).toMatchObject({ staleSince: null, refreshingSince: null });
  });

  test("whose message is gone is retired, and nobody tries again", async ({ world }) => {
    const event = await world.event();
    const card = await cardAtRest(world, event);
    world.messenger.failNextEdit({ outcome: "gone", error: "message to edit not found" }, 2);
    await join(world, event.id);
    await world.drain();

    await join(world, event.id);
    await settle(world);

    expect((await card()).retiredAt).not.toBeNull();
    expect(await refreshCards(world.system)).toBe(0);
  });

  test("is edited later when Telegram asks for quiet, with what is true then", async ({ world }) => {
    const event = await world.event();
    await cardAtRest(world, event);
    await join(world, event.id);
    world.messenger.failNextEdit({ outcome: "wait", seconds: 30 }, 2);
    await world.drain();
    await join(world, event.id);

    world.clock.forward({ seconds: 29 });
    await world.drain();
    const during = editsOf(world).length;
    world.clock.forward({ seconds: 1 });
    await world.drain();

    expect(during).toBe(0);
    expect(editsOf(world)).toMatchObject([{ event: { going: 2 } }]);
  });

  test("is tried again at growing distances when the edit fails, and given up in the end", async ({
    world,
  }) => {
    const event = await world.event();
    const card = await cardAtRest(world, event);
    world.messenger.failNextEdit({ outcome: "failed", error: "502" }, 100);
    await changeEvent(world.as(event.organizerId), { eventId: event.id, changes: { title: "New" } });
    await world.drain();
    const waits: number[] = [];

    for (let n = 0; n < 10; n++) {
      const { notBefore, retiredAt } = await card();
      if (retiredAt) break;
      waits.push((notBefore.getTime() - world.clock.now.getTime()) / 1000);
      world.clock.now = notBefore;
      await refreshCards(world.system);
    }

    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640]);
  });
});

test("a private card shows its reader's own standing in their own time zone", async ({ world }) => {
  const event = await world.event({ capacity: 1 });
  const [going, waiting] = (await world.people(2, { timeZone: "America/New_York" })) as [number, number];
  for (const viewerId of [going, waiting]) {
    await rememberCard(world.as(viewerId), {
      kind: "private",
      address: { chatId: viewerId, messageId: 5 },
      eventId: event.id,
      viewerId,
      languageCode: "es",
      hasPhoto: true,
      renderedHash: null,
    });
    await rsvp(world.as(viewerId), { eventId: event.id });
  }

  await world.drain();

  expect(editsOf(world, going).at(-1)).toMatchObject({
    standing: { status: "confirmed" },
    timeZone: "America/New_York",
    languageCode: "es",
  });
  expect(editsOf(world, waiting).at(-1)).toMatchObject({
    standing: { status: "waitlisted", position: 1 },
    hasPhoto: true,
  });
});

test("the organizer's running count is one message a day, edited as people answer", async ({ world }) => {
  const event = await world.event();
  await join(world, event.id);
  await settle(world);

  await join(world, event.id);
  await settle(world);
  await join(world, event.id);
  await world.drain();

  expect(world.toldOf(event.organizerId, "rsvp.status")).toHaveLength(1);
  expect(editsOf(world, event.organizerId)).toMatchObject([{ kind: "status", event: { going: 3 } }]);
  world.clock.forward({ days: 1 });
  await join(world, event.id);
  await world.drain();
  expect(world.toldOf(event.organizerId, "rsvp.status")).toHaveLength(2);
});

test("every card of an event that is cancelled says so, and an edit can tell how many there are", async ({
  world,
}) => {
  const event = await world.event();
  await cardAtRest(world, event, -100);
  await cardAtRest(world, event, -200);
  await cardAtRest(world, await world.event(), -300);

  await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });

  await world.drain();
  expect(world.messenger.edits.map(({ address, event: shown }) => [address, shown.status])).toEqual(
    expect.arrayContaining([
      [{ chatId: -100, messageId: 5 }, "cancelled"],
      [{ chatId: -200, messageId: 5 }, "cancelled"],
    ]),
  );
  expect(editsOf(world, -300)).toEqual([]);
  expect(await countCards(world.system, event.id)).toBe(2);
});
