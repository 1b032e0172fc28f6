import { categories, limits, OnlineUrl } from "../events/schema";
import { type Currency, priceLimits } from "../money";
import { parsePrice } from "../read-price";
import { limits as saleLimits } from "../sales/schema";
import { cleanLine, cleanText } from "../text";
import { findZones } from "../users/find-zone";
import { answerWhen, type Reading } from "./answer-when";
import { readRefunds } from "./read-refunds";
import { readWhen } from "./read-when";
import { kindsOf } from "./rules";
import type { Draft, Problem, QuestionKey } from "./schema";

type Asked = Pick<Draft, "answers" | "timeZone" | "currency" | "event" | "taken">;
type Moment = { now: Date; language: string };

/** Understands a typed answer to a question, or says what does not fit. Decides nothing and stores nothing. */
export function readAnswer(question: QuestionKey, text: string, draft: Asked, moment: Moment): Reading {
  return readers[question](text, draft, moment);
}

const readers: Record<QuestionKey, (text: string, draft: Asked, moment: Moment) => Reading> = {
  title: (text) => {
    const title = cleanLine(text);
    return title.length >= 1 && title.length <= limits.title
      ? { answers: { title } }
      : { problem: { kind: "title-length", length: title.length } };
  },
  zone: (text) => {
    const [zone] = findZones(text);
    return zone
      ? { answers: { timeZone: zone } }
      : { problem: { kind: "zone-unknown", text: cleanLine(text) } };
  },
  date: (text, draft, moment) => readInstant("date", text, draft, moment),
  length: (text) => {
    const match = /^(\d{1,3})(?:[.,](5))?\s*(m|min|minutes?|minutos?|h|hours?|horas?|stunden?)?$/iu.exec(
      text.trim(),
    );
    if (!match) return { problem: { kind: "length-unreadable" } };
    const isMinutes = /^m/i.test(match[3] ?? "h");
    const length = isMinutes ? Number(match[1]) : Number(match[1]) * 60 + (match[2] ? 30 : 0);
    return length >= 5 && length <= 31 * 24 * 60
      ? { answers: { length } }
      : { problem: { kind: "length-unreadable" } };
  },
  location: (text) => {
    const location = cleanLine(text);
    if (location.length < 1 || location.length > limits.location)
      return { problem: { kind: "location-length", length: location.length } };
    return { answers: { location, latitude: null, longitude: null } };
  },
  link: (text) => {
    const url = text.trim();
    return OnlineUrl.safeParse(url).success
      ? { answers: { onlineUrl: url } }
      : { problem: { kind: "link-unreadable" } };
  },
  description: (text) => {
    const description = cleanText(text);
    if (description.length > limits.description)
      return { problem: { kind: "description-length", length: description.length } };
    return { answers: { description } };
  },
  paid: (text) => {
    if (/^(y|yes|yep|sí|si|s)$/iu.test(text.trim())) return { answers: { paid: true } };
    if (/^(n|no|nope|free|gratis)$/iu.test(text.trim())) return { answers: { paid: false } };
    return notAChoice;
  },
  price: (text, { currency }) => {
    const price = readPrice(text, currency);
    return "problem" in price ? price : { answers: { priceMinor: price.minor, currency } };
  },
  tickets: () => notAChoice,
  ticket: () => notAChoice,
  ticketName: (text) => {
    const name = cleanLine(text);
    return name.length >= 1 && name.length <= saleLimits.ticketName
      ? { answers: { ticket: { name } } }
      : { problem: { kind: "ticket-name-length", length: name.length } };
  },
  ticketPrice: (text, { currency }) => {
    const isFree = /^(free|gratis|0+([.,]0+)?)$/iu.test(text.trim());
    const price = isFree ? { minor: 0 } : readPrice(text, currency);
    return "problem" in price ? price : { answers: { ticket: { priceMinor: price.minor, currency } } };
  },
  ticketPlaces: (text, { answers, taken: all }) => {
    const capacity = readPlaces(text);
    if (capacity === undefined) return { problem: { kind: "capacity-unreadable" } };
    const { id = "", name = "" } = kindsOf(answers)[answers.ticket?.at ?? -1] ?? {};
    const taken = all[id] ?? 0;
    if (capacity !== null && capacity < taken)
      return { problem: { kind: "tickets-below-taken", name, taken } };
    return { answers: { ticket: { capacity } } };
  },
  ticketEnd: (text, draft, moment) => readInstant("ticketEnd", text, draft, moment),
  refunds: (text) => {
    const refundPolicy = readRefunds(text);
    return refundPolicy ? { answers: { refundPolicy } } : { problem: { kind: "refunds-unreadable" } };
  },
  capacity: (text, { event }) => {
    const capacity = readPlaces(text);
    if (capacity === undefined) return { problem: { kind: "capacity-unreadable" } };
    if (event && capacity !== null && capacity < event.seatsTaken)
      return { problem: { kind: "capacity-below-taken", taken: event.seatsTaken } };
    return { answers: { capacity } };
  },
  category: (text) => {
    const category = categories.find((one) => one === text.trim().toLowerCase());
    return category ? { answers: { category } } : notAChoice;
  },
  listing: () => notAChoice,
  guests: (text) => {
    const guests = wholeNumber(text);
    if (guests === undefined || guests > limits.guests)
      return { problem: { kind: "guests-unreadable", max: limits.guests } };
    return { answers: { maxGuests: guests } };
  },
  banner: () => ({ problem: { kind: "not-photo" } }),
};

const readInstant = (question: "date" | "ticketEnd", text: string, draft: Asked, moment: Moment) =>
  answerWhen(question, readWhen(text, { zone: draft.timeZone, ...moment }), { text, draft, now: moment.now });

const notAChoice: Reading = { problem: { kind: "not-a-choice" } };

/** A price in minor units, or what does not fit. */
function readPrice(text: string, currency: Currency): { minor: number } | { problem: Problem } {
  const price = parsePrice(text, currency);
  if ("ok" in price) return { minor: price.ok };
  const { min, max } = priceLimits(currency);
  switch (price.problem) {
    case "decimals":
      return { problem: { kind: "price-decimals", currency, suggestion: price.suggestion } };
    case "unreadable":
      return { problem: { kind: "price-unreadable", text: cleanLine(text).slice(0, 60) } };
    case "too-low":
      return { problem: { kind: "price-low", currency, min } };
    case "too-high":
      return { problem: { kind: "price-high", currency, max } };
  }
}

/** A chat message cannot be left blank: what people write instead. */
const noLimit =
  /^([-–—∞/]+|(un|i)limited|unlimitted|no (limit|maximum|max)|without limit|none|any|ilimitad[oa]s?|sin (l[ií]mite|m[aá]ximo)|ningun[oa]?|no|blank|en blanco)[.!]?$/iu;

/** How many places there are, null for no limit; undefined for what is no such number. */
function readPlaces(text: string): number | null | undefined {
  if (noLimit.test(text.trim())) return null;
  const places = wholeNumber(text);
  return places !== undefined && places >= 1 && places <= limits.capacity ? places : undefined;
}

/** "40", "1,000" and "1.000" are whole numbers; "4.5" is not. */
function wholeNumber(text: string) {
  const digits = text
    .trim()
    .normalize("NFKC")
    .replace(/(?<=\d)[.,\s](?=\d{3}\b)/gu, "");
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined;
}
