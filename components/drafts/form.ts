import type { Wrong } from "@/components/ui/field";
import type { Answers, Draft, Field } from "./pending";

/** What each part of the form works with. */
export type Form = {
  draft: Draft;
  answers: Answers;
  /** Zone of the event, the person's own until another is chosen. */
  timeZone: string;
  change: (edits: Answers) => void;
  wrong: (field: Field) => Wrong;
};

/** How long an event lasts where nothing was said, in minutes. */
export const usualLength = 120;
const minuteMs = 60_000;

export const startOf = ({ startsAt }: Answers) => (startsAt ? new Date(startsAt) : null);

/** When it ends; before the start if that is what was typed. */
export function endOf(answers: Answers): Date | null {
  const start = startOf(answers);
  return start && new Date(start.getTime() + (answers.length ?? usualLength) * minuteMs);
}

export const minutesBetween = (start: Date, end: Date) =>
  Math.round((end.getTime() - start.getTime()) / minuteMs);
