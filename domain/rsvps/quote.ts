import { Refusal } from "../errors";
import { isOnSale } from "../events/rules";
import { leastPayable } from "../money";

/** So many tickets of one type. */
export type Line = { ticketTypeId: string; quantity: number };

/** A kind of ticket with what is left of it. Prices are minor units. */
export type OfferedType = {
  id: string;
  name: string;
  priceMinor: number;
  currency: string;
  /** Infinity for no limit of its own. */
  left: number;
  salesStartAt: Date | null;
  salesEndAt: Date | null;
  isHidden: boolean;
  maxPerPerson: number | null;
};

/** A code that holds today. `value` is basis points for `percent`, minor units for `fixed`. */
export type Promo = {
  id: string;
  code: string;
  kind: "percent" | "fixed" | "unlock";
  value: number;
  ticketTypeIds: string[] | null;
  /** Tickets it may still be used for. */
  left: number;
};

/** One seat as it is sold. */
export type Seat = {
  ticketTypeId: string;
  priceMinor: number;
  discountMinor: number;
  promoCodeId: string | null;
};

/** Whether an event asks for money: then people choose what they buy. */
export const isSold = (types: Pick<OfferedType, "priceMinor" | "isHidden">[]) =>
  types.some(({ priceMinor, isHidden }) => priceMinor > 0 && !isHidden);

type Wish = { partySize: number; lines?: Line[] | undefined };

/** One line for each type, with all that is asked of it. */
export function addUp(lines: Line[]): Line[] {
  const sums = new Map<string, number>();
  for (const { ticketTypeId, quantity } of lines)
    sums.set(ticketTypeId, (sums.get(ticketTypeId) ?? 0) + quantity);
  return [...sums].map(([ticketTypeId, quantity]) => ({ ticketTypeId, quantity }));
}

/**
 * What a party gets and what it costs. Without lines it takes what is free, type by type; an event that asks for
 * money wants lines. A refusal says why not; `sold_out` alone leaves the waiting list open.
 */
export function quoteParty(
  types: OfferedType[],
  promo: Promo | undefined,
  { partySize, lines: asked }: Wish,
  now: Date,
): Seat[] | Refusal {
  if (!asked && isSold(types)) return new Refusal("needs_ticket");
  const lines = asked && addUp(asked);
  const chosen = lines ? seatsOf(lines, types) : spreadForOne(types, partySize, now);
  if (chosen instanceof Refusal) return chosen;
  if (chosen.length !== partySize) return refusalWithout(types, now);

  const refusal = lines && refusalOf(lines, types, promo, now);
  if (refusal) return refusal;
  const seats = priced(chosen, promo);
  return refuseTooLittle(totalOf(seats), types) ?? seats;
}

/** A code leaves nothing to pay, or as much as can be paid. */
function refuseTooLittle(leftMinor: number, types: OfferedType[]): Refusal | undefined {
  const currency = types.find(({ priceMinor }) => priceMinor > 0)?.currency;
  const leastMinor = leastPayable(currency ?? "");
  if (currency === undefined || leftMinor === 0 || leftMinor >= leastMinor) return undefined;
  return new Refusal("price_too_low", { leftMinor, leastMinor, currency });
}

function seatsOf(lines: Line[], types: OfferedType[]): OfferedType[] | Refusal {
  const seats = lines.flatMap(({ ticketTypeId, quantity }) => {
    const type = types.find(({ id }) => id === ticketTypeId);
    return type ? Array.from({ length: quantity }, () => type) : [];
  });
  const asked = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return seats.length === asked ? seats : new Refusal("not_found");
}

/** Seats of the first types that have some left; the price is no matter to whoever is offered one. */
export function spread(types: OfferedType[], partySize: number, now: Date): OfferedType[] {
  return openAmong(types, now)
    .flatMap((type) => Array.from({ length: Math.min(type.left, partySize) }, () => type))
    .slice(0, partySize);
}

const openAmong = (types: OfferedType[], now: Date) =>
  types.filter((type) => !type.isHidden && isOnSale(type, now));

/** The same for one person's party, of each type no more than one person may have. */
function spreadForOne(types: OfferedType[], partySize: number, now: Date): OfferedType[] | Refusal {
  const most = ({ maxPerPerson }: OfferedType) => maxPerPerson ?? Number.POSITIVE_INFINITY;
  const open = openAmong(types, now);
  const [first] = open;
  if (first && open.reduce((sum, type) => sum + most(type), 0) < partySize)
    return new Refusal("too_many_tickets", { name: first.name, max: most(first) });
  return spread(
    open.map((type) => ({ ...type, left: Math.min(type.left, most(type)) })),
    partySize,
    now,
  );
}

/** What is free can't be had: nothing is on sale now, or too little is left. */
function refusalWithout(types: OfferedType[], now: Date): Refusal {
  const name = types[0]?.name ?? "";
  if (types.some((type) => isOnSale(type, now))) return new Refusal("sold_out", { name, hasOthers: false });
  return new Refusal("not_on_sale", { name: null, from: types[0]?.salesStartAt ?? null });
}

function refusalOf(lines: Line[], types: OfferedType[], promo: Promo | undefined, now: Date) {
  for (const { ticketTypeId, quantity } of lines) {
    const type = types.find(({ id }) => id === ticketTypeId)!;
    const { name, left, maxPerPerson } = type;
    if (type.isHidden && !unlocks(promo, type.id)) return new Refusal("not_found");
    if (!isOnSale(type, now)) return new Refusal("not_on_sale", { name, from: type.salesStartAt });
    if (maxPerPerson !== null && quantity > maxPerPerson)
      return new Refusal("too_many_tickets", { name, max: maxPerPerson });
    if (quantity > left) {
      const hasOthers = types.some((other) => !other.isHidden && other.left > 0 && isOnSale(other, now));
      return new Refusal("sold_out", { name, hasOthers });
    }
  }
  return undefined;
}

const isFor = (promo: Promo, ticketTypeId: string) => promo.ticketTypeIds?.includes(ticketTypeId) ?? true;
const unlocks = (promo: Promo | undefined, ticketTypeId: string) =>
  promo !== undefined && promo.ticketTypeIds !== null && isFor(promo, ticketTypeId);

/** The code takes something off the tickets it is for, as long as it may be used; never more than they cost. */
function priced(types: OfferedType[], promo: Promo | undefined): Seat[] {
  let uses = promo?.left ?? 0;
  return types.map((type) => {
    const uncut = { ticketTypeId: type.id, priceMinor: type.priceMinor, discountMinor: 0, promoCodeId: null };
    if (!promo || uses === 0 || !isFor(promo, type.id)) return uncut;
    uses -= 1;
    const discountMinor = discountOf(promo, type.priceMinor);
    return { ...uncut, priceMinor: type.priceMinor - discountMinor, discountMinor, promoCodeId: promo.id };
  });
}

/** What a code takes off a price, in minor units; a part of a unit stays with the organizer. */
export function discountOf({ kind, value }: Pick<Promo, "kind" | "value">, priceMinor: number): number {
  if (kind === "fixed") return Math.min(value, priceMinor);
  if (kind === "unlock") return 0;
  return Number((BigInt(priceMinor) * BigInt(value)) / 10_000n);
}

export const totalOf = (seats: Pick<Seat, "priceMinor">[]) =>
  seats.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
