import type { z } from "zod";
import type { DraftView } from "@/domain/drafts/schema";

/** A draft as it comes over the wire. */
export type Draft = z.output<typeof DraftView>;
export type Answers = Draft["answers"];
export type Field = keyof Answers;
export type Image = NonNullable<Draft["banner"]>;

/** What was typed and the server does not have yet. `seen` is what these fields said before, in the draft of `version`. */
export type Pending = { edits: Answers; seen: Answers; version: number };

export const fieldsOf = (answers: Answers) => Object.keys(answers) as Field[];

/** Whether two answers say the same; no answer says as much as null. */
export const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The draft as the person means it: what the server has, with what was typed since. */
export const shownAnswers = (draft: Draft, pending: Pending | null): Answers => ({
  ...draft.answers,
  ...pending?.edits,
});

/** Adds what was typed. What a field said when it was first touched stays known, so that others' changes are noticed. */
export function withEdits(pending: Pending | null, draft: Draft, edits: Answers): Pending {
  const before = pending ?? { edits: {}, seen: {}, version: draft.version };
  const untouched = fieldsOf(edits).filter((field) => !(field in before.edits));
  const seen = Object.fromEntries(untouched.map((field) => [field, draft.answers[field] ?? null]));
  return { ...before, edits: { ...before.edits, ...edits }, seen: { ...before.seen, ...seen } };
}

/** After the server took `sent`: what was typed meanwhile is left, on top of what it now says. */
export function withoutSaved(pending: Pending, sent: Answers, saved: Draft): Pending | null {
  const left = fieldsOf(pending.edits).filter(
    (field) => !(field in sent && isSame(sent[field], pending.edits[field])),
  );
  if (left.length === 0) return null;
  return {
    version: pending.version,
    edits: pick(pending.edits, left),
    seen: Object.fromEntries(
      left.map((field) => [field, (field in sent ? saved.answers : pending.seen)[field] ?? null]),
    ),
  };
}

/** Keeps on to the person's own words although somebody else wrote there too: theirs has now been seen. */
export const overTheirs = (pending: Pending, theirs: Answers, fields: Field[]): Pending => ({
  ...pending,
  seen: { ...pending.seen, ...Object.fromEntries(fields.map((field) => [field, theirs[field] ?? null])) },
});

/** Lets go of some fields. */
export function without(pending: Pending, fields: Field[]): Pending | null {
  const left = fieldsOf(pending.edits).filter((field) => !fields.includes(field));
  if (left.length === 0) return null;
  return { ...pending, edits: pick(pending.edits, left), seen: pick(pending.seen, left) };
}

export const pick = (answers: Answers, fields: Field[]): Answers =>
  Object.fromEntries(fields.filter((field) => field in answers).map((field) => [field, answers[field]]));
