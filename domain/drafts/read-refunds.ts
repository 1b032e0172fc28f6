import { limits } from "../sales/schema";
import type { RefundPolicy } from "./schema";

/** All of the money comes back until so many hours before the start; null for never. */
export const refundsUntil = (hoursBefore: number | null): RefundPolicy =>
  hoursBefore === null ? [] : [{ hoursBefore, percent: 100 }];

const never =
  /^(no( refunds?)?|none|never|ningun[oa]s?|nunca|no hay|sin (devoluci[oó]n|devoluciones|reembolsos?))$/iu;
const always = /^(any ?time|always|yes|siempre|cuando sea|en cualquier momento|s[ií])$/iu;
const span = /^(\d{1,3}) ?(h|hours?|horas?|d|days?|d[ií]as?|w|weeks?|semanas?)( (before|antes))?$/iu;

/** Until when tickets can be given back for money, as people type it: "24 hours", "3 días antes", "no refunds". */
export function readRefunds(text: string): RefundPolicy | undefined {
  const typed = text.trim().replace(/[.!]$/, "");
  if (never.test(typed)) return refundsUntil(null);
  if (always.test(typed)) return refundsUntil(0);
  const [, count, unit = ""] = span.exec(typed) ?? [];
  if (count === undefined) return undefined;
  const hours = Number(count) * (/^h/i.test(unit) ? 1 : /^d/i.test(unit) ? 24 : 168);
  return hours <= limits.refundHours ? refundsUntil(hours) : undefined;
}
