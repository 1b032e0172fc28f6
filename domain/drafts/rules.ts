import type { TicketType } from "../events/queries";
import { isDigital } from "../events/rules";
import type { EventDetails } from "../events/schema";
import { isCurrency } from "../money";
import { aroundGap, instantsOf, wallTimeIn } from "../time";
import {
  type AnswerField,
  type Answers,
  type AnswersView,
  answerKeys,
  type Draft,
  type QuestionKey,
  type TicketInHand,
  type TicketTypeAnswer,
} from "./schema";

type Question = {
  /** Whether it is asked at all, given what was answered and whether the person's zone was known before. */
  applies: (answers: Answers, knowsZone: boolean) => boolean;
  isAnswered: (answers: Answers, knowsZone: boolean) => boolean;
  /** What holds when it is skipped; without it, the question needs an answer. */
  skipped?: Answers;
  /** The question that it is a part of: it is asked first, and counts as that one. */
  partOf?: QuestionKey;
};

const always = () => true;
const never = () => false;
const has = (field: keyof Answers) => (answers: Answers) => answers[field] !== undefined;
const isPaid = ({ paid }: Answers) => paid === true;

/** A question about a new kind of ticket. */
const ofTicket = (field: keyof TicketInHand): Question => ({
  applies: ({ ticket }) => ticket != null && ticket.at === undefined,
  isAnswered: ({ ticket }) => ticket?.[field] !== undefined,
  partOf: "tickets",
});

/** Unfinished events of one person. */
export const maxDrafts = 50;

/** The conversation, as a table in the order of asking. */
export const questions: Record<QuestionKey, Question> = {
  title: { applies: always, isAnswered: has("title") },
  zone: {
    applies: (answers, knowsZone) => !knowsZone || answers.timeZone !== undefined,
    isAnswered: (answers, knowsZone) => knowsZone || has("timeZone")(answers),
  },
  date: { applies: always, isAnswered: has("startsAt") },
  length: { applies: always, isAnswered: has("length"), skipped: { length: 120 } },
  location: {
    applies: always,
    isAnswered: (answers) => answers.online === true || answers.location !== undefined,
  },
  link: {
    applies: ({ online }) => online === true,
    isAnswered: has("onlineUrl"),
    skipped: { onlineUrl: null },
  },
  description: { applies: always, isAnswered: has("description"), skipped: { description: "" } },
  paid: { applies: always, isAnswered: has("paid") },
  price: {
    applies: isPaid,
    isAnswered: (answers) => has("priceMinor")(answers) && isRightCurrency(answers),
  },
  tickets: { applies: isPaid, isAnswered: ({ ticket }) => ticket === null },
  ticket: { applies: ({ ticket }) => ticket?.at !== undefined, isAnswered: never, partOf: "tickets" },
  ticketName: ofTicket("name"),
  ticketPrice: ofTicket("priceMinor"),
  ticketPlaces: ofTicket("capacity"),
  ticketEnd: ofTicket("salesEndAt"),
  refunds: { applies: isPaid, isAnswered: has("refundPolicy") },
  capacity: { applies: always, isAnswered: has("capacity"), skipped: { capacity: null } },
  category: { applies: always, isAnswered: has("category"), skipped: { category: "other" } },
  listing: { applies: always, isAnswered: has("visibility"), skipped: { visibility: "public" } },
  guests: { applies: never, isAnswered: always },
  banner: { applies: never, isAnswered: always },
};

const order = Object.keys(questions) as QuestionKey[];

/** Questions of a new event that apply, in order, and the one that is open. */
const applicable = (answers: Answers, knowsZone: boolean, open: QuestionKey | null = null) =>
  order.filter((key) => key === open || questions[key].applies(answers, knowsZone));

/** The first question that applies and has no answer, parts of one that was begun before all; null when the preview can be shown. */
export function nextQuestion(answers: Answers, knowsZone: boolean): QuestionKey | null {
  const open = applicable(answers, knowsZone).filter((key) => !questions[key].isAnswered(answers, knowsZone));
  return open.find((key) => questions[key].partOf) ?? open[0] ?? null;
}

/** What is asked next of the kinds of ticket alone; null when nothing more is said of them. */
export function nextOfTickets(answers: Answers): QuestionKey | null {
  if (answers.ticket === null) return null;
  const parts = applicable(answers, true).filter((key) => questions[key].partOf === "tickets");
  return parts.find((key) => !questions[key].isAnswered(answers, true)) ?? "tickets";
}

/** Whether it asks for the kinds of ticket, or for a part of one. */
export const isOfTickets = (key: QuestionKey | null) =>
  key !== null && (key === "tickets" || questions[key].partOf === "tickets");

