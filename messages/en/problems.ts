import type { Draft, QuestionKey } from "@/domain/drafts/schema";
import { limits } from "@/domain/events/schema";
import { decimalsOf, isCurrency } from "@/domain/money";
import { limits as saleLimits } from "@/domain/sales/schema";
import { aroundGap, zoneCity } from "@/domain/time";
import type { Catalog, Reading } from "../catalog";
import { cut, lines } from "../entities";
import { formatDate, formatMoney, formatNumber, formatWallDateLong, formatWhen } from "../format";
import { problemsIn } from "../problems";
import { exampleDate, exampleDay, examplePrice } from "../questions";
import { dotted, formatWallDay, instantOf, monthName, slashed, wallClock } from "../wall";
import { button } from "./buttons";
import { calendar } from "./calendar";
import { questions } from "./questions";

const examples: Record<QuestionKey, (r: Reading, draft: Draft) => string> = {
  title: () => "e.g., Berlin Indie Games Night",
  zone: () => "e.g., Lisbon",
  date: (r, draft) => `e.g., ${exampleDate(r, draft)} at 6:00 PM`,
  length: () => "e.g., 2 hours",
  location: () => "e.g., Café Mond, Torstr. 12, Berlin",
  link: () => "e.g., https://meet.example.com/games",
  description: () => "e.g., Bring a game, or just play ours.",
  paid: () => "Yes or no?",
  price: (_r, draft) => `e.g., ${examplePrice(draft)}`,
  tickets: () => "Add another, or continue.",
  ticket: () => "What would you like to change?",
  ticketName: () => "e.g., Early bird",
  ticketPrice: (_r, draft) => `e.g., ${examplePrice(draft)}`,
  ticketPlaces: () => "e.g., 20",
  ticketEnd: (r, draft) => `e.g., ${exampleDate(r, draft)}`,
  refunds: () => "e.g., 24 hours",
  capacity: () => "e.g., 40",
  category: () => "What kind of event is it?",
  listing: () => "Everyone, or only people with the link?",
  guests: () => "e.g., 2",
  banner: () => "e.g., a photo of the place",
};

const money = (r: Reading, minor: number, currency: string) =>
  isCurrency(currency) ? formatMoney(minor, currency, r.language) : formatNumber(minor, r.language);

/** "2:00 to 3:00 AM": the half of the day once, when it is the same. */
function fromTo(from: string, to: string) {
  const half = /\s\D+$/.exec(to)?.[0] ?? "";
  return `${half !== "" && from.endsWith(half) ? from.slice(0, -half.length) : from} to ${to}`;
}

