import { sql } from "drizzle-orm";
import type { Settings } from "../context";
import { heldUpBy, isOnSale, saleOf, seatsLeft } from "./rules";
import type { EventDetails } from "./schema";

/** A kind of ticket as its event's price follows from it, at any moment; instants as PostgreSQL writes them. */
type SoldKind = {
  name: string;
  minor: number;
  currency: string;
  hidden: boolean;
  left: number | null;
  from: string | null;
  until: string | null;
};

/** All kinds of ticket of the row of `events` that a statement is at. */
export const soldKinds = sql<SoldKind[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('name', name, 'minor', price_minor, 'currency', currency, 'hidden', is_hidden,
    'left', capacity - seats_taken, 'from', sales_start, 'until', sales_end)), '[]')
  from ticket_types where ticket_types.event_id = events.event_id)`;

/** Whether it has a price, which `pricesOf` tells: of the kinds that everybody sees, or of all where all are hidden, one costs something. */
export const hasPrice = sql`exists (
  select from ticket_types kind where kind.event_id = events.event_id and kind.price_minor > 0
    and not (kind.is_hidden and exists (
      select from ticket_types other where other.event_id = events.event_id and not other.is_hidden)))`;

type Room = Pick<EventDetails, "capacity" | "seatsTaken" | "review">;
type Prices = Pick<EventDetails, "price" | "pricesDiffer" | "sale" | "placesLeft">;

/**
 * What can be had of an event's tickets, and what it costs: the cheapest that everybody sees and can have now; without
 * such, those that will be on sale; else those that were. All are seen where all are hidden. The price is null when free.
 */
export function pricesOf(
  kinds: SoldKind[],
  room: Room,
  { settings, now }: { settings: Pick<Settings, "seller">; now: () => Date },
): Prices {
  const at = now();
  const visible = kinds.filter(({ hidden }) => !hidden);
  const shown = (visible.length > 0 ? visible : kinds).map(({ left, from, until, ...kind }) => ({
    ...kind,
    left: left ?? Number.POSITIVE_INFINITY,
    salesStartAt: from === null ? null : new Date(from),
    salesEndAt: until === null ? null : new Date(until),
  }));
  const sold = shown.filter(({ minor }) => minor > 0).sort((a, b) => a.minor - b.minor);
  const had = shown.filter((kind) => isOnSale(kind, at) && kind.left > 0);
  const isLate = ({ salesEndAt }: (typeof shown)[number]) => salesEndAt !== null && salesEndAt <= at;
  const orders = [
    sold.filter((kind) => had.includes(kind)),
    sold.length > 0 ? had : [],
    sold.filter((kind) => !isOnSale(kind, at) && !isLate(kind) && kind.left > 0),
    sold.filter((kind) => !isLate(kind)),
  ];
  const meant = orders.find(({ length }) => length > 0) ?? sold;
  const [cheapest] = meant;
  return {
    price: cheapest ? { minor: cheapest.minor, currency: cheapest.currency } : null,
    pricesDiffer: meant.some(({ minor }) => minor !== cheapest!.minor),
    ...saleOf(shown, seatsLeft(room), at, cheapest && heldUpBy(room, settings)),
  };
}