/** The question before `key`, for Back; the first one stays. */
export function previousQuestion(answers: Answers, knowsZone: boolean, key: QuestionKey | null): QuestionKey {
  const asked = applicable(answers, knowsZone, key);
  const index = key === null ? asked.length : asked.indexOf(key);
  return asked[Math.max(0, index - 1)] ?? "title";
}

/** How far a draft is: the place of its question, how many there are, and how many have answers. */
export function progress(
  answers: Answers,
  knowsZone: boolean,
  question: QuestionKey | null,
): Pick<Draft, "number" | "total" | "answered"> {
  const open = question && (questions[question].partOf ?? question);
  const asked = applicable(answers, knowsZone, open).filter((key) => !questions[key].partOf);
  const answered = asked.filter((key) => questions[key].isAnswered(answers, knowsZone)).length;
  return { number: open === null ? asked.length : asked.indexOf(open) + 1, total: asked.length, answered };
}

/** What is optional can be skipped, and what has an answer already: it keeps it. */
export const canSkip = (key: QuestionKey, answers: Answers) =>
  questions[key].skipped !== undefined || questions[key].isAnswered(answers, false);

/** The instant at which clocks of `to` show what those of `from` show at `startsAt`; where they skip it, the next they show. */
export function sameClock(startsAt: string, from: string, to: string): string {
  const wall = wallTimeIn(from, new Date(startsAt));
  const [at] = instantsOf(to, wall);
  return (at ?? instantsOf(to, aroundGap(to, wall).after)[0]!).toISOString();
}

/** A published event with its kinds of ticket as the answers that would make it, so that old and new can be set side by side. */
export const answersOf = (event: EventDetails, types: TicketType[]): Answers => ({
  title: event.title,
  timeZone: event.timeZone,
  startsAt: event.startsAt.toISOString(),
  length: Math.round((event.endsAt.getTime() - event.startsAt.getTime()) / 60_000),
  online: event.location === null && event.onlineUrl !== null,
  location: event.location,
  latitude: event.latitude,
  longitude: event.longitude,
  onlineUrl: event.onlineUrl,
  description: event.description,
  category: event.category,
  ...pricesOf(types),
  ticketTypes: types.map(({ seatsTaken: _taken, held: _held, salesStartAt, salesEndAt, ...type }) => ({
    ...type,
    salesStartAt: salesStartAt?.toISOString() ?? null,
    salesEndAt: salesEndAt?.toISOString() ?? null,
  })),
  refundPolicy: event.refundPolicy,
  capacity: event.capacity,
  visibility: event.visibility,
  maxGuests: event.maxGuests,
  bannerImage: event.bannerImage,
  ...(event.bannerFileId === null ? {} : { bannerFileId: event.bannerFileId }),
  wantsGroup: event.wantsGroup,
  taxAndFees: event.taxAndFees,
});

/** What a form edits of all that a draft knows. */
export const formAnswers = (answers: Answers): AnswersView =>
  Object.fromEntries(
    answerKeys.filter((key) => answers[key] !== undefined).map((key) => [key, answers[key]]),
  );

/** The fields that a draft answers itself; of an edit, those that would say something else than the event does. */
export const changedFields = (own: Answers, present: Answers | null): AnswerField[] =>
  answerKeys.filter((key) => own[key] !== undefined && !isSame(own[key], present?.[key] ?? undefined));

/** Both say the same in JSON, whatever the order of what is nested. */
const isSame = (one: unknown, other: unknown) => inOrder(one) === inOrder(other);
const inOrder = (answer: unknown) =>
  JSON.stringify(answer, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value,
  );

/** What an event cannot do without and has no answer yet. */
export function missingFields(answers: Answers, ownZone: string | null): AnswerField[] {
  const known = { ...(ownZone === null ? {} : { timeZone: ownZone }), ...answers };
  const isPriceless = answers.paid === true && !answers.priceMinor;
  return [
    ...(["title", "startsAt", "timeZone"] as const).filter((key) => known[key] === undefined),
    ...(isPriceless ? (["priceMinor"] as const) : []),
  ];
}

/**
 * Answers joined by others, with what follows from these: a place is not online, a picture replaces a picture, a
 * price agrees with the tickets, what is said of the kind of ticket in hand becomes a part of it.
 */
export function mergeAnswers(before: Answers, answers: Answers): Answers {
  const merged = joined(before, answers);
  if (merged.paid === false) delete merged.priceMinor;
  if (merged.ticketTypes?.length === 0) delete merged.ticketTypes;
  return merged;
}