export const problem = problemsIn(
  {
    say: {
      "not-text": (r, draft) =>
        `I need this one as text. ${draft.question === null ? "" : examples[draft.question](r, draft)}`.trim(),
      "title-length": (_r, _draft, { length }) =>
        length === 0
          ? "What is it called? e.g., Berlin Indie Games Night"
          : `That name has ${length} characters and the limit is ${limits.title}. Could you shorten it? e.g., Berlin Indie Games Night`,
      "zone-unknown": (_r, _draft, { text }) =>
        `I don't know a place called "${cut(text, 100)}". Try the nearest big city, e.g., Lisbon.`,
      "date-unreadable": (r, draft, { text }) =>
        `I couldn't read "${cut(text, 100)}" as a date. Try: ${exampleDate(r, draft)} at 6:00 PM · tomorrow 7pm · ${dotted(exampleDay(r, draft))} 19:00`,
      "date-only": (r, _draft, { date }) =>
        `${formatWallDay(date, r.language)} it is. What time does it start?`,
      "date-which": (r, _draft, { options: [first, second] }) =>
        `Is ${slashed(first)} in ${monthName(first, r.language)} or in ${monthName(second, r.language)}?`,
      "date-past": (r, { timeZone }, { wall, nextYear }) => {
        const passed = `${formatWhen(instantOf(timeZone, wall), timeZone, r.language)} has already passed.`;
        return nextYear === null
          ? `${passed} When should it be?`
          : `${passed} Did you mean ${formatWallDateLong(nextYear, r.language)}?`;
      },
      "date-too-far": (r, { timeZone }, { wall, limit }) =>
        `${formatWhen(instantOf(timeZone, wall), timeZone, r.language)} is more than two years away. Please choose a date before ${formatDate(limit, timeZone, r.language)}.`,
      "hour-skipped": (r, { timeZone }, { wall }) => {
        const { from, to } = aroundGap(timeZone, wall);
        const jump = fromTo(wallClock(from, r.language), wallClock(to, r.language));
        return `Clocks in ${zoneCity(timeZone)} jump from ${jump} that night, so ${wallClock(wall, r.language)} doesn't exist.`;
      },
      "hour-twice": (r, { timeZone }, { wall }) =>
        `${wallClock(wall, r.language)} comes twice that night in ${zoneCity(timeZone)}. Which one?`,
      "length-unreadable": () => "It would end before it starts. How long will it last? e.g., 2 hours",
      "location-length": (_r, _draft, { length }) =>
        length === 0
          ? "Where will it be? e.g., Café Mond, Torstr. 12, Berlin"
          : `That's ${length} characters; please keep it under ${limits.location}, e.g., Café Mond, Torstr. 12, Berlin`,
      "link-unreadable": () => "A link starts with https://, e.g., https://meet.example.com/games",
      "description-length": (r, _draft, { length }) =>
        `That's ${formatNumber(length, r.language)} characters and the limit is ${formatNumber(limits.description, r.language)}. Could you cut about ${formatNumber(length - limits.description, r.language)}?`,
      "price-unreadable": (_r, draft, { text }) =>
        `I couldn't read "${cut(text, 100)}" as a price. Numbers only, please, e.g., ${examplePrice(draft)}`,
      "price-decimals": (r, _draft, { currency, suggestion }) => {
        const decimals = isCurrency(currency) ? decimalsOf(currency) : 2;
        const has = decimals === 0 ? "no decimals" : `${decimals} decimals`;
        return `${currency} has ${has}, so the closest price is ${money(r, suggestion, currency)}.`;
      },
      "price-low": (r, _draft, { currency, min }) => `Card payments start at ${money(r, min, currency)}.`,
      "price-high": (r, _draft, { currency, max }) =>
        `One ticket can cost at most ${money(r, max, currency)}. Please enter a lower price.`,
      "capacity-unreadable": (r) =>
        `Please send a whole number from 1 to ${formatNumber(limits.capacity, r.language)}, e.g., 40, or tap Unlimited.`,
      "capacity-below-taken": (r, _draft, { taken }) => {
        const seats = formatNumber(taken, r.language);
        return `${taken === 1 ? "1 seat is" : `${seats} seats are`} already taken, so capacity can't go below ${seats}.`;
      },
      "tickets-below-taken": (r, _draft, { name, taken }) =>
        `${formatNumber(taken, r.language)} ${cut(name, 60)} ${taken === 1 ? "ticket is" : "tickets are"} sold or held, so there can't be fewer.`,
      "tickets-impossible": () =>
        "Tickets can't be sold like that. Each price must be more than the fee that it contains, sales end after they begin, and all prices are in one currency. Change a type, or keep the event as it is.",
      "guests-unreadable": (_r, _draft, { max }) => `Please send a whole number from 0 to ${max}, e.g., 2`,
      "not-photo": () => "I need a picture for this one. Send it as a photo.",
      "draft-date-passed": (r, { timeZone }, { startsAt }) =>
        `While this was saved, ${formatWhen(startsAt, timeZone, r.language)} went by. When will it take place?`,
      "not-complete": (r, draft) => lines("One answer is still missing.", questions.question(r, draft).text),
      "ticket-name-length": (_r, _draft, { length }) =>
        length === 0
          ? "What is this ticket called? e.g., Early bird"
          : `That name has ${length} characters and the limit is ${saleLimits.ticketName}. Could you shorten it? e.g., Early bird`,
      "sales-end-late": (r, { timeZone }, { startsAt }) =>
        `The event starts on ${formatWhen(startsAt, timeZone, r.language)}, and sales end then at the latest. Send an earlier date, or tap At the start.`,
      "refunds-unreadable": () => "I couldn't read that. Try: 24 hours · 3 days · any time · no refunds",
      "not-a-choice": (r, draft) =>
        `Please tap one of the buttons. ${draft.question === null ? "" : examples[draft.question](r, draft)}`.trim(),
      "sales-not-open": () =>
        "You can't take payments yet. Connect Stripe in the Web App and publish again, or make it free. Your draft is kept.",
    },
    yes: (date) => `Yes, ${date}`,
    first: (offset) => `First, ${offset}`,
    second: (offset) => `Second, ${offset}`,
    usePrice: (price) => `Use ${price}`,
    setCapacity: (seats) => `Set to ${seats}`,
  },
  questions,
  calendar,
  button,
);

export const unavailable: Catalog["unavailable"] = (_r, errorId) => ({
  text: `Something broke on our side, and nothing was changed. Please try again in a minute. (${errorId})`,
  dialog: true,
});
