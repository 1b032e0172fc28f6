import type { PaymentMethod } from "../context";
import { Refusal } from "../errors";
import { seatsLeft } from "../events/rules";
import type { EventDetails } from "../events/schema";
import { isSold, type Line, type OfferedType, type Promo, quoteParty, type Seat, totalOf } from "./quote";
import type { RsvpStatus } from "./schema";

export type SeatRequest = {
  userId: number;
  partySize: number;
  /** Which tickets; without them, free ones. */
  lines?: Line[] | undefined;
  promoCode?: string | undefined;
};
export type Current = {
  userId: number;
  rsvpId: string;
  status: RsvpStatus;
  partySize: number;
  holdKind: "offer" | "checkout" | null;
};
/** How often a person let seats of one event go unpaid within a day, and since when the first of them were held. */
export type Unpaid = { holds: number; since: Date };

type Standing = Pick<Current, "status" | "holdKind">;

/** Who was placed a moment ago stands so for what they ask next. */
const standingAt = {
  confirmed: { status: "confirmed", holdKind: null },
  held: { status: "pending", holdKind: "checkout" },
  waitlisted: { status: "waitlisted", holdKind: null },
} as const satisfies Record<string, Standing>;

/** What one request comes to. `held` waits for money; `accept` says yes to an offer that is still open. */
export type Placement =
  | { place: "confirmed" | "held"; request: SeatRequest; seats: Seat[] }
  | { place: "waitlisted"; request: SeatRequest; seats?: never }
  | { place: "accept"; current: Current }
  | { place: "refused"; refusal: Refusal };

type Room = Pick<EventDetails, "capacity" | "seatsTaken" | "maxGuests">;
/** What can be had, and the codes of this event that hold today, by their words. */
export type Stock = { types: OfferedType[]; promos: Map<string, Promo> };

/**
 * Where each of several requests lands, in their order: on free seats, on seats held until they are paid, on the
 * waiting list, or refused. The caller holds the event's lock, and whoever waited before has been offered what fits them.
 */
export function placeAll(
  event: Room,
  stock: Stock,
  current: Map<number, Current>,
  unpaid: Map<number, Unpaid>,
  requests: SeatRequest[],
  now: Date,
): Placement[] {
  const room = createRoom(event, stock);
  const standings = new Map<number, Standing>(current);
  return requests.map((request) => {
    const { userId } = request;
    const standing = standings.get(userId);
    const refusal = refusalOf(event, standing, request, room);
    if (refusal) return { place: "refused", refusal };
    if (standing?.status === "pending") {
      standings.set(userId, standingAt.confirmed);
      return { place: "accept", current: current.get(userId)! };
    }

    const placement = placeNewcomer(room, unpaid.get(userId), request, now);
    if (placement.place !== "refused") standings.set(userId, standingAt[placement.place]);
    return placement;
  });
}

type Newcomer = Exclude<Placement, { place: "accept" }>;

function placeNewcomer(
  room: ReturnType<typeof createRoom>,
  unpaid: Unpaid | undefined,
  request: SeatRequest,
  now: Date,
): Newcomer {
  const promo = request.promoCode === undefined ? undefined : room.promo(request.promoCode);
  if (request.promoCode !== undefined && !promo)
    return { place: "refused", refusal: new Refusal("promo_gone") };

  const isFull = request.partySize > room.free();
  const quote = quoteParty(room.types, promo, request, now);
  if (quote instanceof Refusal && !(isFull && quote.reason === "sold_out"))
    return { place: "refused", refusal: quote };
  if (isFull || quote instanceof Refusal) return { place: "waitlisted", request };

  const isPaid = totalOf(quote) > 0;
  if (isPaid && unpaid && unpaid.holds >= unpaidHolds.limit)
    return { place: "refused", refusal: tooManyHolds(unpaid) };

  room.take(quote);
  return { place: isPaid ? "held" : "confirmed", request, seats: quote };
}

const tooManyHolds = ({ since }: Unpaid) =>
  new Refusal("too_many_holds", {
    max: unpaidHolds.limit,
    nextAt: new Date(since.getTime() + unpaidHolds.windowMs),
  });

/** What is left while one request after the other takes some of it. */
function createRoom(event: Room, stock: Stock) {
  let free = seatsLeft(event);
  const types = stock.types.map((type) => ({ ...type }));
  const promos = new Map([...stock.promos].map(([code, promo]) => [code, { ...promo }]));
  const leftOver = () => types.filter(({ isHidden }) => !isHidden).reduce((sum, { left }) => sum + left, 0);
  return {
    types,
    /** Seats for newcomers: an event whose types are sold out is full, whatever its own capacity. */
    free: () => Math.min(free, leftOver()),
    promo(code: string) {
      const promo = promos.get(code);
      return promo && promo.left > 0 ? promo : undefined;
    },
    take(seats: Seat[]) {
      free -= seats.length;
      for (const { ticketTypeId, promoCodeId } of seats) {
        const type = types.find(({ id }) => id === ticketTypeId);
        if (type) type.left -= 1;
        for (const promo of promos.values()) if (promo.id === promoCodeId) promo.left -= 1;
      }
    },
  };
}

