/** Units to the US dollar, roughly: they draw the line between what Telegram takes and what it refuses. */
const unitsToTheDollar = `
  AED 3.67 ALL 83 AMD 383 ARS 1400 AUD 1.53 AZN 1.7 BAM 1.69 BDT 122 BGN 1.69 BOB 6.9 BRL 5.4 BYN 3.4 CAD 1.4
  CHF 0.81 CLP 940 CNY 7.1 COP 3800 CRC 500 CZK 21 DKK 6.5 DOP 64 DZD 130 EGP 47 ETB 154 EUR 0.87 GBP 0.76 GEL 2.7
  GTQ 7.7 HKD 7.8 HNL 26 HUF 332 IDR 16700 ILS 3.3 INR 89 ISK 127 JMD 160 JPY 156 KES 129 KGS 87 KRW 1470 KZT 520
  LBP 89500 LKR 308 MAD 9.3 MDL 17 MNT 3550 MUR 46 MVR 15.4 MXN 18.4 MYR 4.1 MZN 64 NGN 1450 NIO 36.8 NOK 10.2
  NPR 142 NZD 1.78 PAB 1 PEN 3.4 PHP 59 PKR 281 PLN 3.7 PYG 7050 QAR 3.64 RON 4.4 RSD 102 RUB 79 SAR 3.75 SEK 9.5
  SGD 1.31 THB 32.4 TJS 9.2 TRY 42.4 TTD 6.8 TWD 31.3 TZS 2450 UAH 42.2 UGX 3640 USD 1 UYU 39.8 UZS 11900 VND 26300
  YER 238 ZAR 17.3`;

const rates = new Map(
  [...unitsToTheDollar.matchAll(/([A-Z]{3}) ([\d.]+)/g)].map(([, code = "", rate]) => [code, Number(rate)]),
);

const withoutDecimals = ["CLP", "JPY", "KRW", "PYG", "UGX", "VND"];

/** Telegram Stars. */
export const stars = "XTR";

const starsAtMost = 100_000;

/** What may be asked for in one invoice, in the currency's smallest unit; nothing for a currency that is unknown. */
export function spanOf(currency: string): { least: number; most: number } | undefined {
  if (currency === stars) return { least: 1, most: starsAtMost };
  const rate = rates.get(currency);
  if (rate === undefined) return undefined;
  const dollar = rate * 10 ** decimalsOf(currency);
  return { least: Math.ceil(dollar), most: Math.floor(dollar * 10_000) };
}

/** 4500 USD is "$45.00", 100 XTR is "100 ⭐". */
export function formatAmount(amount: number, currency: string): string {
  if (currency === stars) return `${amount.toLocaleString("en-US")} ⭐`;
  const decimals = decimalsOf(currency);
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}

function decimalsOf(currency: string) {
  return withoutDecimals.includes(currency) ? 0 : 2;
}
