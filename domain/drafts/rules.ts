import type { TicketType } from "../events/queries";
import { isDigital } from "../events/rules";
import type { EventDetails } from "../events/schema";
import { aroundGap, instantsOf, wallTimeIn } from "../time";
import {
  type AnswerField,
  type Answers,
  type AnswersView,
  answerKeys,
  type Draft,
  type QuestionKey,
} from "./schema";

type Question = {
  /** Whether it is asked at all, given what was answered and whether the person's zone was known before. */
  applies: (answers: Answers, knowsZone: boolean) => boolean;
  isAnswered: (answers: Answers, knowsZone: boolean) => boolean;
  /** What holds when it is skipped; without it, the question needs an answer. */
  skipped?: Answers;
};

const always = () => true;
const never = () => false;
const has = (field: keyof Answers) => (answers: Answers) => answers[field] !== undefined;

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
  price: { applies: ({ paid }) => paid === true, isAnswered: has("priceMinor") },
  capacity: { applies: always, isAnswered: has("capacity"), skipped: { capacity: null } },
  listing: { applies: always, isAnswered: has("visibility"), skipped: { visibility: "public" } },
  guests: { applies: never, isAnswered: always },
  banner: { applies: never, isAnswered: always },
};

const order = Object.keys(questions) as QuestionKey[];

/** Questions of a new event that apply, in order. */
const applicable = (answers: Answers, knowsZone: boolean) =>
  order.filter((key) => questions[key].applies(answers, knowsZone));

/** The first question that applies and has no answer; null when the preview can be shown. */
export const nextQuestion = (answers: Answers, knowsZone: boolean): QuestionKey | null =>
  applicable(answers, knowsZone).find((key) => !questions[key].isAnswered(answers, knowsZone)) ?? null;

/** The question before `key`, for Back; the first one stays. */
export function previousQuestion(answers: Answers, knowsZone: boolean, key: QuestionKey | null): QuestionKey {
  const asked = applicable(answers, knowsZone);
  const index = key === null ? asked.length : asked.indexOf(key);
  return asked[Math.max(0, index - 1)] ?? "title";
}

/** How far a draft is: the place of its question, how many there are, and how many have answers. */
export function progress(
  answers: Answers,
  knowsZone: boolean,
  question: QuestionKey | null,
): Pick<Draft, "number" | "total" | "answered"> {
  const asked = order.filter((key) => key === question || questions[key].applies(answers, knowsZone));
  const answered = asked.filter((key) => questions[key].isAnswered(answers, knowsZone)).length;
  return {
    number: question === null ? asked.length : asked.indexOf(question) + 1,
    total: asked.length,
    answered,
  };
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

/** Answers joined by others, with what follows from these: a place is not online, a picture replaces a picture, a price agrees with the tickets. */
export function mergeAnswers(before: Answers, answers: Answers): Answers {
  const merged = { ...before, ...impliedBy(answers), ...answers };
  if (answers.online && !before.online && answers.onlineUrl === undefined) delete merged.onlineUrl;
  if (merged.paid === false) delete merged.priceMinor;
  const saysOnePrice = answers.paid === false || answers.priceMinor !== undefined;
  if (merged.ticketTypes?.length === 0 || (saysOnePrice && !answers.ticketTypes)) delete merged.ticketTypes;
  return merged;
}

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

/** It is online only, which Telegram has sold in Stars, and is priced in money. */
export const needsStars = ({ location = null, onlineUrl = null, latitude = null, currency }: Answers) =>
  isDigital({ location, onlineUrl, latitude }) && currency !== "XTR";
