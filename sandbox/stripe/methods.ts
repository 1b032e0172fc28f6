import { z } from "zod";

/** The method of each currency whose money arrives days later, and may not arrive at all. */
const slowMethods: Record<string, string> = {
  eur: "sepa_debit",
  usd: "us_bank_account",
  gbp: "bacs_debit",
  jpy: "konbini",
  cad: "acss_debit",
  aud: "au_becs_debit",
};

export const allowedMethod = z.enum(["card", "link", ...Object.values(slowMethods)]);

/** What a payer may choose from: what pays in this currency, and of that what the shop allows. */
export function methodsFor(currency: string, allowed: string[] | undefined): string[] {
  const slow = slowMethods[currency];
  const all = ["card", "link", ...(slow === undefined ? [] : [slow])];
  return allowed === undefined ? all : all.filter((method) => allowed.includes(method));
}

/** The slow one of them, if there is one. */
export function slowMethodOf(methods: string[]): string | undefined {
  return methods.find((method) => Object.values(slowMethods).includes(method));
}
