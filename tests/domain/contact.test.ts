import { describe, expect } from "vitest";
import { cancelEvent } from "@/domain/events/cancel";
import { suspendEvent } from "@/domain/events/suspend";
import { contactGuest, contactOrganizer } from "@/domain/notifications/contact";
import { refundPayment } from "@/domain/payments/refund";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { checkout, payAtStripe, sale, test, type World } from "../support/sales";

const write = (world: World, userId: number, eventId: string, text = "May I have my money back?") =>
  contactOrganizer(world.as(userId), { eventId, text });

/** Somebody goes who has paid €45, at an event that gives nothing back. */
async function sold(world: World, event: Parameters<typeof sale>[1] = {}) {
  const payer = await world.person({ firstName: "Ines", lastName: "Vega", username: "ines" });
  const shown = await sale(world, { refundPolicy: [], ...event });
  const { id: paymentId } = await checkout(world, payer, shown.id);
  await payAtStripe(world, paymentId);
  return { payer, event: shown, organizer: shown.organizerId, paymentId };
}

const told = async (world: World, organizer: number) => {
  await world.drain();
  return world.toldOf(organizer, "contact.message");
};

describe("A guest's words for the organizer", () => {
  test("come with what was paid and what the refund policy says, and with no account", async ({ world }) => {
    const { payer, event, organizer, paymentId } = await sold(world);
    await write(world, payer, event.id, "  I broke my leg.\u202e ");

    const [letter] = await told(world, organizer);
    expect(letter).toMatchObject({
      from: { userId: payer, name: "Ines Vega" },
      text: "I broke my leg.",
      paid: { payment: { id: paymentId, amountMinor: 4500 }, refundedMinor: 0, returnsMinor: 0 },
    });
    expect(JSON.stringify(letter!.from)).not.toContain("ines");
  });

  test("tell what would come back, and nothing of it once the seat is given back", async ({ world }) => {
    const { payer, event, organizer, paymentId } = await sold(world, {
      refundPolicy: [{ hoursBefore: 24, percent: 50 }],
    });
    await write(world, payer, event.id);
    await refundPayment(world.as(organizer), { paymentId, amountMinor: 1000 });
    await world.drain();
    await cancelRsvp(world.as(payer), { eventId: event.id, userId: payer });
    await world.drain();
    await write(world, payer, event.id);

    expect((await told(world, organizer)).map(({ paid }) => paid)).toMatchObject([
      { refundedMinor: 0, returnsMinor: 2250 },
      { returnsMinor: null },
    ]);
  });

  test("are those of people who have or had a seat, hold a ticket or wait", async ({ world }) => {
    const event = await world.event({ capacity: 1 });
    const [going, waiting, stranger] = (await world.people(3)) as [number, number, number];
    await rsvp(world.as(going), { eventId: event.id });
    await rsvp(world.as(waiting), { eventId: event.id });
    await write(world, waiting, event.id);
    await cancelRsvp(world.as(going), { eventId: event.id, userId: going });
    await write(world, going, event.id);

    expect((await told(world, event.organizerId)).map(({ from, paid }) => [from.userId, paid])).toEqual([
      [waiting, null],
      [going, null],
    ]);
    for (const userId of [stranger, event.organizerId])
      await expect(write(world, userId, event.id)).rejects.toMatchObject({ reason: "not_a_guest" });
  });

  test("are not passed on from people who may know of the event no longer", async ({ world }) => {
    const event = await world.event({ visibility: "private" });
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    await write(world, guest, event.id);
    await cancelRsvp(world.as(event.organizerId), { eventId: event.id, userId: guest });

    await expect(write(world, guest, event.id)).rejects.toMatchObject({ reason: "not_found" });
    expect(await told(world, event.organizerId)).toHaveLength(1);
  });

  test("are five a day for each event, however many are sent at once", async ({ world }) => {
    const [event, other] = [await world.event(), await world.event()];
    const guest = await world.person();
    for (const { id: eventId } of [event, other]) await rsvp(world.as(guest), { eventId });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        write(world, guest, event.id, `${n}`).then(
          () => "sent",
          ({ reason }) => reason,
        ),
      ),
    );
    await write(world, guest, other.id);

    expect(answers.sort()).toEqual([...Array(3).fill("rate_limited"), ...Array(5).fill("sent")]);
    expect(await told(world, event.organizerId)).toHaveLength(5);
    world.clock.forward({ days: 1 });
    await write(world, guest, event.id);
  });

  test("are neither empty nor too long", async ({ world }) => {
    const event = await world.event();
    const guest = await world.person();
    await rsvp(world.as(guest), { eventId: event.id });
    await expect(write(world, guest, event.id, " \n ")).rejects.toMatchObject({ reason: "message_empty" });
    await expect(write(world, guest, event.id, "x".repeat(3501))).rejects.toMatchObject({
      reason: "message_too_long",
    });
    expect(await told(world, event.organizerId)).toEqual([]);
  });
});

describe("The organizer's words", () => {
  test("reach one guest, and nobody who is none", async ({ world }) => {
    const event = await world.event();
    const [guest, stranger] = (await world.people(2)) as [number, number];
    await rsvp(world.as(guest), { eventId: event.id });
    const say = (author: number, userId: number) =>
      contactGuest(world.as(author), { eventId: event.id, userId, text: "Gladly." });
    await say(event.organizerId, guest);
    const no = { reason: "not_organizer" };
    await expect(say(event.organizerId, stranger)).rejects.toMatchObject(no);
    await expect(say(stranger, guest)).rejects.toMatchObject(no);
    await expect(say(guest, guest)).rejects.toMatchObject(no);

    await world.drain();
    expect(world.toldOf(guest, "contact.reply")).toMatchObject([
      { text: "Gladly.", event: { id: event.id } },
    ]);
    expect(world.told(stranger)).toEqual([]);
  });

  test("are not taken for somebody whom they cannot reach", async ({ world }) => {
    const event = await world.event();
    const guest = await world.person({ startedAt: null });
    await rsvp(world.as(guest), { eventId: event.id });
    const unreached = { reason: "cannot_be_reached" };
    const { organizerId: author, id: eventId } = event;
    await expect(
      contactGuest(world.as(author), { eventId, userId: guest, text: "Gladly." }),
    ).rejects.toMatchObject(unreached);

    await world.db.$client`update users set blocked_at = now() where user_id = ${author}`;
    await expect(write(world, guest, eventId)).rejects.toMatchObject(unreached);
  });

  test("are passed on from nobody whose event is suspended, by no way", async ({ world }) => {
    const event = await world.event();
    const [removed, stays] = (await world.people(2)) as [number, number];
    for (const guest of [removed, stays]) await rsvp(world.as(guest), { eventId: event.id });
    const admin = world.as(await world.admin());
    await suspendEvent(admin, { eventId: event.id, reason: "Spam.", refunds: false });
    const organizer = world.as(event.organizerId);
    const words = "Pay me at evil.example";

    await expect(
      contactGuest(organizer, { eventId: event.id, userId: stays, text: words }),
    ).rejects.toMatchObject({ reason: "event_suspended" });
    await cancelRsvp(organizer, { eventId: event.id, userId: removed, note: words });
    await world.drain();
    await cancelEvent(organizer, { eventId: event.id, note: words });
    await world.drain();

    expect(world.toldOf(removed, "rsvp.removed")).toMatchObject([{ note: null }]);
    expect(world.toldOf(stays, "event.cancelled")).toMatchObject([{ note: null }]);
  });
});
