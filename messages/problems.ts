import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Draft, Problem } from "@/domain/drafts/schema";
import type { WallTime } from "@/domain/time";
import type { Buttons } from "./buttons";
import type { calendarIn } from "./calendar";
import type { Button, Message, Reading } from "./catalog";
import { formatMoney, formatNumber, formatOffset, formatWallDateLong } from "./format";
import { primary, rows, tap } from "./keyboard";
import type { questionsIn } from "./questions";
import { dayArg, timeArg, wallClock } from "./wall";

/** What is said about an answer that does not fit, and the labels of the ways on. */
export type ProblemWords = {
  say: {
    [Kind in Problem["kind"]]: (
      r: Reading,
      draft: Draft,
      problem: Extract<Problem, { kind: Kind }>,
    ) => FormattedString | string;
  };
  yes: (date: string) => string;
  first: (offset: string) => string;
  second: (offset: string) => string;
  usePrice: (price: string) => string;
  setCapacity: (seats: string) => string;
};

/** Answers that do not fit: the question stays open, and its way on stays below. */
export function problemsIn(
  words: ProblemWords,
  questions: ReturnType<typeof questionsIn>,
  calendar: ReturnType<typeof calendarIn>,
  button: Buttons,
) {
  return (r: Reading, draft: Draft, problem: Problem): Message => {
    const say = words.say[problem.kind] as (
      r: Reading,
      draft: Draft,
      problem: Problem,
    ) => FormattedString | string;
    const own = ways(r, draft, problem);
    const isPreview = problem.kind === "sales-not-open";
    const hasTimes = problem.kind === "date-only";
    return {
      text: fmt`${say(r, draft, problem)}`,
      buttons: rows(...own, isPreview || hasTimes ? [] : questions.nav(draft)),
    };
  };

  function ways(r: Reading, draft: Draft, problem: Problem): Button[][] {
    const time = (label: string, wall: WallTime) => tap(label, "draft.time", draft.id, timeArg(wall));
    const free = () => questions.makeItFree(draft);
    const usePrice = (minor: number) =>
      primary(
        tap(
          words.usePrice(formatMoney(minor, draft.currency, r.language)),
          "draft.price",
          draft.id,
          String(minor),
        ),
      );

    switch (problem.kind) {
      case "date-only":
        return calendar.timeButtons(r, draft, problem.date, "e");
      case "date-which":
        return [
          problem.options.map((wall) =>
            problem.timeKnown
              ? time(formatWallDateLong(wall, r.language), wall)
              : tap(formatWallDateLong(wall, r.language), "draft.day", draft.id, dayArg(wall)),
          ),
        ];
      case "date-past": {
        const { nextYear } = problem;
        if (nextYear === null) return [[primary(button.anotherDate(draft))]];
        return [
          [
            primary(time(words.yes(formatWallDateLong(nextYear, r.language)), nextYear)),
            button.anotherDate(draft),
          ],
        ];
      }
      case "hour-skipped":
        return [[problem.after, problem.before].map((wall) => time(wallClock(wall, r.language), wall))];
      case "hour-twice":
        return [
          [
            instant(draft, words.first(formatOffset(draft.timeZone, problem.first)), problem.first),
            instant(draft, words.second(formatOffset(draft.timeZone, problem.second)), problem.second),
          ],
        ];
      case "price-decimals":
        return [[usePrice(problem.suggestion), button.enterAnother(draft)]];
      case "price-low":
        return draft.question === "ticketPrice"
          ? [[usePrice(problem.min)], ...questions.choices.ticketPrice(r, draft)]
          : [[usePrice(problem.min), free()]];
      case "capacity-below-taken":
      case "tickets-below-taken": {
        const seats = words.setCapacity(formatNumber(problem.taken, r.language));
        return [
          [
            primary(tap(seats, "draft.capacity", draft.id, String(problem.taken))),
            button.enterAnother(draft),
          ],
        ];
      }
      case "sales-not-open":
        return [[primary(button.openWebApp(r)), free()], [button.backToPreview(draft)]];
      default:
        return draft.question === null ? [] : questions.choices[draft.question](r, draft);
    }
  }
}

const instant = (draft: Draft, label: string, at: Date) =>
  tap(label, "draft.instant", draft.id, String(at.getTime() / 1000));
