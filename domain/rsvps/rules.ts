import { Refusal } from "../errors";
import { seatsLeft } from "../events/rules";
import type { EventDetails } from "../events/schema";
import type { RsvpStatus } from "./schema";

export type SeatRequest = { userId: number; partySize: number };
export type Current = { userId: number; rsvpId: string; status: RsvpStatus; partySize: number };

/** What one request comes to. `accept` says yes to an offer that is still open. */
export type Placement =
  | { place: "confirmed" | "waitlisted"; request: SeatRequest }
  | { place: "accept"; current: Current }
  | { place: "refused"; refusal: Refusal };

type Room = Pick<EventDetails, "capacity" | "seatsTaken" | "maxGuests">;

/**
 * Where each of several requests lands, in their order: on free seats, on the waiting list, or refused.
 * The caller holds the event's lock, and whoever waited before has been offered what fits them.
 */
export function placeAll(event: Room, current: Map<number, Current>, requests: SeatRequest[]): Placement[] {
  let free = seatsLeft(event);
  const statuses = new Map([...current.values()].map(({ userId, status }) => [userId, status]));
  return requests.map((request) => {
    const status = statuses.get(request.userId);
    const refusal = refusalOf(event, status, request, free);
    if (refusal) return { place: "refused", refusal };

    const place = request.partySize > free ? "waitlisted" : "confirmed";
    statuses.set(request.userId, status === "pending" ? "confirmed" : place);
    if (status === "pending") return { place: "accept", current: current.get(request.userId)! };
    if (place === "confirmed") free -= request.partySize;
    return { place, request };
  });
}

function refusalOf(
  event: Room,
  status: RsvpStatus | undefined,
  { partySize }: SeatRequest,
  free: number,
): Refusal | undefined {
  if (status === "confirmed") return new Refusal("already_going");
  if (status === "waitlisted") return new Refusal("already_waiting", { position: 0 });
  if (partySize - 1 > event.maxGuests) return new Refusal("too_many_guests", { max: event.maxGuests });
  if (partySize > (event.capacity ?? partySize))
    return new Refusal("not_enough_seats", { free, asked: partySize });
  if (status !== "pending" && free > 0 && partySize > free)
    return new Refusal("not_enough_seats", { free, asked: partySize });
  return undefined;
}

const minute = 60 * 1000;

/** Until when an offer stands: 12 hours, less when the event is near, never under 15 minutes. */
export function offerDeadline(now: Date, startsAt: Date) {
  const untilStart = startsAt.getTime() - now.getTime();
  const window = Math.max(15 * minute, Math.min(12 * 60 * minute, untilStart / 4));
  return new Date(now.getTime() + window);
}

/** Takes from a waiting list, in its order, everybody whose party still fits. */
export function pickForOffers<Waiting extends { partySize: number }>(
  waiting: Waiting[],
  free: number,
): Waiting[] {
  let left = free;
  return waiting.filter(({ partySize }) => {
    if (partySize > left) return false;
    left -= partySize;
    return true;
  });
}
