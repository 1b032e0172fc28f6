import type { Currency } from "./money";

/** Where people pay with which currency, as zones of the IANA database or what their names begin with ("Australia/"). */
const zonesOf: Partial<Record<Currency, string>> = {
  EUR: `Europe/Amsterdam Europe/Andorra Europe/Athens Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Busingen Europe/Dublin
    Europe/Helsinki Europe/Lisbon Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Mariehamn Europe/Monaco
    Europe/Paris Europe/Podgorica Europe/Riga Europe/Rome Europe/San_Marino Europe/Sofia Europe/Tallinn Europe/Vatican Europe/Vienna
    Europe/Vilnius Europe/Zagreb Africa/Ceuta Asia/Nicosia Asia/Famagusta Atlantic/Azores Atlantic/Canary Atlantic/Madeira
    America/Cayenne America/Guadeloupe America/Martinique America/Miquelon Indian/Mayotte Indian/Reunion`,
  GBP: "Europe/London Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey",
  CHF: "Europe/Zurich Europe/Vaduz",
  JPY: "Asia/Tokyo",
  CAD: `America/Toronto America/Vancouver America/Montreal America/Edmonton America/Winnipeg America/Halifax America/St_Johns America/Regina
    America/Moncton America/Whitehorse America/Yellowknife America/Iqaluit America/Glace_Bay America/Goose_Bay America/Swift_Current
    America/Thunder_Bay America/Rankin_Inlet America/Resolute America/Inuvik America/Dawson America/Dawson_Creek America/Fort_Nelson
    America/Creston America/Cambridge_Bay America/Atikokan America/Blanc-Sablon`,
  AUD: "Australia/",
  NZD: "Pacific/Auckland Pacific/Chatham",
  SEK: "Europe/Stockholm",
  NOK: "Europe/Oslo Arctic/Longyearbyen",
  DKK: "Europe/Copenhagen Atlantic/Faroe America/Nuuk",
  PLN: "Europe/Warsaw",
  CZK: "Europe/Prague",
  RON: "Europe/Bucharest",
  BRL: `America/Sao_Paulo America/Bahia America/Fortaleza America/Recife America/Manaus America/Belem America/Cuiaba America/Campo_Grande
    America/Maceio America/Araguaina America/Boa_Vista America/Eirunepe America/Noronha America/Porto_Velho America/Rio_Branco America/Santarem`,
  MXN: `America/Mexico_City America/Cancun America/Monterrey America/Merida America/Tijuana America/Hermosillo America/Chihuahua
    America/Mazatlan America/Ciudad_Juarez America/Matamoros America/Ojinaga America/Bahia_Banderas`,
  INR: "Asia/Kolkata",
  SGD: "Asia/Singapore",
  HKD: "Asia/Hong_Kong",
  ILS: "Asia/Jerusalem Asia/Tel_Aviv",
  AED: "Asia/Dubai",
  THB: "Asia/Bangkok",
  KRW: "Asia/Seoul",
};

/** What people most likely pay with in a zone; dollars where we do not know, or cannot sell in what they pay with. */
export function currencyOfZone(zone: string): Currency {
  const found = Object.entries(zonesOf).find(([, zones]) =>
    zones.split(/\s+/).some((one) => (one.endsWith("/") ? zone.startsWith(one) : zone === one)),
  );
  return (found?.[0] as Currency | undefined) ?? "USD";
}
