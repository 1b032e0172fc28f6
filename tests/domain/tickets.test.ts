import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { events } from "@/db/schema/events";
import { ticketTypes } from "@/db/schema/tickets";
import type { Context, UserActor } from "@/domain/context";
import { answerDraft } from "@/domain/drafts/change";
import { startDraft } from "@/domain/drafts/start";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { findEvent } from "@/domain/events/queries";
import { seeOffer } from "@/domain/payments/see-offer";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { resizeParty } from "@/domain/rsvps/resize";
import { rsvp } from "@/domain/rsvps/rsvp";
import { checkIn, undoCheckIn } from "@/domain/tickets/check-in";
import { createPromo } from "@/domain/tickets/create-promo";
import { deletePromo } from "@/domain/tickets/delete-promo";
import { listPromos, listTickets, seeTicket } from "@/domain/tickets/queries";
import { NewPromo } from "@/domain/tickets/schema";
import { claimTicket, offerTransfer } from "@/domain/tickets/transfer";
import { checkout, payAtStripe, sale, take, test, ticketsFor, typesOf, type World } from "../support/sales";

async function sold(world: World, quantity = 1) {
  const event = await sale(world, { capacity: 5 });
  const buyer = await world.person({ firstName: "Tom" });
  const payment = await checkout(world, buyer, event.id, { quantity });
  await payAtStripe(world, payment.id);
  const [ticket] = await ticketsFor(world, event.id, buyer);
  return { event, buyer, ticket: ticket!, organizer: world.as(event.organizerId) };
}
const codeOf = async (ctx: Context<UserActor>, id: string) => (await seeTicket(ctx, id)).code!;

test("a ticket shows its code to its holder alone", async ({ world }) => {
  const { ticket, buyer, organizer } = await sold(world);
  expect(await seeTicket(world.as(buyer), ticket.id)).toMatchObject({
    holder: "Tom",
    status: "active",
    code: expect.stringMatching(/^T1\./),
  });
  expect((await seeTicket(organizer, ticket.id)).code).toBeNull();
  await expect(seeTicket(world.as(await world.person()), ticket.id)).rejects.toMatchObject({
    reason: "not_found",
  });
});

