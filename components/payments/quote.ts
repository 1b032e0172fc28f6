import { feeIn } from "@/domain/fees/rules";
import type { Offer, OfferedType } from "./answers";

/** How many of each type, by its id. */
export type Choice = Record<string, number>;

export type Quote = {
  lines: { type: OfferedType; quantity: number }[];
  count: number;
  discountMinor: number;
  totalMinor: number;
  /** What the total contains of the event's fee. */
  feeMinor: number;
  currency: string;
};

/** What whoever asks can buy: hidden tickets with a code for them alone, even those that its organizer sees. */
export const buyableOf = ({ ticketTypes, promo }: Offer): OfferedType[] =>
  ticketTypes.filter(({ id, isHidden }) => !isHidden || promo?.ticketTypeIds?.includes(id));

/** The most people in one party. */
const largestParty = 10;

/** What the choice comes to, as the server will count it: the code takes its share off each ticket, rounded down. */
export function quoteOf({ ticketTypes, promo, fee }: Offer, choice: Choice): Quote {
  const lines = ticketTypes
    .map((type) => ({ type, quantity: choice[type.id] ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  const sum = (amount: (type: OfferedType) => number) =>
    lines.reduce((all, { type, quantity }) => all + amount(type) * quantity, 0);
  const discountMinor = sum((type) => discountOf(promo, type));
  return {
    lines,
    count: sum(() => 1),
    discountMinor,
    totalMinor: sum(({ priceMinor }) => priceMinor) - discountMinor,
    feeMinor: sum((type) => feeIn(type.priceMinor - discountOf(promo, type), fee)),
    currency: (lines[0]?.type ?? ticketTypes[0])?.currency ?? "USD",
  };
}

function discountOf(promo: Offer["promo"], { id, priceMinor }: OfferedType): number {
  if (!promo || promo.kind === "unlock" || !(promo.ticketTypeIds?.includes(id) ?? true)) return 0;
  if (promo.kind === "fixed") return Math.min(promo.value, priceMinor);
  return Math.floor((priceMinor * promo.value) / 10_000);
}

/** How many of a type the party may still come to; on a waiting list nothing is sold out. */
export function mostOf(
  type: OfferedType,
  choice: Choice,
  placesLeft: number | null,
  isFull: boolean,
): number {
  const others = Object.entries(choice).reduce((sum, [id, n]) => (id === type.id ? sum : sum + n), 0);
  const limits = [
    largestParty - others,
    type.maxPerPerson ?? largestParty,
    ...(isFull ? [] : [type.left ?? largestParty, (placesLeft ?? Number.POSITIVE_INFINITY) - others]),
  ];
  return Math.max(0, Math.min(...limits));
}
