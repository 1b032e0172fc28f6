/**
 * What a currency allows. `decimals` is the exponent in which ISO 4217, Stripe and Telegram agree;
 * `min` and `max` are minor units, inside both Stripe's minimum charge and Telegram's span of about
 * US$1 to US$10,000, with room for exchange rates to move. Left out on purpose: ISK, HUF, TWD and UGX
 * (the three disagree on decimals) and everything with three decimals.
 */
const rules = {
  USD: { decimals: 2, min: 1_00, max: 10_000_00 },
  EUR: { decimals: 2, min: 1_00, max: 8_000_00 },
  GBP: { decimals: 2, min: 1_00, max: 7_000_00 },
  CHF: { decimals: 2, min: 1_00, max: 7_500_00 },
  JPY: { decimals: 0, min: 200, max: 1_400_000 },
  CAD: { decimals: 2, min: 2_00, max: 13_000_00 },
  AUD: { decimals: 2, min: 2_00, max: 14_000_00 },
  NZD: { decimals: 2, min: 2_00, max: 15_000_00 },
  SEK: { decimals: 2, min: 15_00, max: 90_000_00 },
  NOK: { decimals: 2, min: 15_00, max: 90_000_00 },
  DKK: { decimals: 2, min: 10_00, max: 60_000_00 },
  PLN: { decimals: 2, min: 5_00, max: 35_000_00 },
  CZK: { decimals: 2, min: 30_00, max: 200_000_00 },
  RON: { decimals: 2, min: 10_00, max: 40_000_00 },
  BRL: { decimals: 2, min: 10_00, max: 50_000_00 },
  MXN: { decimals: 2, min: 25_00, max: 170_000_00 },
  INR: { decimals: 2, min: 100_00, max: 800_000_00 },
  SGD: { decimals: 2, min: 2_00, max: 12_000_00 },
  HKD: { decimals: 2, min: 10_00, max: 75_000_00 },
  ILS: { decimals: 2, min: 5_00, max: 30_000_00 },
  AED: { decimals: 2, min: 5_00, max: 35_000_00 },
  THB: { decimals: 2, min: 50_00, max: 300_000_00 },
  KRW: { decimals: 0, min: 2_000, max: 13_000_000 },
} as const;

/** A currency tickets can be sold in: its ISO 4217 code. */
export type Currency = keyof typeof rules;

/** Every currency on offer, the most asked for first. */
export const currencies = Object.keys(rules) as [Currency, ...Currency[]];

/** What became of a typed price. Amounts are minor units of the currency asked in. */
export type PriceReading =
  | { ok: number }
  | { problem: "unreadable" }
  | { problem: "decimals"; decimals: number; suggestion: number }
  | { problem: "too-low"; min: number }
  | { problem: "too-high"; max: number };

/** Whether a code from outside is one of ours; upper case only. */
export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(rules, code);
}

/** How many decimals the currency is written with: 2 for EUR, 0 for JPY. */
export function decimalsOf(currency: Currency): number {
  return rules[currency].decimals;
}

/** The lowest and the highest price of one ticket, in minor units. */
export function priceLimits(currency: Currency): { min: number; max: number } {
  const { min, max } = rules[currency];
  return { min, max };
}

/** 4500 USD is "45.00", 4500 JPY is "4500". For forms and providers; people read `formatMoney`. */
export function toDecimal(minor: number, currency: Currency): `${number}` {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not a whole number of minor units`);
  const decimals = decimalsOf(currency);
  const sign = minor < 0 ? "-" : "";
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0");
  const split = digits.length - decimals;
  const fraction = decimals === 0 ? "" : `.${digits.slice(split)}`;
  return `${sign}${digits.slice(0, split)}${fraction}` as `${number}`;
}

/**
 * Reads a price as people type it: "10", "10.00", "10,50", "1,000.00", "1.000,00", "$45", "45 EUR".
 * A lone dot before three digits ("1.000") could mean either, so it is not guessed at: it comes back as
 * `decimals` with the price it would round to. Another currency's name makes it unreadable. Integer arithmetic throughout.
 */
export function parsePrice(text: string, currency: Currency): PriceReading {
  const number = splitNumber(withoutCurrency(text, currency), decimalsOf(currency));
  if (!number) return { problem: "unreadable" };

  const { decimals, min, max } = rules[currency];
  const { whole, fraction } = number;
  if (whole.length > 10) return { problem: "too-high", max };

  const kept = Number(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const roundsUp = fraction.charAt(decimals) >= "5";
  const minor = roundsUp ? kept + 1 : kept;
  if (minor < min) return { problem: "too-low", min };
  if (minor > max) return { problem: "too-high", max };
  if (fraction.length > decimals) return { problem: "decimals", decimals, suggestion: minor };
  return { ok: minor };
}

function withoutCurrency(text: string, currency: Currency): string {
  const names = [currency, ...(symbols[currency] ?? [])];
  const bare = text.normalize("NFKC").toUpperCase().trim();
  const name = names.find((name) => bare.startsWith(name) || bare.endsWith(name));
  return (name ? bare.replace(name, "") : bare).trim();
}

/** Symbols people put beside an amount, longest first. */
const symbols: Partial<Record<Currency, string[]>> = {
  USD: ["US$", "$"],
  EUR: ["EUROS", "EURO", "€"],
  GBP: ["£"],
  CHF: ["FR."],
  JPY: ["¥", "円"],
  CAD: ["CA$", "C$", "$"],
  AUD: ["AU$", "A$", "$"],
  NZD: ["NZ$", "$"],
  SEK: ["KR"],
  NOK: ["KR"],
  DKK: ["KR"],
  PLN: ["ZŁ"],
  CZK: ["KČ"],
  BRL: ["R$"],
  MXN: ["MX$", "$"],
  INR: ["₹"],
  SGD: ["S$", "$"],
  HKD: ["HK$", "$"],
  ILS: ["₪"],
  THB: ["฿"],
  KRW: ["₩"],
};

/** Digits before and after the decimal sign, or nothing when the text is not one clear number. */
function splitNumber(text: string, decimals: number): { whole: string; fraction: string } | undefined {
  const number = withoutLakhs(text.replace(/[.,]-?$/, ""));

  const plain = /^(\d+)(?:[.,](\d+))?$/.exec(number);
  const grouped = /^([1-9]\d{0,2}(?:([.,'’ ])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/.exec(number);
  const oneDotBeforeThreeDigits = plain !== null && number.includes(".") && decimals > 0;

  const read = grouped && !oneDotBeforeThreeDigits ? [grouped[1], grouped[3]] : [plain?.[1], plain?.[2]];
  const [whole, fraction = ""] = read;
  if (whole === undefined) return undefined;
  return { whole: whole.replace(/\D/g, "").replace(/^0+(?=\d)/, ""), fraction };
}

/** "1,00,000" is how India groups a hundred thousand. */
function withoutLakhs(number: string): string {
  return /^\d{1,2}(,\d{2})+,\d{3}(\.|$)/.test(number) ? number.replaceAll(",", "") : number;
}
