import type { RefundPolicy, TicketTypeAnswer } from "@/domain/drafts/schema";
import type { Reading } from "./catalog";
import { formatMoney, formatNumber, formatWhenShort } from "./format";

/** How a kind of ticket and the terms of giving one back read. */
export type KindWords = {
  free: string;
  places: (count: string, isOne: boolean) => string;
  onSaleUntil: (when: string) => string;
  hidden: string;
  taken: (count: string) => string;
  anyTime: string;
  hoursBefore: (hours: number) => string;
  daysBefore: (days: number) => string;
  never: string;
  /** The same within a sentence. */
  noRefunds: string;
  refundsAnyTime: string;
  refundsUntil: (before: string) => string;
  partUntil: (percent: number, before: string) => string;
};

type Kind = Pick<
  TicketTypeAnswer,
  "name" | "priceMinor" | "currency" | "capacity" | "salesEndAt" | "isHidden"
>;

export function kindsIn(words: KindWords) {
  /** "Supporter, $60.00, 10 tickets, on sale until Nov 26, 11:59 PM (Berlin)" */
  const kind = (
    { language }: Reading,
    { name, priceMinor, currency, capacity, salesEndAt, isHidden }: Kind,
    zone: string,
    taken = 0,
  ) =>
    [
      name,
      priceMinor === 0 ? words.free : formatMoney(priceMinor, currency, language),
      capacity !== null && words.places(formatNumber(capacity, language), capacity === 1),
      salesEndAt !== null && words.onSaleUntil(formatWhenShort(new Date(salesEndAt), zone, language)),
      isHidden && words.hidden,
      taken > 0 && words.taken(formatNumber(taken, language)),
    ]
      .filter(Boolean)
      .join(", ");

  /** "24 hours before", "3 days before", "Any time" */
  function before(hours: number) {
    if (hours === 0) return words.anyTime;
    return hours % 24 === 0 && hours > 24 ? words.daysBefore(hours / 24) : words.hoursBefore(hours);
  }

  /** "24 hours before", as it was answered. */
  const refundsAnswer = (policy: RefundPolicy) => {
    const [step] = policy;
    if (!step) return words.never;
    return policy.length === 1 && step.percent === 100 ? before(step.hoursBefore) : refunds(policy);
  };

  /** "refunds until 24 hours before" */
  const refunds = (policy: RefundPolicy) =>
    policy
      .toSorted((one, other) => other.hoursBefore - one.hoursBefore)
      .map(({ hoursBefore, percent }) => {
        if (percent < 100) return words.partUntil(percent, before(hoursBefore));
        return hoursBefore === 0 ? words.refundsAnyTime : words.refundsUntil(before(hoursBefore));
      })
      .join(", ") || words.noRefunds;

  return { kind, before, refunds, refundsAnswer, free: words.free };
}
