import { describe, expect } from "vitest";
import { followSales } from "@/domain/notifications/follow-sales";
import { group, labels, publish, refresh, share, start } from "@/tests/support/scenes";
import { botId, ines, jonas, maya, plain, type Town, test, tom } from "@/tests/support/town";

const hour = 3_600_000;

/** Tickets at two prices, sold for the next two hours and the next three. */
async function concert(town: Town) {
  const until = (hours: number) => new Date(town.clock.now().getTime() + hours * hour).toISOString();
  return publish(town, {
    capacity: 24,
    ticketTypes: [
      { name: "Early", priceMinor: 2500, currency: "EUR", salesEndAt: until(2) },
      { name: "Door", priceMinor: 4000, currency: "EUR", salesEndAt: until(3) },
    ],
  });
}

/** The event's card in Tom's private chat, in a group, and shared where the bot is not; and how each reads now. */
async function cardsOf(town: Town, { code }: { code: string }) {
  await town.act({ as: tom, do: "start", parameter: `e_${code}` });
  const own = await town.last(tom);
  const [club, without] = [await group(town, [tom]), await group(town, [tom, jonas], { withBot: false })];
  const shared = [
    { chatId: botId, id: own.id },
    { chatId: club, id: await share(town, maya, { code }, club) },
    { chatId: without, id: await share(town, maya, { code }, without) },
  ];
  return () =>
    Promise.all(
      shared.map(async ({ chatId, id }) => {
        const message = (await town.messages(tom, chatId)).find((one) => one.id === id)!;
        return { price: /💰 .*/u.exec(plain(message.text))?.[0], buttons: labels(message).flat() };
      }),
    );
}

const edits = (town: Town) => town.calls().filter(({ method }) => method.startsWith("editMessage")).length;
const followed = async (town: Town, hours: number) => {
  town.clock.forward(hours * hour);
  const turned = await followSales(town.contextFor({ type: "system", job: "test" }));
  await refresh(town);
  return turned;
};

describe("A paid event's card, in private, in groups and shared by inline mode", () => {
  test("says the lowest price while there are several, the one that is left, and when the sale has ended", async ({
    town,
  }) => {
    const shown = await cardsOf(town, await concert(town));
    await refresh(town);
    const several = await shown();
    await followed(town, 2);
    const one = await shown();
    await followed(town, 1);
    const none = await shown();

    expect(several.map(({ price }) => price)).toEqual(Array(3).fill("💰 Tickets from €25.00"));
    expect(several.map(({ buttons }) => buttons[0])).toEqual(Array(3).fill("Buy ticket"));
    expect(one.map(({ price }) => price)).toEqual(Array(3).fill("💰 Price: €40.00"));
    expect(one.map(({ buttons }) => buttons[0])).toEqual(Array(3).fill("Buy ticket, €40.00"));
    expect(none.map(({ price }) => price)).toEqual(Array(3).fill("💰 Sales ended"));
    expect(none.map(({ buttons }) => buttons)).toEqual([
      ["Share", "Open in Web App"],
      ["Details"],
      ["Details"],
    ]);
  });

  test("is not edited while what is on sale stays as it is", async ({ town }) => {
    const event = await concert(town);
    const shown = await cardsOf(town, event);
    await refresh(town);
    await refresh(town);
    const [before, calls] = [await shown(), edits(town)];

    expect(await followed(town, 1)).toBe(0);
    expect(await followed(town, 0.5)).toBe(0);
    expect([await shown(), edits(town)]).toEqual([before, calls]);
    expect(await followed(town, 0.5)).toBe(3);
    expect(edits(town)).toBe(calls + 3);
    // One that has just been edited is looked at once more, and not edited for it.
    await followed(town, 0.1);
    expect(await followed(town, 0.1)).toBe(0);
    expect(edits(town)).toBe(calls + 3);
  });

  test.for([
    [
      "another kind is to be had",
      {},
      "💰 Price: €20.00",
      "Buy ticket, €20.00",
      "💰 Price: €20.00, 1 × Second",
    ],
    [
      "another kind comes later",
      { salesStartAt: 2 },
      "💰 Price: €20.00. Second tickets go on sale on Sun, Nov 22, 8:42 PM (Berlin)",
      "Share",
      "Second tickets go on sale on Sun, Nov 22, 8:42 PM (Berlin).",
    ],
    [
      "the other kind's sale has ended",
      { salesEndAt: -1 },
      "💰 Sales ended",
      "Share",
      "Ticket sales have ended.",
    ],
  ] as const)(
    "does not count what is sold out, where %s",
    async ([, window, price, button, said], { town }) => {
      const at = Object.entries(window).map(([key, hours]) => [
        key,
        new Date(town.clock.now().getTime() + hours * hour).toISOString(),
      ]);
      const event = await publish(town, {
        ticketTypes: [
          { name: "First", priceMinor: 1000, currency: "EUR", capacity: 1 },
          { name: "Second", priceMinor: 2000, currency: "EUR", capacity: 5, ...Object.fromEntries(at) },
        ],
      });
      await start(town, tom, ines);
      await town.says(ines, `/buy_ticket ${event.code}`);
      if (button !== "Share") await town.taps(ines, "First, 10,00 €");
      await town.act({ as: tom, do: "start", parameter: `e_${event.code}` });
      const card = await town.last(tom);
      await town.says(tom, `/buy_ticket ${event.code}`);

      expect(/💰 .*/u.exec(plain(card.text))?.[0]).toBe(price);
      expect(labels(card).flat()[0]).toBe(button);
      expect(plain((await town.last(tom)).text)).toContain(said);
    },
  );

  test("is told in an inline list before it is shared", async ({ town }) => {
    const event = await concert(town);
    town.clock.forward(4 * hour);
    const { inline } = (await town.act({ as: maya, do: "inline-query", query: `e_${event.code}` })) as {
      inline: { results: { description?: string }[] };
    };

    expect(plain(inline.results[0]!.description!)).toBe(
      "Fri, Nov 27, 6:42 PM (Berlin) · Oranienstr. 1, Berlin · Sales ended",
    );
  });
});

describe("What a ticket contains of the organizer's fee", () => {
  test("is told beside the price before one pays, in the chat and on the invoice", async ({ town }) => {
    const event = await publish(town, {
      capacity: 10,
      priceMinor: 2500,
      currency: "EUR",
      taxAndFees: { fee: { name: "Service fee", kind: "fixed", value: 150 } },
    });
    await start(town, tom, ines);
    await town.says(tom, `/buy_ticket ${event.code}`);
    await town.taps(tom, "One more ticket");
    const choice = await town.last(tom);
    await town.taps(tom, "Pay in Telegram");
    const invoice = (await town.messages(tom)).findLast((message) => message.invoice)!;
    await town.says(ines, `/buy_ticket ${event.code}`);

    expect(plain(choice.text)).toContain("💰 Price: €50.00 (incl. €3.00 Service fee), 2 × General\n");
    expect(plain(invoice.invoice!.description)).toContain(
      "Price: €50.00 (incl. €3.00 Service fee), 2 × General\n⏳ Seats held until",
    );
    expect(plain((await town.last(ines)).text)).toContain("(incl. 1,50 € Service fee)");
  });
});
