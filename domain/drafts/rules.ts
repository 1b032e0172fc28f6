import { aroundGap, instantsOf, wallTimeIn } from "../time";
import type { Answers, Draft, QuestionKey } from "./schema";

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
