import { describe, expect } from "vitest";
import { eventMutes } from "@/db/schema/reminders";
import { cancelEvent } from "@/domain/events/cancel";
import { broadcast } from "@/domain/notifications/broadcast";
import {
  countRecipients,
  listBroadcasts,
  listDeliveries,
  progressOf,
} from "@/domain/notifications/broadcasts";
import { changeBroadcast } from "@/domain/notifications/change-broadcast";
import { retryBroadcast } from "@/domain/notifications/retry-broadcast";
import { stopBroadcast } from "@/domain/notifications/stop-broadcast";
import { testBroadcast } from "@/domain/notifications/test-broadcast";
import { rsvp } from "@/domain/rsvps/rsvp";
import { listTickets } from "@/domain/tickets/queries";
import { claimTicket, offerTransfer } from "@/domain/tickets/transfer";
import { test, type World } from "../support/world";

const going = { statuses: ["confirmed" as const] };

/** An event with so many people, whose confirmations are sent. */
async function gathering(world: World, people: number) {
  const event = await world.event();
  const guests = await world.people(people);
  for (const guest of guests) await rsvp(world.as(guest), { eventId: event.id });
  await world.drain();
  world.messenger.letters = [];
  world.messenger.attempts = [];
  return { event, eventId: event.id, guests, organizer: world.as(event.organizerId) };
}

const inHours = (world: World, hours: number) => new Date(world.clock.now.getTime() + hours * 3_600_000);