function refusalOf(
  event: Room,
  standing: Standing | undefined,
  { partySize }: SeatRequest,
  room: ReturnType<typeof createRoom>,
): Refusal | undefined {
  const [status, free] = [standing?.status, room.free()];
  if (status === "confirmed") return new Refusal("already_going");
  if (status === "waitlisted") return new Refusal("already_waiting", { position: 0 });
  // Who buys is limited by the kinds of ticket.
  if (!isSold(room.types) && partySize - 1 > event.maxGuests)
    return new Refusal("too_many_guests", { max: event.maxGuests });
  if (partySize > (event.capacity ?? partySize))
    return new Refusal("not_enough_seats", { free, asked: partySize });
  if (status !== "pending" && free > 0 && partySize > free)
    return new Refusal("not_enough_seats", { free, asked: partySize });
  return standing?.holdKind === "checkout" ? new Refusal("checkout_open") : undefined;
}

const minute = 60 * 1000;

/** How often one person may have seats of one event held without paying for them, within any such time. */
export const unpaidHolds = { limit: 3, windowMs: 24 * 60 * minute };

/** Until when an offer stands: 12 hours, less when the event is near, never under 15 minutes. */
export function offerDeadline(now: Date, startsAt: Date) {
  const untilStart = startsAt.getTime() - now.getTime();
  const window = Math.max(15 * minute, Math.min(12 * 60 * minute, untilStart / 4));
  return new Date(now.getTime() + window);
}

/** Until when seats are held for whoever has chosen tickets and not yet how to pay. */
export const holdDeadline = (now: Date) => new Date(now.getTime() + 15 * minute);

/**
 * Takes from those who wait with money, in their order, everybody whose own kinds of ticket still have room; whoever's
 * have none is passed over.
 */
export function pickPayers<Payer extends { ticketTypeIds: string[] }>(
  payers: Payer[],
  event: Room,
  types: OfferedType[],
): Payer[] {
  const left = new Map(types.map((type) => [type.id, type.left]));
  let free = seatsLeft(event);
  return payers.filter(({ ticketTypeIds }) => {
    const needed = (id: string) => ticketTypeIds.filter((one) => one === id).length;
    const fits =
      ticketTypeIds.length <= free && ticketTypeIds.every((id) => needed(id) <= (left.get(id) ?? 0));
    if (!fits) return false;
    free -= ticketTypeIds.length;
    for (const id of ticketTypeIds) left.set(id, left.get(id)! - 1);
    return true;
  });
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

const hour = 60 * minute;

/** What was bought: the policy of that day, and the start and place it was for; nulls for what cost nothing. */
export type Bought = {
  refundPolicy: { hoursBefore: number; percent: number }[] | null;
  boughtStart: Date | null;
  boughtLocation: string | null;
};
type Movable = { startsAt: Date; location: string | null; refundableUntil: Date | null };

/** Until when all that was paid comes back because the event is no longer what was bought; null when it is, or the time is over. */
export function fullRefundUntil(bought: Bought, event: Movable, now: Date): Date | null {
  const { boughtStart, boughtLocation } = bought;
  const hasMoved =
    boughtStart !== null &&
    (boughtStart.getTime() !== event.startsAt.getTime() || boughtLocation !== event.location);
  return hasMoved && event.refundableUntil !== null && event.refundableUntil > now
    ? event.refundableUntil
    : null;
}

/**
 * How many per cent of a price come back of seats that are given back now. All for a while after the event has moved;
 * else the share of the earliest step that is still ahead of the start: of the one that was bought or of today's,
 * whichever is later. Nothing once the event has started.
 */
export function refundPercent(bought: Bought, event: Movable, now: Date): number {
  if (event.startsAt <= now) return 0;
  if (fullRefundUntil(bought, event, now)) return 100;
  const start = Math.max(event.startsAt.getTime(), bought.boughtStart?.getTime() ?? 0);
  const hoursLeft = (start - now.getTime()) / hour;
  const open = (bought.refundPolicy ?? []).filter(({ hoursBefore }) => hoursLeft >= hoursBefore);
  return Math.max(0, ...open.map(({ percent }) => percent));
}

/** A share of an amount in minor units, rounded down; Stars go back whole or not at all (Bot API, `refundStarPayment`). */
export const shareOf = (amountMinor: number, percent: number, provider: PaymentMethod) =>
  provider === "stars" && percent < 100 ? 0 : Number((BigInt(amountMinor) * BigInt(percent)) / 100n);
