import { limits, OnlineUrl } from "../events/schema";
import { isCurrency, priceLimits } from "../money";
import { parsePrice } from "../read-price";
import { cleanLine, cleanText } from "../text";
import { findZones } from "../users/find-zone";
import { readWhen } from "./read-when";
import { needsStars } from "./rules";
import type { Answers, Draft, Problem, QuestionKey } from "./schema";
import type { When } from "./settle-when";

export type Reading = { answers: Answers } | { problem: Problem };
type Asked = Pick<Draft, "answers" | "timeZone" | "event">;
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
  date: (text, { timeZone: zone }, { now, language }) =>
    fromWhen(readWhen(text, { zone, now, language }), text),
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
    return { problem: { kind: "not-text" } };
  },
  price: (text, { answers }) => {
    if (needsStars(answers)) return { problem: { kind: "stars-only" } };
    const code = answers.currency ?? "USD";
    const currency = isCurrency(code) ? code : "USD";
    const price = parsePrice(text, currency);
    if ("ok" in price) return { answers: { priceMinor: price.ok, currency } };
    if (price.problem === "decimals")
      return { problem: { kind: "price-decimals", currency, suggestion: price.suggestion } };
    if (price.problem === "unreadable")
      return { problem: { kind: "price-unreadable", text: cleanLine(text).slice(0, 60) } };
    const { min, max } = priceLimits(currency);
    return {
      problem:
        price.problem === "too-low"
          ? { kind: "price-low", currency, min }
          : { kind: "price-high", currency, max },
    };
  },
  capacity: (text, { event }) => {
    const capacity = wholeNumber(text);
    if (capacity === undefined || capacity < 1 || capacity > limits.capacity)
      return { problem: { kind: "capacity-unreadable" } };
    if (event && capacity < event.seatsTaken)
      return { problem: { kind: "capacity-below-taken", taken: event.seatsTaken } };
    return { answers: { capacity } };
  },
  listing: () => ({ problem: { kind: "not-text" } }),
  guests: (text) => {
    const guests = wholeNumber(text);
    if (guests === undefined || guests > limits.guests)
      return { problem: { kind: "guests-unreadable", max: limits.guests } };
    return { answers: { maxGuests: guests } };
  },
  banner: () => ({ problem: { kind: "not-photo" } }),
};

/** "40", "1,000" and "1.000" are whole numbers; "4.5" is not. */
function wholeNumber(text: string) {
  const digits = text
    .trim()
    .normalize("NFKC")
    .replace(/(?<=\d)[.,\s](?=\d{3}\b)/gu, "");
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined;
}

/** A reading of a date as an answer: understood ones are stored, the others become what to ask back. */
export function fromWhen(when: When, text: string): Reading {
  switch (when.kind) {
    case "instant": {
      const length = when.end
        ? { length: Math.round((when.end.at.getTime() - when.at.getTime()) / 60_000) }
        : {};
      return { answers: { startsAt: when.at.toISOString(), ...length } };
    }
    case "date-only":
      return { problem: { kind: "date-only", date: { ...when.date, hour: 0, minute: 0 } } };
    case "which": {
      const [hour, minute] = when.time ? [when.time.hour, when.time.minute] : [0, 0];
      const [one, other] = when.options.map((date) => ({ ...date, hour, minute })) as [never, never];
      return { problem: { kind: "date-which", options: [one, other], timeKnown: when.time !== undefined } };
    }
    case "past":
      return { problem: { kind: "date-past", wall: when.wall, nextYear: when.nextYear ?? null } };
    case "too-far":
      return {
        problem: {
          kind: "date-too-far",
          wall: when.wall,
          limit: new Date(Date.UTC(when.limit.year, when.limit.month - 1, when.limit.day, 12)),
        },
      };
    case "skipped":
      return { problem: { kind: "hour-skipped", wall: when.wall, before: when.before, after: when.after } };
    case "twice":
      return { problem: { kind: "hour-twice", wall: when.wall, first: when.first, second: when.second } };
    case "ends-first":
      return { problem: { kind: "length-unreadable" } };
    case "unreadable":
      return { problem: { kind: "date-unreadable", text: cleanLine(text).slice(0, 60) } };
  }
}
