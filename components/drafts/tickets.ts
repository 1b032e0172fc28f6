import { decimalsOf, isCurrency, priceLimits } from "@/domain/money";
import { parsePrice } from "@/domain/read-price";
import { formatMoney, formatNumber } from "@/messages/format";
import type { draftWords } from "@/messages/miniapp/drafts";
import type { Answers } from "./pending";

export type Ticket = NonNullable<Answers["ticketTypes"]>[number];
type Words = (typeof draftWords)["en"];

/** The kinds of ticket that a draft tells of. A single price, as the chat asks for it, is one kind. */
export function ticketsOf(answers: Answers, name: string): Ticket[] {
  const { ticketTypes, paid, priceMinor } = answers;
  if (ticketTypes?.length) return ticketTypes;
  if (!paid || !priceMinor) return [];
  return [{ ...newTicket(currencyOf(answers)), name, priceMinor }];
}

/** The currency of its one price; dollars where none was said, as the chat has it. */
export const currencyOf = ({ currency }: Answers): Ticket["currency"] =>
  currency && isCurrency(currency) ? currency : "USD";

export const newTicket = (currency: Ticket["currency"]): Ticket => ({
  name: "",
  priceMinor: 0,
  currency,
  capacity: null,
  salesStartAt: null,
  salesEndAt: null,
  isHidden: false,
  maxPerPerson: null,
});

/** What takes place online alone is sold in Telegram's Stars, and everything else in money. */
export const isDigitalDraft = ({ online, location, latitude }: Answers) =>
  online === true && !location && (latitude ?? null) === null;

/** All kinds at once, as the draft keeps them; none is one free kind for everybody. */
export const withTickets = (ticketTypes: Ticket[]): Answers =>
  ticketTypes.length > 0 ? { ticketTypes } : { ticketTypes: [], paid: false };

export const costsSomething = (tickets: Ticket[]) => tickets.some(({ priceMinor }) => priceMinor > 0);

/** A typed price in minor units, or what is wrong with it. Nothing and 0 are free. */
export function readPrice(
  text: string,
  currency: Ticket["currency"],
  words: Words,
  locale: string,
): number | string {
  if (/^\s*(?:0+(?:[.,]0*)?)?\s*$/.test(text)) return 0;
  const reading = parsePrice(text, currency);
  if ("ok" in reading) return reading.ok;
  const { min, max } = priceLimits(currency);
  switch (reading.problem) {
    case "unreadable":
      return words.priceUnreadable;
    case "decimals":
      return words.priceDecimals(decimalsOf(currency));
    case "too-low":
      return words.priceLow(formatMoney(min, currency, locale));
    case "too-high":
      return words.priceHigh(formatMoney(max, currency, locale));
  }
}

/** A typed number of places; null for no limit, undefined for what is none. */
export function readPlaces(text: string, most: number): number | null | undefined {
  const digits = text.replace(/[\s.,'’]/g, "");
  if (digits === "") return null;
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 && value <= most ? value : undefined;
}

export const placesText = (places: number | null | undefined, locale: string) =>
  typeof places === "number" ? formatNumber(places, locale) : "";