describe("A broadcast", () => {
  test("counts before whom it reaches, and tells afterwards what became of it", async ({ world }) => {
    const { eventId, guests, organizer } = await gathering(world, 6);
    const [muted, mutedHere, gone, blocks, fails] = guests as [number, number, number, number, number];
    await world.db.$client`update users set muted = '{update}' where user_id = ${muted}`;
    await world.db.insert(eventMutes).values({ userId: mutedHere, eventId, createdAt: world.clock.now });
    await world.db.$client`update users set blocked_at = now() where user_id = ${gone}`;
    world.messenger.failNext({ outcome: "blocked" }, { chatId: blocks });
    world.messenger.failNext({ outcome: "gone", error: "chat not found" }, { chatId: fails });

    expect(await countRecipients(organizer, { eventId, to: going })).toEqual({
      people: 3,
      muted: 2,
      unreachable: 1,
    });
    const { broadcastId, people } = await broadcast(organizer, { eventId, text: "Doors at 7", to: going });
    expect(await progressOf(organizer, broadcastId)).toMatchObject({ state: "sending", people: 3, sent: 0 });
    await world.drain();

    expect(people).toBe(3);
    expect(await progressOf(organizer, broadcastId)).toMatchObject({
      state: "sent",
      people: 3,
      queued: 0,
      sent: 1,
      blocked: 1,
      failed: 1,
      skipped: 3,
    });
    const rows = await listDeliveries(organizer, { eventId, broadcastId, limit: 10 });
    const errors = Object.fromEntries(rows.map(({ userId, error }) => [userId, error]));
    expect(errors).toMatchObject({
      [muted]: "muted",
      [mutedHere]: "muted",
      [gone]: "cannot be written to",
      [fails]: "chat not found",
    });
  });

  test("tries those again that failed, and them alone", async ({ world }) => {
    const { eventId, guests, organizer } = await gathering(world, 3);
    world.messenger.failNext({ outcome: "gone", error: "odd" }, { chatId: guests[0]! });
    const { broadcastId } = await broadcast(organizer, { eventId, text: "Hello", to: going });
    await world.drain();

    expect(await retryBroadcast(organizer, broadcastId)).toMatchObject({
      state: "sending",
      queued: 1,
      failed: 0,
    });
    await world.drain();

    expect(await progressOf(organizer, broadcastId)).toMatchObject({ state: "sent", sent: 3, failed: 0 });
    expect(guests.map((guest) => world.toldOf(guest, "update").length)).toEqual([1, 1, 1]);
  });

  test("waits for its time, can be changed until then, and not any more afterwards", async ({ world }) => {
    const { eventId, guests, organizer } = await gathering(world, 1);
    const sendAt = inHours(world, 2);
    const { broadcastId } = await broadcast(organizer, { eventId, text: "Soon", to: going, sendAt });
    await world.drain();
    expect(world.toldOf(guests[0]!, "update")).toEqual([]);
    const change = { text: "Sooner", sendAt: inHours(world, 1) };
    expect(await changeBroadcast(organizer, { broadcastId, change })).toMatchObject({
      state: "scheduled",
      people: 1,
      text: "Sooner",
    });

    world.clock.forward({ hours: 1 });
    await world.drain();

    expect(world.toldOf(guests[0]!, "update").map(({ text }) => text)).toEqual(["Sooner"]);
    await expect(changeBroadcast(organizer, { broadcastId, change: { text: "No" } })).rejects.toMatchObject({
      reason: "already_sent",
    });
  });

  test("goes to whoever is meant when its time comes, and to nobody once the event was cancelled", async ({
    world,
  }) => {
    const { eventId, organizer } = await gathering(world, 1);
    const sendAt = inHours(world, 1);
    const { broadcastId } = await broadcast(organizer, { eventId, text: "For all", to: going, sendAt });
    const later = await world.person();
    await rsvp(world.as(later), { eventId });
    const other = await broadcast(organizer, {
      eventId,
      text: "Too late",
      to: going,
      sendAt: inHours(world, 3),
    });

    world.clock.forward({ hours: 1 });
    await world.drain();
    await cancelEvent(organizer, { eventId, note: null });
    world.clock.forward({ hours: 2 });
    await world.drain();

    expect(world.toldOf(later, "update").map(({ text }) => text)).toEqual(["For all"]);
    expect(await progressOf(organizer, broadcastId)).toMatchObject({ state: "sent", sent: 2 });
    expect(await progressOf(organizer, other.broadcastId)).toMatchObject({ state: "stopped", sent: 0 });
  });

  test("follows a ticket that was passed on, and leaves its giver alone", async ({ world }) => {
    const { eventId, guests, organizer } = await gathering(world, 2);
    const [giver, stays] = guests as [number, number];
    const friend = await world.person();
    const [ticket] = await listTickets(world.as(giver), { userId: giver });
    await claimTicket(world.as(friend), (await offerTransfer(world.as(giver), ticket!.id)).token);

    expect(await countRecipients(organizer, { eventId, to: going })).toMatchObject({ people: 2 });
    await broadcast(organizer, { eventId, text: "Doors at 7", to: going });
    await world.drain();

    for (const [who, times] of [
      [giver, 0],
      [stays, 1],
      [friend, 1],
    ] as const)
      expect(world.toldOf(who, "update")).toHaveLength(times);
  });

  test("that is stopped sends nothing more, not even what was on its way and has to be tried again", async ({
    world,
  }) => {
    const { eventId, guests, organizer } = await gathering(world, 40);
    const { broadcastId } = await broadcast(organizer, { eventId, text: "Oops", to: going });
    world.messenger.failNext({ outcome: "wait", seconds: 5 }, { chatId: guests[0]! });
    let stopping: Promise<unknown> | undefined;
    world.messenger.meanwhile = async () => {
      stopping ??= stopBroadcast(organizer, broadcastId);
      await stopping;
    };

    await world.drain();
    world.clock.forward({ minutes: 1 });
    await world.drain();

    const progress = await progressOf(organizer, broadcastId);
    expect(progress).toMatchObject({ state: "stopped", queued: 0 });
    expect(progress.sent).toBeLessThanOrEqual(25);
    expect(progress.sent + progress.skipped).toBe(40);
    expect(world.messenger.letters.filter(({ kind }) => kind === "update")).toHaveLength(progress.sent);
    expect(await stopBroadcast(organizer, broadcastId)).toEqual(progress);
  });

  test("is allowed three times a day to organizers whom nobody has looked at yet", async ({ world }) => {
    const event = await world.event({ organizer: await world.person() });
    const send = () =>
      broadcast(world.as(event.organizerId), { eventId: event.id, text: "Hello", to: going });
    for (let n = 0; n < 3; n++) await send();

    await expect(send()).rejects.toMatchObject({ reason: "too_many_messages", details: { max: 3 } });
  });

  test("names the placeholder that it does not know, and keeps those that it does", async ({ world }) => {
    const { eventId, guests, organizer } = await gathering(world, 1);
    const send = (text: string) => broadcast(organizer, { eventId, text, to: going });

    await expect(send("Hi {first_name}, see {venue}")).rejects.toMatchObject({
      reason: "unknown_placeholder",
      details: { name: "venue" },
    });
    await send("Hi {first_name}, {event_name} begins at {event_time}");
    await world.drain();
    expect(world.toldOf(guests[0]!, "update")).toMatchObject([
      { text: "Hi {first_name}, {event_name} begins at {event_time}" },
    ]);
  });

  test("can be tried out on oneself, which no attendee hears of and no day's count is used up by", async ({
    world,
  }) => {
    const { event, eventId, guests, organizer } = await gathering(world, 1);
    await world.db.$client`update users set muted = '{update}' where user_id = ${event.organizerId}`;

    await testBroadcast(organizer, { eventId, text: "How does it look?" });
    await world.drain();

    expect(world.toldOf(event.organizerId, "update").map(({ text }) => text)).toEqual(["How does it look?"]);
    expect(world.toldOf(guests[0]!, "update")).toEqual([]);
    expect(await listBroadcasts(organizer, eventId, { limit: 5 })).toEqual([]);
  });

  test("and who got it are the organizer's alone to see, page by page", async ({ world }) => {
    const { eventId, guests, organizer } = await gathering(world, 5);
    const { broadcastId } = await broadcast(organizer, { eventId, text: "Hello", to: going });
    await world.drain();
    const stranger = world.as(guests[0]!);

    const first = await listDeliveries(organizer, { eventId, broadcastId, limit: 3 });
    const rest = await listDeliveries(organizer, { eventId, broadcastId, limit: 3, after: first.at(-1)! });
    expect([...first, ...rest].map(({ userId }) => userId).sort()).toEqual(guests);
    for (const look of [
      () => progressOf(stranger, broadcastId),
      () => listBroadcasts(stranger, eventId, { limit: 3 }),
      () => listDeliveries(stranger, { eventId, limit: 3 }),
      () => countRecipients(stranger, { eventId, to: going }),
      () => stopBroadcast(stranger, broadcastId),
      () => retryBroadcast(stranger, broadcastId),
      () => changeBroadcast(stranger, { broadcastId, change: { text: "Mine" } }),
      () => testBroadcast(stranger, { eventId, text: "Mine" }),
    ])
      await expect(look()).rejects.toMatchObject({ reason: "not_organizer" });
  });
});

