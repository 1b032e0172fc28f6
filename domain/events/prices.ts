import { sql } from "drizzle-orm";
import type { EventDetails } from "./schema";

/** A kind of ticket as its event's price follows from it, at any moment; instants as PostgreSQL writes them. */
type SoldKind = {
  minor: number;
  currency: string;
  hidden: boolean;
  from: string | null;
  until: string | null;
};

/** All kinds of ticket of the row of `events` that a statement is at. */
export const soldKinds = sql<SoldKind[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('minor', price_minor, 'currency', currency, 'hidden', is_hidden, 'from', sales_start,
    'until', sales_end)), '[]')
  from ticket_types where ticket_types.event_id = events.event_id)`;

/** Whether it has a price, which `pricesOf` tells: of the kinds that everybody sees, or of all where all are hidden, one costs something. */
export const hasPrice = sql`exists (
  select from ticket_types kind where kind.event_id = events.event_id and kind.price_minor > 0
    and not (kind.is_hidden and exists (
      select from ticket_types other where other.event_id = events.event_id and not other.is_hidden)))`;

/**
 * What an event's tickets cost: the cheapest that everybody sees and can have now; without such, those that will be
 * on sale; else those that were. All are seen where all are hidden. The price is null when free.
 */
export function pricesOf(
  kinds: SoldKind[],
  now: Date,
): Pick<EventDetails, "price" | "pricesDiffer" | "salesOver"> {
  const isEarly = ({ from }: SoldKind) => from !== null && new Date(from) > now;
  const isLate = ({ until }: SoldKind) => until !== null && new Date(until) <= now;
  const visible = kinds.filter(({ hidden }) => !hidden);
  const shown = visible.length > 0 ? visible : kinds;
  const sold = shown.filter(({ minor }) => minor > 0).sort((a, b) => a.minor - b.minor);
  const orders = [
    sold.filter((kind) => !isEarly(kind) && !isLate(kind)),
    sold.filter((kind) => isEarly(kind) && !isLate(kind)),
  ];
  const meant = orders.find(({ length }) => length > 0) ?? sold;
  const [cheapest] = meant;
  return {
    price: cheapest ? { minor: cheapest.minor, currency: cheapest.currency } : null,
    pricesDiffer: meant.some(({ minor }) => minor !== cheapest!.minor),
    salesOver: sold.length > 0 && shown.every(isLate),
  };
}
