import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { events } from "@/db/schema/events";
import { facts } from "@/db/schema/facts";
import { rsvps } from "@/db/schema/rsvps";
import { changeEvent } from "@/domain/events/change";
import { EventChanges } from "@/domain/events/schema";
import { rememberCard } from "@/domain/notifications/remember-card";
import { standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { createPromo } from "@/domain/tickets/create-promo";
import { NewPromo } from "@/domain/tickets/schema";
import { checkout, payAtStripe, sale, take, test, ticketsFor, typesOf, type World } from "../support/sales";

const early = { name: "Early bird", priceMinor: 1800, currency: "EUR", capacity: 2 };
const standing = { name: "Standing", priceMinor: 2450, currency: "EUR", capacity: 5 };

/** An event that sells two kinds, and the way to change them: `kinds` says all of them, by the names they have now. */
async function twoKinds(world: World, about: object = {}) {
  const event = await sale(world, { ticketTypes: [early, standing], ...about } as never);
  const change = (changes: object) =>
    changeEvent(world.as(event.organizerId), { eventId: event.id, changes: EventChanges.parse(changes) });
  const types = () => typesOf(world, event.id);
  /** Changes one kind, and keeps the others. */
  const changeOne = async (name: string, how: object) =>
    change({
      ticketTypes: (await types()).map(({ id, name: own }) => (own === name ? { id, ...how } : { id })),
    });
  const buy = async (userId: number, name: string, quantity = 1) => {
    const type = (await types()).find((one) => one.name === name)!;
    return rsvp(world.as(userId), { eventId: event.id, lines: [{ ticketTypeId: type.id, quantity }] });
  };
  return { event, change, changeOne, types, buy };
}

const changesTold = async (world: World) =>
  (await world.db.select().from(facts).where(eq(facts.name, "event/changed"))).map(({ data }) => data);

describe("Of a published event", () => {
  test("kinds of ticket are changed by their id, new ones come and unsold ones go, in the order that is said", async ({
    world,
  }) => {
    const { event, change, types } = await twoKinds(world);
    const [first, second] = await types();

    await change({
      ticketTypes: [
        { name: "Front row", priceMinor: 4000, currency: "EUR", capacity: 3, maxPerPerson: 2 },
        { id: second!.id, name: "Floor", isHidden: true },
      ],
    });

    expect(await types()).toMatchObject([
      { ...standing, name: "Front row", priceMinor: 4000, capacity: 3, maxPerPerson: 2, isHidden: false },
      { ...standing, id: second!.id, name: "Floor", isHidden: true },
    ]);
    expect(await changesTold(world)).toMatchObject([
      { eventId: event.id, before: { capacity: 7, ticketTypes: [{ id: first!.id, ...early }, standing] } },
    ]);
  });

  test("what is said already changes nothing and is told to nobody", async ({ world }) => {
    const { change, types } = await twoKinds(world);
    const before = await types();
    await change({ ticketTypes: before.map(({ id }) => ({ id })), refundPolicy: [] });
    expect(await types()).toEqual(before);
    expect(await changesTold(world)).toEqual([]);
  });

  test("price and refund policy hold for later buyers: whoever bought or holds a ticket keeps theirs", async ({
    world,
  }) => {
    const was = [{ hoursBefore: 24, percent: 100 }];
    const { event, change, changeOne, buy } = await twoKinds(world, { refundPolicy: was });
    const [buyer, holder, later] = (await world.people(3)) as [number, number, number];
    await payAtStripe(world, (await checkout(world, buyer, event.id)).id);
    const held = await checkout(world, holder, event.id);

    await changeOne("Early bird", { priceMinor: 3000, capacity: 3 });
    await change({ refundPolicy: [] });
    await payAtStripe(world, held.id);
    await buy(later, "Early bird");

    const pricesOf = async (userId: number) =>
      (await ticketsFor(world, event.id, userId)).map(({ priceMinor }) => priceMinor);
    expect([await pricesOf(buyer), await pricesOf(holder), await pricesOf(later)]).toEqual([
      [1800],
      [1800],
      [3000],
    ]);
    const policies = await world.db
      .select()
      .from(rsvps)
      .where(eq(rsvps.eventId, event.id))
      .orderBy(rsvps.userId);
    expect(policies.map(({ refundPolicy }) => refundPolicy)).toEqual([was, was, []]);
  });

  test("a sale that is closed now sells nothing any more, and one that is opened again does", async ({
    world,
  }) => {
    const { changeOne, buy } = await twoKinds(world);
    await changeOne("Standing", { salesEndAt: world.clock.now.toISOString() });
    await expect(buy(await world.person(), "Standing")).rejects.toMatchObject({ reason: "not_on_sale" });
    await changeOne("Standing", { salesEndAt: null });
    expect(await buy(await world.person(), "Standing")).toMatchObject({ status: "pending" });
  });

  test("new places are offered to the waiting list, the cards follow, and nobody else is told", async ({
    world,
  }) => {
    const { event, changeOne, buy } = await twoKinds(world, { ticketTypes: [{ ...standing, capacity: 1 }] });
    const [buyer, waiting] = (await world.people(2)) as [number, number];
    await buy(buyer, "Standing");
    expect(await buy(waiting, "Standing")).toMatchObject({ status: "waitlisted" });
    await rememberCard(world.system, {
      kind: "group",
      address: { chatId: -100, messageId: 5 },
      eventId: event.id,
      viewerId: null,
      languageCode: "en",
      hasPhoto: false,
      renderedHash: null,
    });
    await world.drain();

    await changeOne("Standing", { capacity: 2 });
    await world.drain();
    world.clock.forward({ minutes: 5 });
    await world.drain();

    expect(await standingOf(world.system, event.id, waiting)).toMatchObject({
      status: "pending",
      holdKind: "offer",
    });
    expect(world.messenger.edits.at(-1)).toMatchObject({ event: { capacity: 2 } });
    expect(world.toldOf(waiting, "event.changed")).toEqual([]);
    expect(world.toldOf(buyer, "event.changed")).toEqual([]);
  });
});

describe("Places", () => {
  const capacityOf = async (world: World, id: string) =>
    (await world.db.select().from(events).where(eq(events.id, id)))[0]!.capacity;

  test.for<
    [
      string,
      about: object,
      changes: { of?: number | null; capacity?: number | null },
      capacity: number | null,
      types: (number | null)[],
    ]
  >([
    ["as many as tickets go along with them", {}, { of: 15 }, 17, [2, 15]],
    ["as many as tickets end where one has no limit", {}, { of: null }, null, [2, null]],
    ["fewer than tickets stay", { capacity: 4 }, { of: 15 }, 4, [2, 15]],
    ["are never more than tickets", { capacity: 6 }, { of: 1 }, 3, [2, 1]],
    ["that are named are taken at their word", {}, { of: 15, capacity: 9 }, 9, [2, 15]],
    ["of an only kind take it along", { ticketTypes: [standing] }, { capacity: 30 }, 30, [30]],
    [
      "without a limit take an only kind along",
      { ticketTypes: [standing] },
      { capacity: null },
      null,
      [null],
    ],
    [
      "of a free event with no kinds of its own are its own",
      { ticketTypes: [], priceMinor: 0 },
      { capacity: 30 },
      30,
      [null],
    ],
    ["of fewer than its only kind leave that alone", { ticketTypes: [standing] }, { capacity: 3 }, 3, [5]],
  ])("%s", async ([, about, { of, ...changes }, capacity, kinds], { world }) => {
    const { event, change, types } = await twoKinds(world, about);
    const [first, second] = await types();
    const ticketTypes =
      of === undefined ? {} : { ticketTypes: [{ id: first!.id }, { id: second!.id, capacity: of }] };

    await change({ ...changes, ...ticketTypes });

    expect(await capacityOf(world, event.id)).toBe(capacity);
    expect((await types()).map((type) => type.capacity)).toEqual(kinds);
  });

  test("are not more than the tickets of several kinds: which one grows is for the host to say", async ({
    world,
  }) => {
    const { change } = await twoKinds(world);
    for (const capacity of [8, null])
      await expect(change({ capacity })).rejects.toMatchObject({
        reason: "capacity_above_tickets",
        details: { tickets: 7 },
      });
  });
});

describe("Refused, and nothing is changed", () => {
  const refusals: [
    string,
    (one: Awaited<ReturnType<typeof twoKinds>>, world: World) => Promise<unknown>,
    object,
  ][] = [
    [
      "fewer tickets than are sold or held",
      async ({ changeOne, buy }, world) => {
        await buy(await world.person(), "Standing", 2);
        return changeOne("Standing", { capacity: 1 });
      },
      { reason: "tickets_below_taken", details: { name: "Standing", taken: 2 } },
    ],
    [
      "to delete a kind that somebody had",
      async ({ change, types, buy }, world) => {
        await buy(await world.person(), "Standing");
        return change({ ticketTypes: [{ id: (await types())[0]!.id }] });
      },
      { reason: "ticket_type_in_use", details: { name: "Standing" } },
    ],
    [
      "to delete a kind that a code is for",
      async ({ event, change, types }, world) => {
        const [first, second] = await types();
        const promo = NewPromo.parse({ code: "VIP", kind: "unlock", ticketTypeIds: [second!.id] });
        await createPromo(world.as(event.organizerId), event.id, promo);
        return change({ ticketTypes: [{ id: first!.id }] });
      },
      { reason: "ticket_type_in_use" },
    ],
    [
      "another currency than tickets were sold in",
      async ({ change, types, buy }, world) => {
        await buy(await world.person(), "Standing");
        return change({ ticketTypes: (await types()).map(({ id }) => ({ id, currency: "USD" })) });
      },
      { reason: "currency_fixed", details: { currency: "EUR" } },
    ],
    [
      "two currencies",
      ({ changeOne }) => changeOne("Standing", { currency: "USD" }),
      { field: "ticketTypes" },
    ],
    [
      "Stars for a place",
      async ({ change, types }) =>
        change({ ticketTypes: (await types()).map(({ id }) => ({ id, currency: "XTR" })) }),
      { field: "ticketTypes" },
    ],
    [
      "a new kind that nobody can pay for",
      async ({ change, types }, world) => {
        world.settings.methods = [];
        return change({
          ticketTypes: [...(await types()).map(({ id }) => ({ id })), { ...early, name: "VIP" }],
        });
      },
      { reason: "sales_not_open" },
    ],
    [
      "a price below the fee",
      ({ changeOne, change }) =>
        change({ taxAndFees: { fee: { name: "Fee", kind: "fixed", value: 1700 } } }).then(() =>
          changeOne("Early bird", { priceMinor: 1700 }),
        ),
      { field: "taxAndFees.fee.value" },
    ],
    [
      "another event's kind",
      async ({ change }, world) =>
        change({ ticketTypes: [{ id: (await typesOf(world, (await sale(world)).id))[0]!.id }] }),
      { field: "ticketTypes" },
    ],
    [
      "a kind without a name",
      ({ change }) => change({ ticketTypes: [{ priceMinor: 500, currency: "EUR" }] }),
      { issues: [{ path: ["ticketTypes", 0, "name"] }] },
    ],
    [
      "a sale that ends before it starts",
      ({ changeOne }, world) =>
        changeOne("Standing", {
          salesStartAt: world.clock.now.toISOString(),
          salesEndAt: world.clock.now.toISOString(),
        }),
      { issues: [{ path: ["ticketTypes", 1, "salesEndAt"] }] },
    ],
  ];

  test.for(refusals)("%s", async ([, attempt, refusal], { world }) => {
    const one = await twoKinds(world);
    await expect(attempt(one, world)).rejects.toMatchObject(refusal);
    expect((await one.types()).map(({ name }) => name)).toContain("Early bird");
  });
});

test("a kind that shrinks while its last seats are bought: one of both, and never more sold than there are", async ({
  world,
}) => {
  for (let round = 0; round < 5; round++) {
    const { event, changeOne, types } = await twoKinds(world, {
      ticketTypes: [{ ...standing, capacity: 2 }, early],
    });
    await take(world, await world.person(), event.id);

    const [shrunk, ...bought] = await Promise.allSettled([
      changeOne("Standing", { capacity: 1 }),
      ...(await world.people(3)).map((buyer) => take(world, buyer, event.id)),
    ]);

    const [{ capacity, seatsTaken }] = (await types()) as [Awaited<ReturnType<typeof types>>[number]];
    const seated = bought.filter(
      (one) => one.status === "fulfilled" && one.value.status === "pending",
    ).length;
    const faults = [shrunk!, ...bought].flatMap((one) =>
      one.status === "rejected" && one.reason.name !== "Refusal" ? [one.reason] : [],
    );
    expect(faults).toEqual([]);
    expect([shrunk!.status, seated]).toEqual(
      shrunk!.status === "fulfilled" ? ["fulfilled", 0] : ["rejected", 1],
    );
    expect(seatsTaken).toBe(1 + seated);
    expect(seatsTaken).toBeLessThanOrEqual(capacity!);
  }
});
