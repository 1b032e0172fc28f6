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
  /** Telegram Stars (Bot API, "XTR"): for digital goods alone. */
  XTR: { decimals: 0, min: 1, max: 10_000 },
} as const;

/** A currency tickets can be sold in: its ISO 4217 code. */
export type Currency = keyof typeof rules;

/** Every currency on offer, the most asked for first. */
export const currencies = Object.keys(rules) as [Currency, ...Currency[]];

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

/** The least that can be paid at once, in minor units: by every way to pay. */
export const leastPayable = (code: string): number => (isCurrency(code) ? rules[code].min : 0);

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
