import type { Fee, TaxAndFees } from "./schema";

export const noTaxOrFees: TaxAndFees = { fee: null, tax: null, taxId: null };

/** `amount` times `part` of `whole`, rounded half up. */
const shareOf = (amount: number, part: number, whole: number) =>
  Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));

/** The tax that an amount contains, rounded half up to minor units. */
export const taxIn = (amountMinor: number, basisPoints: number) =>
  shareOf(amountMinor, basisPoints, 10_000 + basisPoints);

/** The fee that the price of one ticket contains, in minor units; never more than what is paid for it. */
export function feeIn(priceMinor: number, fee: Fee | null): number {
  if (fee === null) return 0;
  return fee.kind === "percent" ? shareOf(priceMinor, fee.value, 10_000) : Math.min(fee.value, priceMinor);
}

/** The same of several tickets: what each price contains, added up, so that buyers can do so too. */
export const feesIn = (pricesMinor: number[], fee: Fee | null) =>
  pricesMinor.reduce((sum, priceMinor) => sum + feeIn(priceMinor, fee), 0);

/** Whether each of these prices is more than the fee it is to contain; what is free contains none. */
export const isWithin = (pricesMinor: number[], fee: Fee | null) =>
  fee?.kind !== "fixed" || pricesMinor.every((priceMinor) => priceMinor === 0 || priceMinor > fee.value);
