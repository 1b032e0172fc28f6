import { describe, expect } from "vitest";
import { events } from "@/db/schema/events";
import { findEvent } from "@/domain/events/queries";
import { noTaxOrFees } from "@/domain/fees/rules";
import { call, test } from "../support/http";
import { sale } from "../support/sales";
import { snapshot } from "../support/snapshot";

const tax = { name: "VAT", basisPoints: 1900 };
const fee = { name: "Service fee", kind: "fixed", value: 150 };
const startsAt = "2026-12-01T18:00:00.000Z";
const concert = {
  title: "Concert",
  startsAt,
  timeZone: "Europe/Berlin",
  location: "Hall",
  priceMinor: 2500,
  currency: "EUR",
};

/** What makes no sense, and the field that the refusal names. */
const wrong: [string, unknown, string][] = [
  ["a tax without a rate", { tax: { name: "VAT" } }, "tax.basisPoints"],
  ["a tax without a name", { tax: { name: "  ", basisPoints: 1900 } }, "tax.name"],
  ["a rate of nothing", { tax: { ...tax, basisPoints: 0 } }, "tax.basisPoints"],
  ["a rate of more than half", { tax: { ...tax, basisPoints: 5001 } }, "tax.basisPoints"],
  ["a rate that is no whole number", { tax: { ...tax, basisPoints: 19.5 } }, "tax.basisPoints"],
  ["a fee of an unknown kind", { fee: { ...fee, kind: "each" } }, "fee.kind"],
  ["a fee below nothing", { fee: { ...fee, value: -1 } }, "fee.value"],
  ["a fee of more than half", { fee: { ...fee, kind: "percent", value: 5001 } }, "fee.value"],
  ["a name without end", { fee: { ...fee, name: "x".repeat(10_000) } }, "fee.name"],
  ["a tax id of nothing", { taxId: "\u200b" }, "taxId"],
  ["what nobody knows", { vat: 19 }, ""],
  ["a text", "19 %", ""],
];
const pathsOf = (body: Record<string, unknown>) => [
  ...new Set((body.issues as { path: (string | number)[] }[]).map(({ path }) => path.join("."))),
];

describe("Tax and fees of an event", () => {
  test("are published with it, shown to its organizer, and changed by themselves", async ({ world }) => {
    const as = await world.person({ verifiedAt: world.clock.now });
    const made = await call("POST", "/api/events", {
      as,
      body: { ...concert, taxAndFees: { tax, fee, taxId: " DE 123 " } },
    });
    const path = `/api/events/${made.body.id}`;
    const changed = await call("PUT", path, { as, body: { taxAndFees: { tax } } });
    const plain = await call("POST", "/api/events", { as, body: concert });

    expect(made).toMatchObject({ status: 201, body: { taxAndFees: { tax, fee, taxId: "DE 123" } } });
    expect(changed).toMatchObject({
      status: 200,
      body: { title: "Concert", taxAndFees: { tax, fee: null, taxId: null } },
    });
    expect(plain.body.taxAndFees).toEqual(noTaxOrFees);
  });

  test("are told to buyers as far as they concern them", async ({ world }) => {
    const event = await sale(world, { taxAndFees: { tax, taxId: "DE 123", fee: { ...fee, kind: "fixed" } } });
    const { body } = await call("GET", `/api/events/${event.code}/tickets`);

    expect(body.fee).toEqual(fee);
    expect((await call("GET", `/api/events/${event.code}`)).body).not.toHaveProperty("taxAndFees");
  });

  test.for(wrong)("with %s are refused, and nothing changes", async ([_, taxAndFees, field], { world }) => {
    const event = await sale(world);
    const before = await snapshot();
    const as = event.organizerId;
    const at = field === "" ? "taxAndFees" : `taxAndFees.${field}`;
    const made = await call("POST", "/api/events", { as, body: { ...concert, taxAndFees } });
    const changed = await call("PUT", `/api/events/${event.id}`, { as, body: { taxAndFees } });

    expect([made.status, changed.status]).toEqual([422, 422]);
    expect([pathsOf(made.body), pathsOf(changed.body)]).toEqual([[at], [at]]);
    expect(await snapshot()).toEqual(before);
  });

  test("with a fee that is no part of the lowest price are refused in the same way", async ({ world }) => {
    const event = await sale(world, { priceMinor: 2500 });
    const body = { taxAndFees: { fee: { ...fee, value: 2500 } } };
    const refusal = { status: 422, body: { issues: [{ path: ["taxAndFees", "fee", "value"] }] } };
    const as = event.organizerId;

    expect(await call("POST", "/api/events", { as, body: { ...concert, ...body } })).toMatchObject(refusal);
    expect(await call("PUT", `/api/events/${event.id}`, { as, body })).toMatchObject(refusal);
    expect(await world.db.select({ taxAndFees: events.taxAndFees }).from(events)).toEqual([
      { taxAndFees: noTaxOrFees },
    ]);
  });
});

