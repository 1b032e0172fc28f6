import { asc } from "drizzle-orm";
import { expect } from "vitest";
import { events } from "@/db/schema/events";
import { ledgerEntries } from "@/db/schema/payments";
import { call, outside, test } from "../support/http";
import { sale, typesOf } from "../support/sales";
import { atStripe, deliverEvents, runBackground } from "../support/stripe-outside";

type Amounts = { id: string; amount: number; currency: string };
const atTheBank = async () =>
  (await (await fetch(`${outside.url}/control/stripe`)).json()) as {
    charges: Amounts[];
    refunds: Amounts[];
    sessions: { id: string; amount_total: number; currency: string }[];
  };

test("yen have no decimals: 3 × ¥4,501 are 13,503 from the price to the bank and back", async ({ world }) => {
  const payer = await world.person();
  const refundPolicy = [{ hoursBefore: 1, percent: 50 }];
  const event = await sale(world, { priceMinor: 4501, currency: "JPY", refundPolicy });
  const [type] = await typesOf(world, event.id);
  const before = await atTheBank();
  const known = new Set([...before.sessions, ...before.charges, ...before.refunds].map(({ id }) => id));
  const isNew = ({ id }: { id: string }) => !known.has(id);

  const lines = [{ ticketTypeId: type!.id, quantity: 3 }];
  await call("POST", `/api/events/${event.id}/rsvps`, { as: payer, body: { lines } });
  const asked = await call("POST", `/api/events/${event.id}/payments`, {
    as: payer,
    body: { provider: "stripe" },
  });
  expect(asked.body).toMatchObject({ amountMinor: 13503, currency: "JPY" });
  await atStripe({ do: "pay", session: String(asked.body.url).split("/").at(-1) });
  await deliverEvents();
  await runBackground(world);
  expect((await atTheBank()).sessions.filter(isNew)).toMatchObject([
    { amount_total: 13503, currency: "jpy" },
  ]);
  expect((await atTheBank()).charges.filter(isNew)).toMatchObject([{ amount: 13503, currency: "jpy" }]);

  const part = await call("POST", `/api/payments/${asked.body.id}/refunds`, {
    as: event.organizerId,
    body: { amountMinor: 1 },
  });
  expect(part).toMatchObject({ status: 201, body: { amountMinor: 1, currency: "JPY" } });
  await runBackground(world);
  await call("DELETE", `/api/events/${event.id}/rsvps/${payer}`, { as: payer });
  await runBackground(world);
  await deliverEvents();
  await runBackground(world);

  // Half of what is left, rounded down: there is no half yen.
  const back = (await atTheBank()).refunds
    .filter(isNew)
    .map(({ amount, currency }) => `${amount} ${currency}`)
    .sort();
  expect(back).toEqual(["1 jpy", "6751 jpy"]);
  const ledger = await world.db.select().from(ledgerEntries).orderBy(asc(ledgerEntries.sequence));
  expect(ledger.map(({ kind, amountMinor, currency }) => [kind, amountMinor, currency])).toEqual([
    ["charge", 13503, "JPY"],
    ["refund", -1, "JPY"],
    ["refund", -6751, "JPY"],
  ]);
  const letters = world.told(payer).filter(({ kind }) => kind === "refund.sent");
  expect(letters).toMatchObject([{ refund: { amountMinor: 1 } }, { refund: { amountMinor: 6751 } }]);
});

test("money of three decimals is not for sale: dinars are refused, and the answer says what there is", async ({
  world,
}) => {
  const organizer = await world.person({ verifiedAt: world.clock.now });
  const concert = {
    title: "Concert",
    timeZone: "Asia/Kuwait",
    startsAt: "2026-12-01T18:00:00Z",
    location: "Kuwait City",
    priceMinor: 15_000,
    currency: "KWD",
  };
  const refused = await call("POST", "/api/events", { as: organizer, body: concert });
  expect(refused).toMatchObject({
    status: 422,
    body: { issues: [{ path: ["currency"], message: expect.stringMatching(/"USD"\|"EUR"\|.*"JPY"/) }] },
  });
  expect(await world.db.select().from(events)).toEqual([]);
});
