import { cleanLine } from "../text";
import { compareDates, wallTimeIn } from "../time";
import type { Answers, Draft, Problem, QuestionKey } from "./schema";
import { settleWhen, type When } from "./settle-when";

export type Reading = { answers: Answers } | { problem: Problem };

/** The questions that a moment answers. */
export const whenQuestions = ["date", "ticketEnd"] as const satisfies QuestionKey[];
type WhenQuestion = (typeof whenQuestions)[number];

type Asked = { text: string; draft: Pick<Draft, "answers" | "timeZone" | "event">; now: Date };

/** A reading of a date as an answer: understood ones are stored, the others become what to ask back. */
export const answerWhen = (question: WhenQuestion, when: When, asked: Asked): Reading =>
  question === "date" ? fromWhen(when, asked.text) : fromSalesEnd(when, asked);

const lastMinute = 24 * 60 - 1;

/** A day alone means all of that day. Sales end when the event starts, at the latest. */
function fromSalesEnd(when: When, { text, draft, now }: Asked): Reading {
  const { answers, timeZone: zone, event } = draft;
  const ofDay = when.kind === "date-only" ? { date: when.date, startMinutes: lastMinute } : undefined;
  const reading = fromWhen(ofDay ? settleWhen(ofDay, { zone, now }) : when, text);
  if ("problem" in reading) return reading;

  const endsAt = reading.answers.startsAt!;
  const startsAt = answers.startsAt === undefined ? event!.startsAt : new Date(answers.startsAt);
  if (new Date(endsAt) < startsAt) return { answers: { ticket: { salesEndAt: endsAt } } };
  const isSameDay = ofDay && compareDates(ofDay.date, wallTimeIn(zone, startsAt)) === 0;
  return isSameDay
    ? { answers: { ticket: { salesEndAt: null } } }
    : { problem: { kind: "sales-end-late", startsAt } };
}

function fromWhen(when: When, text: string): Reading {
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
