import { fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import type { Reading } from "./catalog";
import { cut, lines, ownTime, when } from "./entities";
import { formatAmount, formatNumber, formatWhenShort } from "./format";

/** The words around what an event is: shared by cards, letters and previews. */
export type EventWords = {
  date: string;
  location: string;
  yourTime: string;
  online: string;
  toBeAnnounced: string;
  free: string;
  ticketsFrom: (price: string) => string;
  salesEnded: string;
  onSaleOnceApproved: string;
  suspended: string;
  hostSuspended: string;
  /** `kind` is null where there is one kind of ticket. */
  onSaleFrom: (kind: string | null, when: string) => string;
};

type Place = Pick<EventDetails, "location" | "onlineUrl">;

/** The lines that tell when and where, and what it costs, in the words of one language. */
export function eventLinesIn(words: EventWords) {
  const place = ({ location, onlineUrl }: Place) =>
    location ?? (onlineUrl === null ? words.toBeAnnounced : words.online);
  const price = ({ language }: Reading, price: EventDetails["price"]) =>
    price === null || price.minor === 0 ? words.free : formatAmount(price.minor, price.currency, language);
  const date = (r: Reading, event: EventDetails) => fmt`📅 ${words.date}: ${when(r, event)}`;
  return {
    place,
    date,
    /** For one reader: by their own clock too, when it shows something else. */
    ownDate: (r: Reading, event: EventDetails) => {
      const own = ownTime(r, event);
      return lines(date(r, event), own && fmt`🕒 ${words.yourTime}: ${own}`);
    },
    location: (event: Place) => `📍 ${words.location}: ${place(event)}`,
    price,
    /** The lowest price where there are several. */
    lowestPrice: (r: Reading, event: EventDetails) =>
      event.pricesDiffer ? words.ticketsFrom(price(r, event.price)) : null,
    salesEnded: words.salesEnded,
    onSaleOnceApproved: words.onSaleOnceApproved,
    /** For its organizer and administrators; nobody else sees it then. */
    suspended: ({ suspendReason }: Pick<EventDetails, "suspendReason">) =>
      suspendReason === null ? words.hostSuspended : `${words.suspended}: ${cut(suspendReason, 300)}`,
    isSuspended: words.suspended,
    onSale: words.onSaleFrom,
    /** What is to come, where nothing can be had yet. */
    onSaleFrom: ({ language }: Reading, { sale, timeZone }: EventDetails) =>
      sale.state === "soon"
        ? words.onSaleFrom(sale.kind, formatWhenShort(sale.from, timeZone, language))
        : null,
  };
}

/** "27 / 40", or "27" where there is no limit. */
export const outOf = ({ language }: Reading, count: number, capacity: number | null) =>
  capacity === null
    ? formatNumber(count, language)
    : `${formatNumber(count, language)} / ${formatNumber(capacity, language)}`;
