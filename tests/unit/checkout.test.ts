import { describe, expect, it } from "vitest";
import { readRate } from "@/components/drafts/fees";
import type { Offer, OfferedType, Payment } from "@/components/payments/answers";
import { mostOf, quoteOf } from "@/components/payments/quote";
import { readAmount } from "@/components/payments/read-amount";
import { stageOf } from "@/components/payments/stage";

const type = (id: string, priceMinor: number, more: Partial<OfferedType> = {}) =>
  ({ id, priceMinor, left: null, maxPerPerson: null, currency: "EUR", ...more }) as OfferedType;
const offer = (promo: Offer["promo"], ...ticketTypes: OfferedType[]) =>
  ({ ticketTypes, promo, fee: null }) as Offer;

describe("what a choice comes to", () => {
  it("takes a code's share off each ticket that it is for, rounded down, and never more than the price", () => {
    const types = [type("a", 1999), type("b", 300)];
    const percent = { code: "X", kind: "percent", value: 1500, ticketTypeIds: ["a"] } as const;
    const fixed = { code: "X", kind: "fixed", value: 500, ticketTypeIds: null } as const;
    const choice = { a: 2, b: 1 };
    expect(quoteOf(offer({ ...percent, ticketTypeIds: ["a"] }, ...types), choice).discountMinor).toBe(598);
    expect(quoteOf(offer(fixed, ...types), choice)).toMatchObject({
      count: 3,
      discountMinor: 1300,
      totalMinor: 2998,
    });
  });

  it("says what of it is the event's fee, ticket by ticket, of what is paid after the code", () => {
    const promo = { code: "X", kind: "fixed", value: 1900, ticketTypeIds: ["a"] } as const;
    const asked = offer({ ...promo, ticketTypeIds: ["a"] }, type("a", 2000), type("b", 333), type("c", 0));
    const choice = { a: 2, b: 3, c: 1 };
    const feeMinor = (fee: Offer["fee"]) => quoteOf({ ...asked, fee }, choice).feeMinor;
    expect(feeMinor(null)).toBe(0);
    expect(feeMinor({ name: "Service fee", kind: "fixed", value: 150 })).toBe(2 * 100 + 3 * 150);
    expect(feeMinor({ name: "Service fee", kind: "percent", value: 500 })).toBe(2 * 5 + 3 * 17);
  });

  it("stays within the party, the stock, the limit per person and the places of the event", () => {
    const scarce = type("a", 100, { left: 4, maxPerPerson: 3 });
    expect(mostOf(scarce, {}, null, false)).toBe(3);
    expect(mostOf(scarce, { b: 9 }, null, false)).toBe(1);
    expect(mostOf(scarce, { b: 1 }, 2, false)).toBe(1);
    expect(mostOf(type("a", 100, { left: 0 }), {}, 0, true)).toBe(10);
  });
});

it("reads an amount as people type it, and nothing that has too many decimals", () => {
  expect(["12", "12.5", "12,50", "0", "1.234", "-3"].map((text) => readAmount(text, "EUR"))).toEqual([
    1200,
    1250,
    1250,
    undefined,
    undefined,
    undefined,
  ]);
  expect(readAmount("12.5", "JPY")).toBeUndefined();
});

it("reads a rate in percent up to a half, with two decimals at most", () => {
  const read = ["19", "5,5", "0.01", "50 %", "50.01", "0", "7.125", "-1", "VAT", ""].map(readRate);
  expect(read).toEqual([1900, 550, 1, 5000, ...Array(6).fill(undefined)]);
});

describe("the step of a checkout", () => {
  const known = {
    rsvp: null,
    payment: undefined,
    isOpen: true,
    isPaying: true,
    isRetrying: false,
    wasHeld: false,
  };
  const held = { status: "pending", holdKind: "checkout" } as NonNullable<
    Parameters<typeof stageOf>[0]["rsvp"]
  >;
  const payment = (more: Partial<Payment>) =>
    ({ status: "open", late: null, failureReason: null, ...more }) as Payment;

  it("waits for an open payment, says that a card was refused, and goes on after it", () => {
    expect(stageOf({ ...known, rsvp: held })).toBe("pay");
    expect(stageOf({ ...known, rsvp: held, payment: payment({}) })).toBe("confirming");
    const refused = payment({ failureReason: "expired_card" });
    expect(stageOf({ ...known, rsvp: held, payment: refused })).toBe("declined");
    expect(stageOf({ ...known, rsvp: held, payment: refused, isRetrying: true })).toBe("confirming");
    expect(stageOf({ ...known, rsvp: held, payment: payment({}), isPaying: false })).toBe("pay");
  });

  it("never says that time is up while money may be on its way", () => {
    expect(stageOf({ ...known, payment: payment({ status: "closing" }), wasHeld: true })).toBe("confirming");
    expect(stageOf({ ...known, payment: payment({ status: "closed" }), wasHeld: true })).toBe("expired");
    expect(stageOf({ ...known, payment: payment({ status: "completed", late: "returned" }) })).toBe(
      "returned",
    );
    expect(stageOf({ ...known, payment: payment({ status: "completed", late: "seated" }) })).toBe("paid");
  });

  it("says that money which came late is kept as long as its payer waits with it", () => {
    const kept = payment({ status: "completed", late: "returned", isKept: true });
    const waiting = { status: "waitlisted", position: 1 } as NonNullable<
      Parameters<typeof stageOf>[0]["rsvp"]
    >;
    expect(stageOf({ ...known, rsvp: waiting, payment: kept })).toBe("waiting");
    expect(stageOf({ ...known, rsvp: waiting, payment: { ...kept, isKept: false } })).toBe("returned");
  });
});
