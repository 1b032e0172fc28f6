import { type Currency, decimalsOf, priceLimits } from "./money";

/** What became of a typed price. Amounts are minor units of the currency asked in. */
export type PriceReading =
  | { ok: number }
  | { problem: "unreadable" }
  | { problem: "decimals"; decimals: number; suggestion: number }
  | { problem: "too-low"; min: number }
  | { problem: "too-high"; max: number };

/** For schemas: a price is 0, or within what Stripe and Telegram take of its currency. */
export function refusePrice(
  { priceMinor, currency }: { priceMinor: number; currency: Currency },
  { addIssue }: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
) {
  const { min, max } = priceLimits(currency);
  const limit = priceMinor > max ? `must be at most ${max}` : `must be 0 or at least ${min}`;
  const isFine = priceMinor === 0 || (priceMinor >= min && priceMinor <= max);
  if (!isFine) addIssue({ code: "custom", path: ["priceMinor"], message: limit });
}

/**
 * Reads a price as people type it: "10", "10.00", "10,50", "1,000.00", "1.000,00", "$45", "45 EUR".
 * A lone dot before three digits ("1.000") could mean either, so it is not guessed at: it comes back as
 * `decimals` with the price it would round to. Another currency's name makes it unreadable. Integer arithmetic throughout.
 */
export function parsePrice(text: string, currency: Currency): PriceReading {
  const number = splitNumber(withoutCurrency(text, currency), decimalsOf(currency));
  if (!number) return { problem: "unreadable" };

  const decimals = decimalsOf(currency);
  const { min, max } = priceLimits(currency);
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
