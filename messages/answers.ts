import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Answers, Draft, QuestionKey } from "@/domain/drafts/schema";
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
      banner: (_r, { bannerFileId, bannerImage }) => (bannerFileId || bannerImage ? words.yes : words.none),
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

/** The event as a draft of changes would leave it. */
export const answersAfter = ({ present, answers }: Draft): Answers => ({ ...present, ...answers });