test("a code lets one person in, once, until that is undone", async ({ world }) => {
  const { event, ticket, buyer, organizer } = await sold(world);
  const code = await codeOf(world.as(buyer), ticket.id);
  await expect(checkIn(world.as(buyer), { eventId: event.id, code })).rejects.toMatchObject({
    reason: "not_organizer",
  });
  const scans = await Promise.allSettled(
    [1, 2, 3].map(() => checkIn(organizer, { eventId: event.id, code })),
  );
  expect(scans.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  await expect(checkIn(organizer, { eventId: event.id, code })).rejects.toMatchObject({
    reason: "ticket_used",
  });

  await undoCheckIn(organizer, { eventId: event.id, ticketId: ticket.id });
  expect(await checkIn(organizer, { eventId: event.id, code })).toMatchObject({
    status: "used",
    holder: "Tom",
  });
});

test("who is in cannot give the seat back, and the organizer can take it away, with the money", async ({
  world,
}) => {
  const { event, ticket, buyer, organizer } = await sold(world, 2);
  await checkIn(organizer, { eventId: event.id, code: await codeOf(world.as(buyer), ticket.id) });
  const cancel = (ctx: Context) => cancelRsvp(ctx, { eventId: event.id, userId: buyer });
  await expect(cancel(world.as(buyer))).rejects.toMatchObject({ reason: "ticket_used" });
  expect((await findEvent(world.system, event.id))!.seatsTaken).toBe(2);

  expect(await cancel(organizer)).toMatchObject({ had: "confirmed", back: { amountMinor: 9000 } });
  await world.drain();
  expect(world.bank.balance()).toBe(0);
  expect(await ticketsFor(world, event.id, buyer)).toMatchObject(
    Array.from({ length: 2 }, () => ({ status: "cancelled", usedAt: null, usedBy: null })),
  );
  expect((await findEvent(world.system, event.id))!.seatsTaken).toBe(0);
});

test("of a party, guests who are not in yet can stay away; one who is in cannot", async ({ world }) => {
  const event = await world.event();
  const host = await world.person();
  await rsvp(world.as(host), { eventId: event.id, partySize: 3 });
  const [own, guest] = await ticketsFor(world, event.id, host);
  const comesIn = async (id: string) =>
    checkIn(world.as(event.organizerId), { eventId: event.id, code: await codeOf(world.as(host), id) });
  const resize = (partySize: number) => resizeParty(world.as(host), { eventId: event.id, partySize });
  await comesIn(own!.id);
  expect(await resize(2)).toBe(2);
  await comesIn(guest!.id);
  await expect(resize(1)).rejects.toMatchObject({ reason: "ticket_used" });
  expect(await resize(3)).toBe(3);
});

test("a code of another event, or none at all, lets nobody in", async ({ world }) => {
  const { ticket, buyer } = await sold(world);
  const other = await sale(world);
  const code = await codeOf(world.as(buyer), ticket.id);
  for (const shown of [code, `${code.slice(0, -1)}A`, "T1.test.garbage.garbage"])
    await expect(
      checkIn(world.as(other.organizerId), { eventId: other.id, code: shown }),
    ).rejects.toMatchObject({ reason: "ticket_gone" });
});

test("a ticket that passed on to somebody has a new code, and the old one is dead", async ({ world }) => {
  const { event, ticket, buyer, organizer } = await sold(world, 2);
  const [friend, thief] = await world.people(2);
  const before = await codeOf(world.as(buyer), ticket.id);
  await expect(offerTransfer(world.as(thief!), ticket.id)).rejects.toMatchObject({ reason: "not_yours" });

  const { token } = await offerTransfer(world.as(buyer), ticket.id);
  const claims = await Promise.allSettled([friend!, thief!].map((who) => claimTicket(world.as(who), token)));
  expect(claims.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const holder = claims[0]!.status === "fulfilled" ? friend! : thief!;

  await expect(checkIn(organizer, { eventId: event.id, code: before })).rejects.toMatchObject({
    reason: "ticket_gone",
  });
  const after = await codeOf(world.as(holder), ticket.id);
  expect(await checkIn(organizer, { eventId: event.id, code: after })).toMatchObject({ status: "used" });
  expect(await listTickets(world.as(buyer), { userId: buyer })).toHaveLength(1);
  await expect(seeTicket(world.as(buyer), ticket.id)).rejects.toMatchObject({ reason: "not_found" });
});

test("whoever passed a ticket on gives no seats back until they have it again", async ({ world }) => {
  const { event, ticket, buyer, organizer } = await sold(world, 2);
  const friend = await world.person();
  const giveTo = async (from: number, to: number) =>
    claimTicket(world.as(to), (await offerTransfer(world.as(from), ticket.id)).token);
  const cancel = () => cancelRsvp(world.as(buyer), { eventId: event.id, userId: buyer });
  await giveTo(buyer, friend);
  await expect(cancel()).rejects.toMatchObject({ reason: "tickets_passed_on" });
  expect((await seeTicket(world.as(friend), ticket.id)).status).toBe("active");
  await checkIn(organizer, { eventId: event.id, code: await codeOf(world.as(friend), ticket.id) });
  await expect(cancel()).rejects.toMatchObject({ reason: "tickets_passed_on" });

  await undoCheckIn(organizer, { eventId: event.id, ticketId: ticket.id });
  await giveTo(friend, buyer);
  expect(await cancel()).toMatchObject({ had: "confirmed" });
});

test("a party keeps the free tickets that others hold by now, and the organizer may take all away", async ({
  world,
}) => {
  const event = await world.event({ maxGuests: 2 });
  const [host, friend] = (await world.people(2)) as [number, number];
  await rsvp(world.as(host), { eventId: event.id, partySize: 3 });
  const [, , last] = await ticketsFor(world, event.id, host);
  await claimTicket(world.as(friend), (await offerTransfer(world.as(host), last!.id)).token);
  const resize = (partySize: number) => resizeParty(world.as(host), { eventId: event.id, partySize });
  await expect(resize(2)).rejects.toMatchObject({ reason: "tickets_passed_on" });
  await cancelRsvp(world.as(event.organizerId), { eventId: event.id, userId: host });
  expect(await ticketsFor(world, event.id, friend)).toMatchObject([{ status: "cancelled" }]);
});

test("whoever was passed a ticket hears of changes and of the end, as its buyer does", async ({ world }) => {
  const { event, ticket, buyer, organizer } = await sold(world, 2);
  const friend = await world.person();
  await claimTicket(world.as(friend), (await offerTransfer(world.as(buyer), ticket.id)).token);
  await changeEvent(organizer, { eventId: event.id, changes: { location: "Café Sonne, Berlin" } });
  await world.drain();
  world.clock.forward({ minutes: 3 });
  await world.drain();
  await cancelEvent(organizer, { eventId: event.id, note: "Flooded" });
  await world.drain();
  for (const who of [buyer, friend]) {
    expect(world.toldOf(who, "event.changed")).toHaveLength(1);
    expect(world.toldOf(who, "event.cancelled")).toMatchObject([{ note: "Flooded" }]);
  }
});

test("a used ticket stays with who used it", async ({ world }) => {
  const { event, ticket, buyer, organizer } = await sold(world);
  await checkIn(organizer, { eventId: event.id, code: await codeOf(world.as(buyer), ticket.id) });
  await expect(offerTransfer(world.as(buyer), ticket.id)).rejects.toMatchObject({ reason: "ticket_used" });
});

test.for([
  [{ kind: "percent", value: 2000 }, 3600],
  [{ kind: "percent", value: 3333 }, 3001],
  [{ kind: "fixed", value: 500 }, 4000],
  [{ kind: "fixed", value: 999_999 }, 0],
] as const)("a code %o makes a ticket of 4500 cost %i", async ([promo, price], { world }) => {
  const event = await sale(world);
  await createPromo(world.as(event.organizerId), event.id, NewPromo.parse({ code: "friends", ...promo }));
  const buyer = await world.person();
  const { status } = await take(world, buyer, event.id, 1, "FRIENDS");

  expect(await ticketsFor(world, event.id, buyer)).toMatchObject([
    { priceMinor: price, discountMinor: 4500 - price },
  ]);
  expect(status).toBe(price === 0 ? "confirmed" : "pending");
});

test("a code leaves a price that can be paid, or none: its maker hears so, and whoever brings it later", async ({
  world,
}) => {
  const event = await sale(world, { priceMinor: 1000 });
  const organizer = world.as(event.organizerId);
  const make = (code: string, value: number) =>
    createPromo(organizer, event.id, NewPromo.parse({ code, kind: "percent", value }));
  const left = { leftMinor: 40, leastMinor: 100, currency: "EUR" };
  await expect(make("P96", 9600)).rejects.toMatchObject({
    reason: "promo_too_large",
    details: { name: "General", ...left },
  });
  await make("P90", 9000);
  await make("ALL", 10_000);
  await world.db.update(ticketTypes).set({ priceMinor: 400 }).where(eq(ticketTypes.eventId, event.id));

  const [one, two] = (await world.people(2)) as [number, number];
  await expect(take(world, one, event.id, 1, "P90")).rejects.toMatchObject({
    reason: "price_too_low",
    details: left,
  });
  expect(await ticketsFor(world, event.id, one)).toEqual([]);
  expect(await take(world, one, event.id, 3, "P90")).toMatchObject({ status: "pending" });
  expect(await take(world, two, event.id, 1, "ALL")).toMatchObject({ status: "confirmed" });
});

test("a code is used no more often than it may be, however many come at once", async ({ world }) => {
  const event = await sale(world);
  await createPromo(
    world.as(event.organizerId),
    event.id,
    NewPromo.parse({ code: "FIVE", kind: "percent", value: 10_000, maxUses: 5 }),
  );
  const people = await world.people(20);
  const results = await Promise.allSettled(people.map((who) => take(world, who, event.id, 1, "FIVE")));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  expect(await listPromos(world.as(event.organizerId), event)).toMatchObject([{ code: "FIVE", uses: 5 }]);
});

test("a code holds from a day on, until another, and for its own tickets", async ({ world }) => {
  const event = await sale(world);
  const validFrom = new Date(world.clock.now.getTime() + 3_600_000).toISOString();
  const organizer = world.as(event.organizerId);
  const promo = await createPromo(
    organizer,
    event.id,
    NewPromo.parse({ code: "LATER", kind: "fixed", value: 100, validFrom }),
  );
  const [one, two] = await world.people(2);
  const gone = { reason: "promo_gone" };
  await expect(take(world, one!, event.id, 1, "LATER")).rejects.toMatchObject(gone);
  world.clock.forward({ hours: 2 });
  await take(world, one!, event.id, 1, "LATER");
  await deletePromo(organizer, event.id, promo.id);
  await expect(take(world, two!, event.id, 1, "LATER")).rejects.toMatchObject(gone);
});

test("a hidden ticket is sold to whoever has the word for it", async ({ world }) => {
  const event = await world.event({
    location: "Café Mond",
    ticketTypes: [
      { name: "General", priceMinor: 4500, currency: "EUR" },
      { name: "Crew", priceMinor: 1000, currency: "EUR", isHidden: true },
    ],
  });
  expect(event.price).toEqual({ minor: 4500, currency: "EUR" });
  const [, crew] = await typesOf(world, event.id);
  const buyer = await world.person();
  await createPromo(
    world.as(event.organizerId),
    event.id,
    NewPromo.parse({ code: "CREW", kind: "unlock", ticketTypeIds: [crew!.id] }),
  );
  const lines = [{ ticketTypeId: crew!.id, quantity: 1 }];

  expect((await seeOffer(world.as(buyer), event.id)).ticketTypes).toHaveLength(1);
  expect((await seeOffer(world.as(buyer), event.id, { promoCode: "CREW" })).ticketTypes).toHaveLength(2);
  await expect(rsvp(world.as(buyer), { eventId: event.id, lines })).rejects.toMatchObject({
    reason: "not_found",
  });
  expect(await rsvp(world.as(buyer), { eventId: event.id, lines, promoCode: "CREW" })).toMatchObject({
    status: "pending",
  });
});

test("tickets are sold from a time on and until another", async ({ world }) => {
  const at = (hours: number) => new Date(world.clock.now.getTime() + hours * 3_600_000).toISOString();
  const event = await world.event({
    location: "Café Mond",
    ticketTypes: [
      { name: "Early", priceMinor: 3000, currency: "EUR", salesStartAt: at(1), salesEndAt: at(2) },
      { name: "General", priceMinor: 4500, currency: "EUR" },
    ],
  });
  const price = async () => (await findEvent(world.system, event.id))?.price?.minor;
  const [one, two, three] = await world.people(3);
  expect(await price()).toBe(4500);
  await expect(take(world, one!, event.id)).rejects.toMatchObject({ reason: "not_on_sale" });
  world.clock.forward({ hours: 1.5 });
  expect(await price()).toBe(3000);
  expect(await take(world, two!, event.id)).toMatchObject({ status: "pending" });
  world.clock.forward({ hours: 1 });
  expect(await price()).toBe(4500);
  await expect(take(world, three!, event.id)).rejects.toMatchObject({ reason: "not_on_sale" });
});

test("online events sell in Stars alone, and others never", async ({ world }) => {
  const onlineUrl = "https://meet.example.com/x";
  await expect(world.event({ onlineUrl, priceMinor: 500, currency: "EUR" })).rejects.toMatchObject({
    field: "ticketTypes",
  });
  await expect(world.event({ location: "Hall", priceMinor: 500, currency: "XTR" })).rejects.toMatchObject({
    field: "ticketTypes",
  });
  const event = await world.event({ onlineUrl, priceMinor: 500, currency: "XTR" });
  expect(await seeOffer(world.system, event.id)).toMatchObject({ methods: ["stars"] });
});

test.for([
  ["online", "EUR", { location: "Hall" }, { location: null, onlineUrl: "https://meet.example.com/x" }],
  ["to a place", "XTR", { onlineUrl: "https://meet.example.com/x" }, { location: "Hall" }],
] as const)(
  "an event that sells does not move %s, and sells nothing if it is there",
  async ([_, currency, place, moved], { world }) => {
    const event = await world.event({ ...place, priceMinor: 500, currency });
    const organizer = world.as(event.organizerId);
    const refused = { reason: "place_fixed", details: { isOnline: currency === "XTR" } };
    await expect(changeEvent(organizer, { eventId: event.id, changes: moved })).rejects.toMatchObject(
      refused,
    );
    const draft = await startDraft(organizer, { kind: "edit", eventId: event.id });
    await expect(
      answerDraft(organizer, {
        draftId: draft.id,
        question: null,
        answers: currency === "EUR" ? { online: true } : { location: "Hall" },
        updateId: 1,
      }),
    ).rejects.toMatchObject(refused);

    await world.db.update(events).set(moved).where(eq(events.id, event.id));
    const buyer = await world.person();
    await take(world, buyer, event.id);
    expect(await seeOffer(world.system, event.id)).toMatchObject({ methods: [] });
    for (const provider of ["stars", "telegram", "stripe"] as const)
      await expect(startPayment(world.as(buyer), { eventId: event.id, provider })).rejects.toMatchObject({
        reason: "method_not_offered",
      });
    const back = await changeEvent(organizer, {
      eventId: event.id,
      changes: { location: null, onlineUrl: null, ...place },
    });
    expect(back).toMatchObject(place);
  },
);

test("where organizers sell for themselves, nothing is sold before Stripe takes money for them", async ({
  world,
}) => {
  world.settings.seller = "organizer";
  await expect(sale(world)).rejects.toMatchObject({ reason: "sales_not_open" });
});
