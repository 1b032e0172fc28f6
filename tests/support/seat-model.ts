/**
 * One event and its RSVPs, kept in memory and told in the plainest way: what PostgreSQL and the domain are
 * held against. Every function answers what a person would be told.
 */
export type SeatModel = {
  now: number;
  startsAt: number;
  endsAt: number;
  isCancelled: boolean;
  capacity: number | null;
  /** Whether the background has yet to look at a change of the capacity. */
  isResized: boolean;
  maxGuests: number;
  parties: Map<number, Party>;
  lastInLine: number;
};

type Party = {
  status: "confirmed" | "pending" | "waitlisted" | "cancelled";
  size: number;
  line: number;
  answerBy: number;
};

const minute = 60_000;

export const emptyModel = (
  event: Pick<SeatModel, "now" | "startsAt" | "endsAt" | "capacity" | "maxGuests">,
): SeatModel => ({
  ...event,
  isCancelled: false,
  isResized: false,
  parties: new Map(),
  lastInLine: 0,
});

export function rsvp(model: SeatModel, person: number, size: number): string {
  const closed = closedBecause(model);
  if (closed) return closed;

  releaseUnanswered(model);
  offerFree(model);
  const party = model.parties.get(person);
  const free = freeSeats(model);
  if (party?.status === "confirmed") return "already_going";
  if (party?.status === "waitlisted") return `already_waiting ${placeOf(model, party)}`;
  if (size > model.maxGuests + 1) return "too_many_guests";
  if (size > (model.capacity ?? size)) return `not_enough_seats ${free}`;
  if (party?.status === "pending") return confirm(party);
  if (free > 0 && size > free) return `not_enough_seats ${free}`;

  const status = size > free ? "waitlisted" : "confirmed";
  model.parties.set(person, { status, size, line: ++model.lastInLine, answerBy: 0 });
  return `${status} ${size}`;
}

export function resize(model: SeatModel, person: number, size: number): string {
  const closed = closedBecause(model);
  if (closed) return closed;

  const next = structuredClone(model);
  releaseUnanswered(next);
  offerFree(next);
  const party = next.parties.get(person);
  if (party?.status !== "confirmed" && party?.status !== "waitlisted") return "not_going";

  const more = size - party.size;
  if (more > 0 && size > model.maxGuests + 1) return "too_many_guests";
  if (more !== 0 && size > (model.capacity ?? size)) return `not_enough_seats ${freeSeats(next)}`;
  if (party.status === "confirmed" && more > freeSeats(next))
    return `not_enough_seats ${party.size + freeSeats(next)}`;

  party.size = size;
  offerFree(next);
  Object.assign(model, next);
  return `${size} come`;
}

export function cancel(model: SeatModel, person: number): string {
  const ended = endedBecause(model);
  if (ended) return ended;

  const party = model.parties.get(person);
  if (!party || party.status === "cancelled") return "not_going";

  const had = party.status;
  party.status = "cancelled";
  offerFree(model);
  return `gave back ${had}`;
}

export function accept(model: SeatModel, person: number): string {
  const closed = closedBecause(model);
  if (closed) return closed;

  const party = model.parties.get(person);
  return party?.status === "pending" && party.answerBy > model.now ? confirm(party) : "offer_gone";
}

export function decline(model: SeatModel, person: number): string {
  const party = model.parties.get(person);
  if (party?.status !== "pending" || party.answerBy <= model.now) return "offer_gone";

  party.status = "cancelled";
  offerFree(model);
  return "declined";
}

export function changeCapacity(model: SeatModel, capacity: number | null): string {
  const ended = endedBecause(model);
  if (ended) return ended;
  if (capacity !== null && capacity < takenSeats(model)) return `capacity_below_taken ${takenSeats(model)}`;

  model.isResized ||= capacity !== model.capacity;
  model.capacity = capacity;
  return `capacity ${capacity}`;
}

export function cancelEvent(model: SeatModel): string {
  const ended = endedBecause(model);
  if (ended) return ended;

  model.isCancelled = true;
  return "event cancelled";
}

/** What the background does when it looks. */
export function drain(model: SeatModel): string {
  if (model.isResized) offerFree(model);
  model.isResized = false;
  for (const party of model.isCancelled ? model.parties.values() : []) {
    if (party.status === "pending" || party.status === "waitlisted") party.status = "cancelled";
  }
  if (releaseUnanswered(model)) offerFree(model);
  return "drained";
}

const takenSeats = ({ parties }: SeatModel) =>
  [...parties.values()].reduce(
    (sum, { status, size }) => sum + (status === "confirmed" || status === "pending" ? size : 0),
    0,
  );

const freeSeats = (model: SeatModel) => (model.capacity ?? Number.POSITIVE_INFINITY) - takenSeats(model);

export const isOpen = (model: SeatModel) => closedBecause(model) === null;

const endedBecause = ({ isCancelled, now, endsAt }: SeatModel) =>
  isCancelled ? "cancelled" : now >= endsAt ? "past" : null;
const closedBecause = (model: SeatModel) =>
  endedBecause(model) ?? (model.now >= model.startsAt ? "started" : null);

function confirm(party: Party) {
  party.status = "confirmed";
  return `confirmed ${party.size}`;
}

const inLine = ({ parties }: SeatModel) =>
  [...parties.values()]
    .filter(({ status }) => status === "waitlisted")
    .sort((one, other) => one.line - other.line);

const placeOf = (model: SeatModel, party: Party) => inLine(model).indexOf(party) + 1;

function releaseUnanswered({ parties, now }: SeatModel) {
  const late = [...parties.values()].filter(
    ({ status, answerBy }) => status === "pending" && answerBy <= now,
  );
  for (const party of late) party.status = "cancelled";
  return late.length > 0;
}

function offerFree(model: SeatModel) {
  if (!isOpen(model)) return;
  const window = Math.max(15 * minute, Math.min(12 * 60 * minute, (model.startsAt - model.now) / 4));
  for (const party of inLine(model)) {
    if (party.size <= freeSeats(model))
      Object.assign(party, { status: "pending", answerBy: model.now + window });
  }
}
