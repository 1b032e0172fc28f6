import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, currencies, decimalsOf, isCurrency, priceLimits, toDecimal } from "@/domain/money";
import { parsePrice } from "@/domain/read-price";
import { formatMoney } from "@/messages/format";

const currency = fc.constantFrom(...currencies);
const price = currency.chain((currency) => {
  const { min, max } = priceLimits(currency);
  return fc.record({ currency: fc.constant(currency), minor: fc.integer({ min, max }) });
});

describe("The list of currencies", () => {
  test("has only currencies whose decimals are the ones of ISO 4217", () => {
    for (const currency of currencies.filter((each) => each !== "XTR")) {
      const { maximumFractionDigits } = new Intl.NumberFormat("en", {
        style: "currency",
        currency,
      }).resolvedOptions();
      expect(decimalsOf(currency), currency).toBe(maximumFractionDigits);
    }
  });

  test("leaves out those in which ISO, Stripe and Telegram disagree, and three decimals", () => {
    expect(
      ["UGX", "ISK", "HUF", "TWD", "KWD", "BHD", "TND", "usd", "", "toString"].filter(isCurrency),
    ).toEqual([]);
  });

  test("has a lowest price below the highest in every currency", () => {
    for (const currency of currencies) {
      const { min, max } = priceLimits(currency);
      expect(min, currency).toBeGreaterThan(0);
      expect(max, currency).toBeGreaterThan(min * 100);
    }
  });
});

describe("A price", () => {
  test("that is written down exactly is read back exactly", () => {
    fc.assert(
      fc.property(price, ({ currency, minor }) => {
        expect(parsePrice(toDecimal(minor, currency), currency)).toEqual({ ok: minor });
      }),
    );
  });

  test.each(["en", "en-GB", "es", "de", "de-CH", "pt-BR", "fr", "sv"])(
    "shown to people in %s is read as the same price",
    (language) => {
      fc.assert(
        fc.property(price, ({ currency, minor }) => {
          const read = parsePrice(formatMoney(minor, currency, language), currency);

          // "1.000" could be one or a thousand, so it is asked about and never taken for another price.
          if ("ok" in read) expect(read.ok).toBe(minor);
        }),
      );
    },
  );

  test("never comes out beyond the limits, whatever is typed", () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[\d.,' ]{1,15}$/), fc.double().map(String));
    fc.assert(
      fc.property(typed, currency, (text, currency) => {
        const read = parsePrice(text, currency);
        const { min, max } = priceLimits(currency);
        const amount = "ok" in read ? read.ok : read.problem === "decimals" ? read.suggestion : min;

        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(min);
        expect(amount).toBeLessThanOrEqual(max);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each<[string, Currency, number]>([
    ["10", "USD", 1000],
    ["10.00", "USD", 1000],
    ["10.5", "USD", 1050],
    ["10,50", "EUR", 1050],
    ["0.29 ", "USD", 0],
    ["19.99", "USD", 1999],
    ["1.15", "USD", 115],
    ["$45", "USD", 4500],
    ["US$45.00", "USD", 4500],
    ["45 usd", "USD", 4500],
    ["45€", "EUR", 4500],
    ["€ 45,00", "EUR", 4500],
    ["45 euros", "EUR", 4500],
    ["CA$45.00", "CAD", 4500],
    ["R$ 45,00", "BRL", 4500],
    ["CHF 1'000.00", "CHF", 100000],
    ["45.-", "CHF", 4500],
    ["45,-", "EUR", 4500],
    ["1,000.00", "USD", 100000],
    ["1.000,00", "EUR", 100000],
    ["1 000,50", "EUR", 100050],
    ["1\u00a0000,50 €", "EUR", 100050],
    ["1,000", "USD", 100000],
    ["1,00,000", "INR", 10000000],
    ["4500", "JPY", 4500],
    ["¥4,500", "JPY", 4500],
    ["4.500", "JPY", 4500],
    ["1.000.000", "KRW", 1000000],
    ["１０．５０", "USD", 1050],
    ["010", "USD", 1000],
  ])("“%s” in %s is %i minor units", (text, currency, minor) => {
    expect(parsePrice(text, currency)).toEqual(
      minor === 0 ? { problem: "too-low", min: 100 } : { ok: minor },
    );
  });

  test.each<[string, Currency, number]>([
    ["10.999", "USD", 1100],
    ["10.994", "USD", 1099],
    ["10.005", "USD", 1001],
    ["1.000", "EUR", 100],
    ["45.5", "JPY", 0],
    ["4500.5", "JPY", 4501],
    ["4500,4", "JPY", 4500],
  ])("“%s” has more decimals than %s, and the closest price is suggested", (text, currency, suggestion) => {
    const read = parsePrice(text, currency);

    if (suggestion === 0) expect(read).toEqual({ problem: "too-low", min: 200 });
    else expect(read).toEqual({ problem: "decimals", decimals: decimalsOf(currency), suggestion });
  });

  test.each([
    "",
    " ",
    "free",
    "ten",
    "-5",
    "1e3",
    "0x10",
    "10 20",
    "1.2.3",
    "10.00.00",
    "10k",
    "5-10",
    "€",
    "45 EUR",
    "NaN",
    "∞",
    "1,0000,000",
  ])("“%s” is no price in dollars", (text) =>
    expect(parsePrice(text, "USD")).toEqual({ problem: "unreadable" }),
  );

  test("below the lowest and above the highest says where the limit is", () => {
    expect(parsePrice("0", "USD")).toEqual({ problem: "too-low", min: 100 });
    expect(parsePrice("0.99", "USD")).toEqual({ problem: "too-low", min: 100 });
    expect(parsePrice("1.00", "USD")).toEqual({ ok: 100 });
    expect(parsePrice("10000", "USD")).toEqual({ ok: 1000000 });
    expect(parsePrice("10000.01", "USD")).toEqual({ problem: "too-high", max: 1000000 });
    expect(parsePrice("9".repeat(400), "USD")).toEqual({ problem: "too-high", max: 1000000 });
  });
});

describe("A decimal", () => {
  test("has exactly the decimals of its currency", () => {
    expect(toDecimal(4500, "USD")).toBe("45.00");
    expect(toDecimal(5, "USD")).toBe("0.05");
    expect(toDecimal(-150, "USD")).toBe("-1.50");
    expect(toDecimal(4500, "JPY")).toBe("4500");
    expect(toDecimal(0, "EUR")).toBe("0.00");
  });

  test("is never made of a fraction of a cent", () => {
    expect(() => toDecimal(10.5, "USD")).toThrow(RangeError);
    expect(() => toDecimal(Number.NaN, "USD")).toThrow(RangeError);
  });
});
