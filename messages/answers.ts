import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Answers, Draft, QuestionKey } from "@/domain/drafts/schema";
import type { EventDetails } from "@/domain/events/schema";
import { isCurrency } from "@/domain/money";
import type { Reading } from "./catalog";
import { cut, moment } from "./entities";
import { formatMoney, formatNumber, formatWhen, formatZone } from "./format";

/** How answers read when they are no text of the person's own. */
export type AnswerWords = {
  minutes: (minutes: number) => string;
  online: string;
  toBeAnnounced: string;
  free: string;
  yes: string;
  no: string;
  none: string;
  unlimited: string;
  everyone: string;
  onlyWithLink: string;
  guests: (max: number) => string;
};

/** What is known of one field, in words: below an answered question, beside a change, in a preview. */
export function answersIn(words: AnswerWords) {
  const texts: Record<QuestionKey, (r: Reading, answers: Answers, zone: string) => FormattedString | string> =
    {
      title: (_r, { title }) => title ?? words.none,
      zone: (r, { timeZone }, zone) => formatZone(timeZone ?? zone, r.now),
      date: (r, answers, zone) => {
        const { start, end } = spanOf(answers);
        return start ? moment(formatWhen(start, zone, r.language, end), start) : words.none;
      },
      length: (_r, { length }) => (length === undefined ? words.none : words.minutes(length)),
      location: (_r, { online, location, onlineUrl }) =>
        location ?? (onlineUrl || (online && onlineUrl === undefined) ? words.online : words.toBeAnnounced),
      link: (_r, { onlineUrl }) => onlineUrl ?? words.none,
      description: (_r, { description }) => (description ? cut(description, 300) : words.none),
      paid: (_r, { paid }) => (paid ? words.yes : words.no),
      price: (r, { paid, priceMinor, currency = "USD" }) =>
        paid === false || !priceMinor || !isCurrency(currency)
          ? words.free
          : formatMoney(priceMinor, currency, r.language),
      capacity: (r, { capacity }) =>
        typeof capacity === "number" ? formatNumber(capacity, r.language) : words.unlimited,
      listing: (_r, { visibility }) => (visibility === "public" ? words.everyone : words.onlyWithLink),
      banner: (_r, { bannerFileId }) => (bannerFileId ? words.yes : words.none),
      guests: (_r, { maxGuests }) => (maxGuests === undefined ? words.none : words.guests(maxGuests)),
    };
  return (question: QuestionKey, r: Reading, answers: Answers, zone: string) =>
    fmt`${texts[question](r, answers, zone)}`;
}

/** From when to when, as far as it is answered. */
export function spanOf({ startsAt, length }: Answers): { start?: Date; end?: Date } {
  if (startsAt === undefined) return {};
  const start = new Date(startsAt);
  return length === undefined ? { start } : { start, end: new Date(start.getTime() + length * 60_000) };
}

/** A published event as the answers that would make it, so that old and new can be set side by side. */
export const answersOf = (event: EventDetails): Answers => ({
  title: event.title,
  timeZone: event.timeZone,
  startsAt: event.startsAt.toISOString(),
  length: Math.round((event.endsAt.getTime() - event.startsAt.getTime()) / 60_000),
  online: event.location === null && event.onlineUrl !== null,
  location: event.location,
  onlineUrl: event.onlineUrl,
  description: event.description,
  paid: event.price !== null,
  priceMinor: event.price?.minor ?? 0,
  ...(event.price ? { currency: event.price.currency } : {}),
  capacity: event.capacity,
  visibility: event.visibility,
  maxGuests: event.maxGuests,
  ...(event.bannerFileId === null ? {} : { bannerFileId: event.bannerFileId }),
});

/** The event as a draft of changes would leave it. */
export const answersAfter = ({ event, answers }: Draft): Answers => ({
  ...(event ? answersOf(event) : {}),
  ...answers,
});
