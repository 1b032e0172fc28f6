import { decimalsOf, isCurrency } from "@/domain/money";

/** "12", "12.5" or "12,50" in minor units; undefined for what is no amount above 0. */
export function readAmount(text: string, currency: string): number | undefined {
  const decimals = isCurrency(currency) ? decimalsOf(currency) : 0;
  const [, whole, part = ""] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || part.length > decimals) return undefined;
  const minor = Number(whole) * 10 ** decimals + Number(part.padEnd(decimals, "0") || 0);
  return minor > 0 ? minor : undefined;
}