describe("Tax and fees in the form", () => {
  const open = async (as: number, eventId?: string) => {
    const { body } = await call("POST", "/api/webapp/drafts", { as, body: eventId ? { eventId } : {} });
    const path = `/api/webapp/drafts/${body.id}`;
    return {
      draft: body,
      put: (version: number, answers: object, base?: object) =>
        call("PUT", path, { as, body: { version, answers, ...(base ? { base } : {}) } }),
      publish: () => call("POST", `${path}/publish`, { as, body: { quietly: true } }),
    };
  };
  const paid = {
    title: "Concert",
    startsAt,
    location: "Hall",
    paid: true,
    priceMinor: 2500,
    currency: "EUR",
  };

  test("are saved as they are typed, published, and repeated with the event", async ({ world }) => {
    const as = await world.person({ timeZone: "Europe/Berlin", verifiedAt: world.clock.now });
    const form = await open(as);
    const saved = await form.put(1, { ...paid, taxAndFees: { fee, tax } });
    const { body: event } = await form.publish();
    const again = await call("POST", `/api/events/${event.id}/duplicate`, { as, body: {} });

    expect(saved).toMatchObject({
      status: 200,
      body: { answers: { taxAndFees: { fee, tax, taxId: null } } },
    });
    expect(await findEvent(world.system, String(event.id))).toMatchObject({ taxAndFees: { fee, tax } });
    expect(again.body).toMatchObject({ answers: { taxAndFees: { fee, tax } } });
  });

  test("of a published event can be changed where prices cannot, and only what differs is a change", async ({
    world,
  }) => {
    const event = await sale(world, { taxAndFees: { tax } });
    const form = await open(event.organizerId, event.id);
    const same = await form.put(1, { taxAndFees: { taxId: null, tax: { basisPoints: 1900, name: "VAT" } } });
    const other = await form.put(Number(same.body.version), { taxAndFees: { fee } });
    const prices = await form.put(Number(other.body.version), { priceMinor: 5 });
    const published = await form.publish();

    expect(form.draft.answers).toMatchObject({ taxAndFees: { fee: null, tax, taxId: null } });
    expect(same.body.changed).toEqual([]);
    expect(other.body.changed).toEqual(["taxAndFees"]);
    expect(prices.status).toBe(422);
    expect(published).toMatchObject({ status: 200, body: { taxAndFees: { fee, tax: null } } });
  });

  test("that somebody else set meanwhile are asked about", async ({ world }) => {
    const event = await sale(world);
    const as = event.organizerId;
    const form = await open(as, event.id);
    await form.put(1, { taxAndFees: { fee } });
    await call("PUT", `/api/events/${event.id}`, { as, body: { taxAndFees: { tax } } });

    expect(await form.publish()).toMatchObject({
      status: 409,
      body: { error: "draft_conflict", fields: ["taxAndFees"], draft: { present: { taxAndFees: { tax } } } },
    });
  });

  test.for(wrong)(
    "with %s are refused at their field, and the draft stays",
    async ([_, taxAndFees, field], { world }) => {
      const event = await sale(world);
      const form = await open(event.organizerId, event.id);
      const before = await snapshot();
      const { status, body } = await form.put(1, { taxAndFees });

      expect(status).toBe(422);
      expect(pathsOf(body)).toEqual([["answers", "taxAndFees", field].filter(Boolean).join(".")]);
      expect(await snapshot()).toEqual(before);
    },
  );

  test("with a fee above the price are named when the event is published, which stays a draft", async ({
    world,
  }) => {
    const as = await world.person({ timeZone: "Europe/Berlin", verifiedAt: world.clock.now });
    const form = await open(as);
    await form.put(1, { ...paid, taxAndFees: { fee: { ...fee, value: 9900 } } });

    expect(await form.publish()).toMatchObject({
      status: 422,
      body: { issues: [{ path: ["taxAndFees", "fee", "value"] }] },
    });
    expect(await world.db.select().from(events)).toEqual([]);
  });
});
