import { showMoney } from "@/components/payments/money";
import { formatNumber } from "@/messages/format";
import { longest } from "./longest";
import type { Answers } from "./pending";

export type TaxAndFees = NonNullable<Answers["taxAndFees"]>;

/** 1900 basis points are "19", 1950 are "19.5". */
export const rateText = (basisPoints: number, locale: string) => formatNumber(basisPoints / 100, locale);

/** "19" or "19,5" in basis points; undefined for what is no rate up to 50 %. */
export function readRate(text: string): number | undefined {
  const [, whole, part = ""] = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const basisPoints = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  return basisPoints >= 1 && basisPoints <= longest.basisPoints ? basisPoints : undefined;
}

/** "VAT 19 % · Service fee €1.50 · DE123456789"; nothing where there is neither. */
export function sayTaxAndFees({ fee, tax, taxId }: TaxAndFees, currency: string, locale: string): string {
  const rate = (basisPoints: number) => `${rateText(basisPoints, locale)} %`;
  return [
    tax && `${tax.name} ${rate(tax.basisPoints)}`,
    fee && `${fee.name} ${fee.kind === "percent" ? rate(fee.value) : showMoney(fee.value, currency, locale)}`,
    taxId,
  ]
    .filter(Boolean)
    .join(" · ");
}
