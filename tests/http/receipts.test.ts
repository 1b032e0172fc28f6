import { describe, expect } from "vitest";
import { call, test } from "../support/http";
import { sale, typesOf } from "../support/sales";
import { atStripe, deliverEvents, runBackground } from "../support/stripe-outside";

describe("GET /api/payments/{payment_id}/receipt", () => {
  test("tells the payer what was paid once the money has come, and nobody else that there is a payment", async ({
    world,
  }) => {
    const [payer, stranger] = await world.people(2);
    const event = await sale(world, {
      taxAndFees: {
        tax: { name: "VAT", basisPoints: 1900 },
        taxId: "DE123456789",
        fee: { name: "Service fee", kind: "fixed", value: 150 },
      },
    });
    const [type] = await typesOf(world, event.id);
    const lines = [{ ticketTypeId: type!.id, quantity: 2 }];
    await call("POST", `/api/events/${event.code}/rsvps`, { as: payer!, body: { lines } });
    const started = await call("POST", `/api/events/${event.id}/payments`, {
      as: payer!,
      body: { provider: "stripe" },
    });
    const path = `/api/payments/${started.body.id}/receipt`;
    expect(await call("GET", path, { as: payer! })).toMatchObject({ status: 404 });

    await atStripe({ do: "pay", session: String(started.body.url).split("/").at(-1) });
    await deliverEvents();
    await runBackground(world);
    expect(await call("GET", path, { as: payer! })).toMatchObject({
      status: 200,
      body: {
        number: expect.stringMatching(/^R-\d{4}-\d{6}$/),
        lines: [{ name: "General", quantity: 2, unitMinor: 4500, discountMinor: 0 }],
        amountMinor: 9000,
        currency: "EUR",
        provider: "stripe",
        fee: { name: "Service fee", amountMinor: 300 },
        tax: { name: "VAT", basisPoints: 1900, netMinor: 7563, amountMinor: 1437 },
        taxId: "DE123456789",
        refunds: [],
        isOwn: true,
      },
    });
    expect((await call("GET", path, { as: event.organizerId })).body).toMatchObject({ isOwn: false });
    expect(await call("GET", path, { as: stranger! })).toMatchObject({ status: 404 });
    expect(await call("GET", path)).toMatchObject({ status: 401 });
    expect(await call("GET", "/api/payments/x/receipt", { as: payer! })).toMatchObject({ status: 404 });
  });
});