describe("What is due at the same time", () => {
  test("goes out by rank: what one person waits for before what many are told", async ({ world }) => {
    const { eventId, organizer } = await gathering(world, 30);
    await broadcast(organizer, { eventId, text: "For many", to: going });
    await world.drain();
    world.messenger.letters = [];
    await world.db.$client`update deliveries set status = 'queued' where kind = 'update'`;
    const late = await world.person();
    await rsvp(world.as(late), { eventId });

    await world.drain();

    expect(world.messenger.letters[0]).toMatchObject({ kind: "rsvp.confirmed", chatId: late });
  });

  test("waits for no chat that has many letters", async ({ world }) => {
    const { eventId, guests, organizer } = await gathering(world, 3);
    const [busy, ...others] = guests as [number, number, number];
    for (let n = 0; n < 5; n++) await testBroadcast(organizer, { eventId, text: `Test ${n}` });
    let hung: () => void = () => {};
    const send = world.messenger.send;
    world.messenger.send = async (letter, turn) => {
      if (letter.chatId === busy) await new Promise<void>((resolve) => (hung = resolve));
      return send(letter, turn);
    };
    await broadcast(organizer, { eventId, text: "Hello", to: going });
    const draining = world.drain();

    await expect.poll(() => others.map((guest) => world.toldOf(guest, "update").length)).toEqual([1, 1]);
    await expect.poll(() => world.toldOf(organizer.actor.userId, "update").length).toBe(5);
    hung();
    await draining;
    expect(world.toldOf(busy, "update")).toHaveLength(1);
  });
});
