import { describe, expect, it } from "vitest";
import type { Offer, OfferedType, Payment } from "@/components/payments/answers";
import { mostOf, quoteOf } from "@/components/payments/quote";
import { readAmount } from "@/components/payments/read-amount";
import { stageOf } from "@/components/payments/stage";

const type = (id: string, priceMinor: number, more: Partial<OfferedType> = {}) =>
  ({ id, priceMinor, left: null, maxPerPerson: null, currency: "EUR", ...more }) as OfferedType;
const offer = (promo: Offer["promo"], ...ticketTypes: OfferedType[]) => ({ ticketTypes, promo }) as Offer;

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
});
