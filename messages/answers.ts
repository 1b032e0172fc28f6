import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import { kindsOf } from "@/domain/drafts/rules";
import type { Answers, Draft, QuestionKey, TicketInHand } from "@/domain/drafts/schema";
import { isCurrency } from "@/domain/money";
import type { Reading } from "./catalog";
import { cut, moment } from "./entities";
import { formatMoney, formatNumber, formatWhen, formatWhenShort, formatZone } from "./format";
import type { kindsIn } from "./kinds";

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
  /** The lowest of several prices. */
  from: (price: string) => string;
  kinds: (count: number) => string;
  atTheStart: string;
  categories: Record<NonNullable<Answers["category"]>, string>;
};

/** What is known of one field, in words: below an answered question, beside a change, in a preview. */
export function answersIn(words: AnswerWords, tickets: ReturnType<typeof kindsIn>) {
  const price = (r: Reading, minor: number | undefined, currency: string) =>
    minor && isCurrency(currency) ? formatMoney(minor, currency, r.language) : words.free;
  const places = (r: Reading, count: number | null | undefined) =>
    typeof count === "number" ? formatNumber(count, r.language) : words.unlimited;

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
      price: (r, answers) => {
        const { paid, priceMinor, currency = "USD" } = answers;
        const lowest = paid === false ? words.free : price(r, priceMinor, currency);
        return new Set(kindsOf(answers).map((kind) => kind.priceMinor)).size > 1
          ? words.from(lowest)
          : lowest;
      },
      tickets: (_r, answers) => words.kinds(kindsOf(answers).length),
      ticket: (_r, answers) => inHand(answers).name ?? words.none,
      ticketName: (_r, answers) => inHand(answers).name ?? words.none,
      ticketPrice: (r, answers) => {
        const { priceMinor, currency = answers.currency ?? "USD" } = inHand(answers);
        return price(r, priceMinor, currency);
      },
      ticketPlaces: (r, answers) => places(r, inHand(answers).capacity),
      ticketEnd: (r, answers, zone) => {
        const { salesEndAt } = inHand(answers);
        return salesEndAt ? formatWhenShort(new Date(salesEndAt), zone, r.language) : words.atTheStart;
      },
      refunds: (_r, { refundPolicy = [] }) => tickets.refundsAnswer(refundPolicy),
      capacity: (r, { capacity }) => places(r, capacity),
      category: (_r, { category = "other" }) => words.categories[category],
      listing: (_r, { visibility }) => (visibility === "public" ? words.everyone : words.onlyWithLink),
      banner: (_r, { bannerFileId, bannerImage }) => (bannerFileId || bannerImage ? words.yes : words.none),
      guests: (_r, { maxGuests }) => (maxGuests === undefined ? words.none : words.guests(maxGuests)),
    };
  return (question: QuestionKey, r: Reading, answers: Answers, zone: string) =>
    fmt`${texts[question](r, answers, zone)}`;
}

/** The kind of ticket that is asked about, or the new one that has just joined the others. */
function inHand(answers: Answers): TicketInHand {
  const kinds = kindsOf(answers);
  const { ticket } = answers;
  return (ticket?.at === undefined ? ticket : kinds[ticket.at]) ?? kinds.at(-1) ?? {};
}

/** From when to when, as far as it is answered. */
export function spanOf({ startsAt, length }: Answers): { start?: Date; end?: Date } {
  if (startsAt === undefined) return {};
  const start = new Date(startsAt);
  return length === undefined ? { start } : { start, end: new Date(start.getTime() + length * 60_000) };
}

/** The event as a draft of changes would leave it. */
export const answersAfter = ({ present, answers }: Draft): Answers => ({ ...present, ...answers });
