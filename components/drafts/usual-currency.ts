import type { Ticket } from "./tickets";

/** What most people near the person pay with, as far as the phone's region tells. */
export function usualCurrency(): Ticket["currency"] {
  const region = new Intl.Locale(navigator.language).maximize().region ?? "";
  return byRegion[region] ?? "EUR";
}

const byRegion: Record<string, Ticket["currency"]> = {
  US: "USD",
  GB: "GBP",
  CH: "CHF",
  JP: "JPY",
  CA: "CAD",
  AU: "AUD",
  NZ: "NZD",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  PL: "PLN",
  CZ: "CZK",
  RO: "RON",
  BR: "BRL",
  MX: "MXN",
  IN: "INR",
  SG: "SGD",
  HK: "HKD",
  IL: "ILS",
  AE: "AED",
  TH: "THB",
  KR: "KRW",
};
