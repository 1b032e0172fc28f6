import { describe, expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { findEvent } from "@/domain/events/queries";
import { EventChanges } from "@/domain/events/schema";
import { noTaxOrFees } from "@/domain/fees/rules";
import { followSales } from "@/domain/notifications/follow-sales";
import { rememberCard } from "@/domain/notifications/remember-card";
import { seeOffer } from "@/domain/payments/see-offer";
import { seeReceipt } from "@/domain/payments/see-receipt";
import { startPayment } from "@/domain/payments/start";
import { rsvp } from "@/domain/rsvps/rsvp";
import { createPromo } from "@/domain/tickets/create-promo";
import { NewPromo } from "@/domain/tickets/schema";
import { checkout, payAtStripe, sale, take, test, type World } from "../support/sales";

const vat = { name: "VAT", basisPoints: 1900 };
const service = { name: "Service fee", kind: "fixed", value: 150 } as const;
const percent = { name: "Booking", kind: "percent", value: 333 } as const;
const change = (world: World, event: { id: string; organizerId: number }, changes: object) =>
  changeEvent(world.as(event.organizerId), { eventId: event.id, changes: EventChanges.parse(changes) });

/** Somebody pays for so many tickets; answers their receipt. */
async function receiptOf(world: World, event: { id: string }, quantity = 1, promoCode?: string) {
  const payer = await world.person();
  await take(world, payer, event.id, quantity, promoCode);
  const { id } = await startPayment(world.as(payer), { eventId: event.id, provider: "stripe" });
  await payAtStripe(world, id);
  return () => seeReceipt(world.as(payer), id);
}

describe("A receipt", () => {
  test("says what of the amount is fee, tax and net, and by which number the seller pays tax", async ({
    world,
  }) => {
    const event = await sale(world, {
      priceMinor: 2500,
      taxAndFees: { tax: vat, fee: service, taxId: "DE123456789" },
    });
    const receipt = await receiptOf(world, event, 2);

    expect(await receipt()).toMatchObject({
      lines: [{ quantity: 2, unitMinor: 2500 }],
      amountMinor: 5000,
      fee: { name: "Service fee", amountMinor: 300 },
      tax: { ...vat, netMinor: 4202, amountMinor: 798 },
      taxId: "DE123456789",
    });
  });

  test("of yesterday stays as it was when the organizer sets other fees today, which hold from then on", async ({
    world,
  }) => {
    const event = await sale(world, { taxAndFees: { tax: vat, fee: service } });
    const earlier = await receiptOf(world, event);
    const old = await earlier();
    await change(world, event, { taxAndFees: { fee: percent, taxId: "FR 99" } });
    const later = await receiptOf(world, event);

    expect(await earlier()).toEqual(old);
    expect(await later()).toMatchObject({
      fee: { name: "Booking", amountMinor: 150 },
      tax: null,
      taxId: "FR 99",
    });
    await change(world, event, { taxAndFees: {} });
    expect(await later()).toMatchObject({ fee: { name: "Booking" } });
    expect(await (await receiptOf(world, event))()).toMatchObject({ fee: null, tax: null, taxId: null });
  });

  test("of an attempt to pay that began before the change tells what held then", async ({ world }) => {
    const event = await sale(world, { taxAndFees: { fee: service } });
    const payer = await world.person();
    const { id } = await checkout(world, payer, event.id);
    await change(world, event, { taxAndFees: {} });
    await payAtStripe(world, id);

    expect(await seeReceipt(world.as(payer), id)).toMatchObject({ fee: { amountMinor: 150 } });
  });

  test("has no more fee than was paid: a code may make a ticket cheaper than its fee", async ({ world }) => {
    const event = await sale(world, { taxAndFees: { fee: service } });
    const code = (name: string, value: number) =>
      createPromo(
        world.as(event.organizerId),
        event.id,
        NewPromo.parse({ code: name, kind: "fixed", value, maxUses: 1 }),
      );
    await code("CHEAP", 4400);
    await code("FREE", 4500);

    const cheap = await (await receiptOf(world, event, 1, "CHEAP"))();
    const mixed = await (await receiptOf(world, event, 2, "FREE"))();
    expect(cheap).toMatchObject({ amountMinor: 100, fee: { amountMinor: 100 } });
    expect(mixed).toMatchObject({ amountMinor: 4500, fee: { amountMinor: 150 } });
  });
});

describe("A fee", () => {
  test("is told before one pays, and what was not said is none", async ({ world }) => {
    const [plain, dear] = [await sale(world), await sale(world, { taxAndFees: { fee: service } })];
    const buyer = world.as(await world.person());

    expect((await seeOffer(buyer, plain.id)).fee).toBeNull();
    expect((await seeOffer(buyer, dear.id)).fee).toEqual(service);
    expect((await findEvent(world.system, plain.id))?.taxAndFees).toEqual(noTaxOrFees);
  });

  test("of more than the cheapest ticket costs is refused, and nothing changes", async ({ world }) => {
    const dear = { taxAndFees: { fee: { ...service, value: 1000 } } };
    const ticketTypes = [
      { name: "General", priceMinor: 4500, currency: "EUR" as const },
      { name: "Crew", priceMinor: 1000, currency: "EUR" as const, isHidden: true },
      { name: "Helpers", currency: "EUR" as const },
    ];
    const refusal = { field: "taxAndFees.fee.value" };
    await expect(sale(world, { ...dear, ticketTypes, priceMinor: 0 })).rejects.toMatchObject(refusal);

    const event = await sale(world, { ticketTypes, priceMinor: 0, taxAndFees: { fee: service } });
    await expect(change(world, event, { ...dear, title: "Other" })).rejects.toMatchObject(refusal);
    expect(await findEvent(world.system, event.id)).toMatchObject({
      title: event.title,
      taxAndFees: { fee: service },
    });
    await change(world, event, { taxAndFees: { fee: { ...service, value: 999 } } });
  });

  test("is the organizer's to set, and what is set again as it is tells nobody", async ({ world }) => {
    const event = await sale(world, { taxAndFees: { tax: vat, fee: service } });
    const stranger = world.as(await world.person());
    await expect(
      changeEvent(stranger, { eventId: event.id, changes: { taxAndFees: noTaxOrFees } }),
    ).rejects.toMatchObject({ reason: "not_organizer" });

    const same = await change(world, event, { taxAndFees: { fee: { ...service }, tax: { ...vat } } });
    expect(same.updatedAt).toEqual(event.updatedAt);
  });
});

describe("What a card says of tickets", () => {
  const at = (world: World, hours: number) =>
    new Date(world.clock.now.getTime() + hours * 3_600_000).toISOString();
  const kinds = (world: World) => [
    { name: "Early", priceMinor: 3000, currency: "EUR" as const, salesEndAt: at(world, 2) },
    {
      name: "Door",
      priceMinor: 4500,
      currency: "EUR" as const,
      salesStartAt: at(world, 1),
      salesEndAt: at(world, 3),
    },
    { name: "Crew", priceMinor: 1000, currency: "EUR" as const, isHidden: true },
  ];
  const told = async (world: World, { id }: { id: string }) => {
    const { price, pricesDiffer, sale } = (await findEvent(world.system, id))!;
    return { minor: price?.minor, pricesDiffer, ...sale };
  };

  test("follows what is on sale: one price, the lowest of several, and the end of the sale", async ({
    world,
  }) => {
    const event = await sale(world, { priceMinor: 0, ticketTypes: kinds(world) });
    expect(await told(world, event)).toEqual({ minor: 3000, pricesDiffer: false, state: "open" });
    world.clock.forward({ hours: 1 });
    expect(await told(world, event)).toEqual({ minor: 3000, pricesDiffer: true, state: "open" });
    world.clock.forward({ hours: 1 });
    expect(await told(world, event)).toEqual({ minor: 4500, pricesDiffer: false, state: "open" });
    world.clock.forward({ hours: 1 });
    expect(await told(world, event)).toMatchObject({ state: "over" });
  });

  test("before the sale is of what will be on sale, and what is free ends as well", async ({ world }) => {
    const [early, door, crew] = kinds(world);
    const later = await sale(world, {
      priceMinor: 0,
      ticketTypes: [{ ...early!, salesEndAt: at(world, 0.5) }, door!, crew!],
    });
    const free = await sale(world, {
      priceMinor: 0,
      ticketTypes: [{ name: "Seat", currency: "EUR", salesEndAt: at(world, 0.5) }],
    });
    world.clock.forward({ minutes: 40 });

    expect(await told(world, later)).toMatchObject({
      minor: 4500,
      pricesDiffer: false,
      state: "soon",
      kind: "Door",
    });
    expect(await told(world, free)).toEqual({ minor: undefined, pricesDiffer: false, state: "over" });
    await expect(rsvp(world.as(await world.person()), { eventId: free.id })).rejects.toMatchObject({
      reason: "not_on_sale",
    });
  });

  test("is said by live cards once the clock has passed it, and cards of other events are left alone", async ({
    world,
  }) => {
    const event = await sale(world, { priceMinor: 0, ticketTypes: kinds(world) });
    const other = await sale(world);
    for (const [chatId, { id }] of [
      [-100, event],
      [-200, other],
    ] as const)
      await rememberCard(world.system, {
        kind: "group",
        address: { chatId, messageId: 5 },
        eventId: id,
        viewerId: null,
        languageCode: "en",
        hasPhoto: false,
        renderedHash: null,
      });
    await world.drain();
    world.clock.forward({ minutes: 5 });
    world.messenger.edits.length = 0;

    expect(await followSales(world.system)).toBe(0);
    world.clock.forward({ hours: 3 });
    expect(await followSales(world.system)).toBe(1);
    expect(await followSales(world.system)).toBe(0);
    await world.drain();
    expect(world.messenger.edits).toMatchObject([
      { address: { chatId: -100 }, event: { sale: { state: "over" } } },
    ]);
    world.clock.forward({ minutes: 5 });
    expect(await followSales(world.system)).toBe(0);
  });
});