function joined(before: Answers, answers: Answers): Answers {
  const merged = { ...before, ...impliedBy(answers), ...answers };
  if (answers.online && !before.online && answers.onlineUrl === undefined) delete merged.onlineUrl;
  if (answers.ticket) return withTicket(merged, { ...before.ticket, ...answers.ticket });
  if (isRepriced(before, answers)) return withoutPrice(merged);
  if (answers.ticketTypes) return merged.ticket === null ? merged : withoutTicket(merged);
  if (answers.paid === false) return withoutKinds(merged);
  return answers.priceMinor === undefined ? merged : withPrice(merged);
}

export const withoutTicket = ({ ticket: _, ...answers }: Answers): Answers => answers;
/** A number in one currency says nothing in another. */
const isRepriced = ({ currency: known }: Answers, { currency, priceMinor, ticketTypes }: Answers) =>
  known !== undefined &&
  currency !== undefined &&
  currency !== known &&
  priceMinor === undefined &&
  !ticketTypes;
const withoutPrice = ({ priceMinor: _, ...answers }: Answers): Answers => withoutKinds(answers);
const withoutKinds = ({ ticketTypes: _, ...answers }: Answers): Answers => withoutTicket(answers);

function impliedBy({ online, location, ticketTypes, bannerImage, bannerFileId }: Answers): Answers {
  return {
    ...(online ? { location: null, latitude: null, longitude: null } : {}),
    ...(typeof location === "string" ? { online: false, onlineUrl: null } : {}),
    ...(ticketTypes?.length ? pricesOf(ticketTypes) : {}),
    ...(bannerImage !== undefined ? { bannerFileId: null } : {}),
    ...(bannerFileId !== undefined ? { bannerImage: null } : {}),
  };
}

type Priced = Required<Pick<Answers, "priceMinor">> & { currency: string };

/** The lowest price that is none of free. */
function pricesOf(ticketTypes: Priced[]): Answers {
  const [lowest] = ticketTypes
    .filter(({ priceMinor }) => priceMinor > 0)
    .sort((a, b) => a.priceMinor - b.priceMinor);
  return lowest ? { paid: true, priceMinor: lowest.priceMinor, currency: lowest.currency } : { paid: false };
}

const newKind = { capacity: null, salesStartAt: null, salesEndAt: null };

/** The kinds of ticket that answers tell of; a single price is one kind, as it is when the event is published. */
export function kindsOf({ ticketTypes, paid, priceMinor, currency = "USD" }: Answers): TicketTypeAnswer[] {
  if (ticketTypes?.length) return ticketTypes;
  if (!paid || !priceMinor || !isCurrency(currency)) return [];
  return [{ ...newKind, name: "General", priceMinor, currency }];
}

/** The one price is that of the first kind; kinds in another currency have no price any more. */
function withPrice(merged: Answers): Answers {
  const [first, ...others] = merged.ticketTypes ?? [];
  if (!first || first.currency !== merged.currency) return withoutKinds(merged);
  const kinds = [{ ...first, priceMinor: merged.priceMinor! }, ...others];
  return { ...merged, ...pricesOf(kinds), ticketTypes: kinds };
}

/** One that is there already is changed at once; a new one of which all is known joins the others. */
function withTicket(merged: Answers, { at, ...said }: TicketInHand): Answers {
  const kinds = kindsOf(merged);
  const others = withoutTicket(merged);
  const { name, priceMinor, capacity, salesEndAt, currency = kinds[0]!.currency } = said;
  if (at !== undefined) {
    const changed = kinds.map((kind, place) => (place === at ? { ...kind, ...said } : kind));
    return { ...others, ...pricesOf(changed), ticketTypes: changed, ticket: { at } };
  }
  if (name === undefined || priceMinor === undefined || capacity === undefined || salesEndAt === undefined)
    return { ...others, ticket: said };
  const all = [...kinds, { ...newKind, name, priceMinor, currency, capacity, salesEndAt }];
  return { ...others, ...pricesOf(all), ticketTypes: all };
}

/** Of a published event, the kinds of ticket alone say what they cost. */
export const withoutOnePrice = ({ paid: _, priceMinor: __, currency: ___, ...answers }: Answers): Answers =>
  answers;

/** It is online only, which Telegram has sold in Stars. */
export const isSoldInStars = ({ location = null, onlineUrl = null, latitude = null }: Answers) =>
  isDigital({ location, onlineUrl, latitude });

/** Prices are in what the event can be sold in; so they are before there are any. */
const isRightCurrency = (answers: Answers) =>
  answers.currency === undefined || isSoldInStars(answers) === (answers.currency === "XTR");
