import fc from "fast-check";
import { expect, test } from "vitest";
import { feeIn, feesIn, isWithin, taxIn } from "@/domain/fees/rules";
import { type Fee, TaxAndFees } from "@/domain/fees/schema";
import { type Currency, currencies, priceLimits, toDecimal } from "@/domain/money";

test("tax that a price contains is rounded to the nearest unit", () => {
  expect(taxIn(11_900, 1900)).toBe(1900);
  expect(taxIn(2400, 1900)).toBe(383);
  expect(taxIn(1, 5000)).toBe(0);
});

const rate = fc.integer({ min: 1, max: 5000 });
/** What up to ten tickets of one currency cost, as cheap and as dear as they come, or cut to nothing by a code. */
const prices = (currency: Currency) => {
  const { min, max } = priceLimits(currency);
  return fc.array(fc.oneof(fc.constant(0), fc.integer({ min, max })), { minLength: 1, maxLength: 10 });
};
const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);
/** In the currency's own notation, decimals put away: what a reader adds up by hand. */
const written = (minor: number, currency: Currency) => BigInt(toDecimal(minor, currency).replace(".", ""));

test.for(currencies)("%s: net and tax are the gross, to the unit and as they are written", (currency) => {
  fc.assert(
    fc.property(prices(currency), rate, (paid, basisPoints) => {
      const gross = sum(paid);
      const tax = taxIn(gross, basisPoints);
      const net = gross - tax;
      expect(Number.isSafeInteger(tax) && tax >= 0 && net >= 0).toBe(true);
      expect(written(net, currency) + written(tax, currency)).toBe(written(gross, currency));
      // The rate on the net is the tax, but for the half unit that is rounded on either side.
      const off = BigInt(net) * BigInt(basisPoints) - BigInt(tax) * 10_000n;
      expect((off < 0n ? -off : off) <= 5_000n + BigInt(basisPoints) / 2n).toBe(true);
    }),
  );
});

test.for(currencies)(
  "%s: a fee is a part of each price, and tickets bought together contain what each does",
  (currency) => {
    const name = fc.constant("Service fee");
    const fee: fc.Arbitrary<Fee> = fc.oneof(
      fc.record({ name, kind: fc.constant("percent" as const), value: rate }),
      fc.record({
        name,
        kind: fc.constant("fixed" as const),
        value: fc.integer({ min: 1, max: priceLimits(currency).max }),
      }),
    );
    fc.assert(
      fc.property(prices(currency), fee, (paid, fee) => {
        for (const price of paid) {
          const part = feeIn(price, fee);
          expect(Number.isSafeInteger(part) && part >= 0 && part <= price).toBe(true);
          if (fee.kind === "fixed" && isWithin([price], fee) && price > 0) expect(part).toBe(fee.value);
        }
        expect(feesIn(paid, fee)).toBe(sum(paid.map((price) => feeIn(price, fee))));
        expect(feesIn(paid, null)).toBe(0);
      }),
    );
  },
);

test("names are cleaned, what is left out is none, and what makes no sense is refused", () => {
  expect(TaxAndFees.parse({})).toEqual({ fee: null, tax: null, taxId: null });
  expect(TaxAndFees.parse({ taxId: "  DE 123\u0000 456 " })).toMatchObject({ taxId: "DE 123 456" });
  const tax = { name: "VAT", basisPoints: 1900 };
  const fee = { name: "Service fee", kind: "percent", value: 600 };
  expect(TaxAndFees.parse({ tax, fee })).toEqual({ fee, tax, taxId: null });
  for (const wrong of [
    { tax: { ...tax, name: " " } },
    { tax: { ...tax, name: "a".repeat(21) } },
    { tax: { name: "VAT" } },
    { tax: { ...tax, basisPoints: 0 } },
    { tax: { ...tax, basisPoints: 5001 } },
    { tax: { ...tax, basisPoints: 19.5 } },
    { fee: { ...fee, value: 5001 } },
    { fee: { ...fee, value: 0 } },
    { fee: { ...fee, kind: "each" } },
    { fee: { ...fee, kind: "fixed", value: 1_000_000_001 } },
    { taxId: "" },
    { vat: 19 },
  ])
    expect(TaxAndFees.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
});
