import { describe, expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { getEvent, listTicketTypes } from "@/domain/events/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { acting, labels, publish, start } from "@/tests/support/scenes";
import { maya, plain, type Town, test, tom } from "@/tests/support/town";

const last = async (town: Town) => plain((await town.last(maya)).text);
const typesOf = (town: Town, eventId: string) => listTicketTypes(acting(town, maya), eventId);

const kinds = [
  { name: "General", priceMinor: 4500, currency: "EUR" as const, capacity: 10 },
  { name: "Supporter", priceMinor: 6000, currency: "EUR" as const },
];

/** Maya's event with two kinds of ticket, of which Tom holds one, and Maya at its edit menu. */
async function editing(town: Town, about: Parameters<typeof publish>[1] = {}) {
  const event = await publish(town, { ticketTypes: kinds, refundPolicy: [], category: "arts", ...about });
  const [general] = await typesOf(town, event.id);
  await start(town, tom);
  if (about.ticketTypes === undefined)
    await rsvp(acting(town, tom), {
      eventId: event.id,
      lines: [{ ticketTypeId: general!.id, quantity: 2 }],
    });
  await town.drain();
  await town.says(maya, `/edit ${event.code}`);
  return event;
}

/** Takes these steps: taps what begins with "=", types the rest. */
async function steps(town: Town, ...all: string[]) {
  for (const step of all)
    await (step.startsWith("=") ? town.taps(maya, step.slice(1)) : town.says(maya, step));
}

describe("A published event's tickets", () => {
  test("are shown as they are, changed one part at a time, and saved without a word to anybody", async ({
    town,
  }) => {
    const { id } = await editing(town);
    const menu = labels(await town.last(maya)).flat();
    await town.taps(maya, "Tickets");
    const list = await town.last(maya);
    await town.taps(maya, "General");
    const one = await town.last(maya);
    await town.taps(maya, "Price");
    const price = await last(town);
    await town.says(maya, "50");
    await steps(town, "=How many", "12", "=Back", "=Continue");
    const confirm = await town.last(maya);
    await town.taps(maya, "Save");
    await town.drain();

    expect(menu).toEqual(expect.arrayContaining(["Tickets", "Refunds", "Category"]));
    expect(plain(list.text)).toBe(
      "🎟️ Ticket types:\nGeneral, €45.00, 10 tickets, 2 sold or held\nSupporter, €60.00\n\nAdd another, or continue.",
    );
    expect(labels(list)).toEqual([
      ["General", "Supporter"],
      ["Continue", "Add ticket type"],
      ["Keep as it is"],
    ]);
    expect(labels(one).at(-1)).toEqual(["Back"]);
    expect(price).toMatch(/^💵 What does this ticket cost\?\n.*in EUR.*\nNow: €45\.00$/);
    expect(plain(confirm.text)).toBe(
      "🎟️ General, €45.00, 10 tickets\nGeneral, €50.00, 12 tickets\n\nPeople who have a ticket keep its price and its refunds.\n\nNobody needs to be told.",
    );
    expect(labels(confirm)).toEqual([["Save", "Discard"]]);
    expect(await typesOf(town, id)).toMatchObject([
      { name: "General", priceMinor: 5000, capacity: 12, seatsTaken: 2 },
      { name: "Supporter", priceMinor: 6000 },
    ]);
    expect((await town.messages(tom)).filter(({ text }) => text.startsWith("🚨"))).toEqual([]);
  });

  test("can be added and taken away", async ({ town }) => {
    const { id } = await editing(town);
    await steps(town, "=Tickets", "=Add ticket type", "Early bird", "30", "20", "=At the start");
    await steps(town, "=Supporter", "=Remove this type", "=Continue");
    const confirm = await last(town);
    await town.taps(maya, "Save");

    expect(confirm).toContain("🎟️ New: Early bird, €30.00, 20 tickets\n🎟️ Supporter, €60.00");
    expect((await typesOf(town, id)).map(({ name, currency }) => [name, currency])).toEqual([
      ["General", "EUR"],
      ["Early bird", "EUR"],
    ]);
  });

  test("can't be fewer than are sold or held, nor go away then, and a button says how many can be", async ({
    town,
  }) => {
    const { id } = await editing(town);
    await steps(town, "=Tickets", "=General", "=How many", "1");
    const refused = await town.last(maya);
    await town.taps(maya, "Set to 2");
    const removed = await town.taps(maya, "Remove this type");
    await steps(town, "=Back", "=Continue", "=Save");

    expect(plain(refused.text)).toBe("2 General tickets are sold or held, so there can't be fewer.");
    expect(labels(refused)).toEqual([["Set to 2", "Enter another"], ["Back"]]);
    expect(removed.text).toContain("this type can't be deleted. End its sale or hide it instead.");
    expect(await typesOf(town, id)).toMatchObject([{ capacity: 2 }, { name: "Supporter" }]);
  });

  test("keep what was sold or changed elsewhere while they were talked about", async ({ town }) => {
    const { id } = await editing(town);
    await steps(town, "=Tickets", "=General", "=Price", "50");
    const [general, supporter] = await typesOf(town, id);
    await changeEvent(acting(town, maya), {
      eventId: id,
      changes: {
        ticketTypes: [
          { id: general!.id, name: "Standard" },
          { id: supporter!.id },
          { name: "Late", priceMinor: 7000, currency: "EUR" },
        ],
      },
    });
    await rsvp(acting(town, maya), { eventId: id, lines: [{ ticketTypeId: supporter!.id, quantity: 1 }] });
    await steps(town, "=Back", "=Continue");
    const confirm = await last(town);
    await town.taps(maya, "Save");

    expect(confirm).toContain("🎟️ Standard, €45.00, 10 tickets\nStandard, €50.00, 10 tickets");
    expect(await typesOf(town, id)).toMatchObject([
      { name: "Standard", priceMinor: 5000, seatsTaken: 2 },
      { name: "Supporter", priceMinor: 6000, seatsTaken: 1 },
      { name: "Late", priceMinor: 7000 },
    ]);
  });

  test("are asked for again where seats were sold between the answer and Save", async ({ town }) => {
    const { id } = await editing(town);
    await steps(town, "=Tickets", "=General", "=How many", "2", "=Back", "=Continue");
    const [general] = await typesOf(town, id);
    await rsvp(acting(town, maya), { eventId: id, lines: [{ ticketTypeId: general!.id, quantity: 1 }] });
    const refused = await town.taps(maya, "Save");
    const list = await last(town);
    await steps(town, "=General", "=How many", "3", "=Back", "=Continue", "=Save");

    expect(refused.text).toContain("3 General tickets are sold or held, so there can't be fewer.");
    expect(list).toContain("General, €45.00, 2 tickets, 3 sold or held");
    expect(await typesOf(town, id)).toMatchObject([{ capacity: 3 }, {}]);
  });

  test("must cost more than the fee that they contain", async ({ town }) => {
    const { id } = await editing(town, {
      taxAndFees: { tax: null, taxId: null, fee: { name: "Service", kind: "fixed", value: 2000 } },
    });
    await steps(town, "=Tickets", "=General", "=Price", "10", "=Back", "=Continue", "=Save");
    const refused = await town.last(maya);
    await steps(town, "=General", "=Price", "40", "=Back", "=Continue", "=Save");

    expect(plain(refused.text)).toContain("Tickets can't be sold like that.");
    expect(labels(refused)).toEqual([
      ["General", "Supporter"],
      ["Continue", "Add ticket type"],
      ["Keep as it is"],
    ]);
    expect(await typesOf(town, id)).toMatchObject([{ priceMinor: 4000 }, {}]);
  });

  test("of an event that cost nothing are priced in the money of its zone", async ({ town }) => {
    const { id } = await editing(town, { ticketTypes: [] });
    const menu = labels(await town.last(maya)).flat();
    await steps(town, "=Tickets", "=General", "=Price", "15", "=Back", "=Continue", "=Save");
    expect(menu).not.toContain("Refunds");
    expect(await typesOf(town, id)).toMatchObject([{ priceMinor: 1500, currency: "EUR" }]);
  });

  test("of an event online are priced in Stars", async ({ town }) => {
    const { id } = await editing(town, {
      location: undefined,
      onlineUrl: "https://meet.example.com/x",
      ticketTypes: [{ name: "General", priceMinor: 450, currency: "XTR" as const }],
    });
    await steps(town, "=Tickets", "=General", "=Price");
    const asked = await last(town);
    await steps(town, "500", "=Back", "=Continue", "=Save");
    expect(asked).toContain("in Telegram Stars");
    expect(await typesOf(town, id)).toMatchObject([{ priceMinor: 500, currency: "XTR" }]);
  });
});

describe("Refunds and category of a published event", () => {
  test("are shown, changed together and saved quietly", async ({ town }) => {
    const { id } = await editing(town);
    await town.taps(maya, "Refunds");
    const refunds = await last(town);
    await town.taps(maya, "3 days before");
    await steps(town, `/edit ${(await getEvent(acting(town, maya), id)).code}`, "=Category");
    const category = await last(town);
    await town.taps(maya, "Games");
    const confirm = await last(town);
    await town.taps(maya, "Save");

    expect(refunds).toContain("Now: No refunds");
    expect(category).toMatch(/Now: Arts/);
    expect(confirm).toMatch(
      /^💰 No refunds\n3 days before\n🏷️ Arts.*\nGames.*\n\nPeople who have a ticket keep its price and its refunds\.\n\nNobody needs to be told\.$/,
    );
    expect(await getEvent(acting(town, maya), id)).toMatchObject({
      category: "games",
      refundPolicy: [{ hoursBefore: 72, percent: 100 }],
    });
  });
});
