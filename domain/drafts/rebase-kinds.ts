import { isDeepStrictEqual } from "node:util";
import type { TicketTypeAnswer } from "./schema";

/**
 * What somebody makes of an event's kinds of ticket, over what these say now: of each kind, what they changed since they
 * saw `before` and nothing else. Kinds that came meanwhile stay, and those that went are gone.
 */
export function rebaseKinds(
  now: TicketTypeAnswer[],
  before: TicketTypeAnswer[],
  own: TicketTypeAnswer[],
): TicketTypeAnswer[] {
  const seen = new Map(before.map((kind) => [kind.id, kind]));
  const present = new Map(now.map((kind) => [kind.id, kind]));
  const kept = own.flatMap((kind) => {
    if (kind.id === undefined) return [kind];
    const known = present.get(kind.id);
    return known ? [{ ...known, ...changesSince(seen.get(kind.id), kind) }] : [];
  });
  return [...kept, ...now.filter(({ id }) => !seen.has(id))];
}

const changesSince = (before: TicketTypeAnswer | undefined, kind: TicketTypeAnswer) =>
  Object.fromEntries(
    Object.entries(kind).filter(
      ([field, value]) =>
        !isDeepStrictEqual(before?.[field as keyof TicketTypeAnswer] ?? null, value ?? null),
    ),
  );
