import { serverNow } from "@/components/ui/server-time";
import { venueClock } from "@/domain/events/rules";
import { formatDay, formatMoney } from "@/messages/format";
import { commonWords, type Locale } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import { editWords } from "@/messages/miniapp/edits";
import type { Draft } from "./pending";
import type { Ticket } from "./tickets";

export type Taken = Draft["taken"][number];
type Reading = { locale: Locale; timeZone: string };

/** All that sets a kind of ticket apart but its name and price; of a published one, how many are gone. */
export function aboutTicket(ticket: Ticket, { locale, timeZone }: Reading, taken?: Taken): string {
  const [words, edits] = [draftWords[locale], editWords[locale]];
  const { priceMinor, capacity, salesStartAt, salesEndAt, isHidden, maxPerPerson } = ticket;
  const day = (at: string) => formatDay(venueClock(timeZone, new Date(at)), locale, true);
  return [
    taken && (priceMinor > 0 ? edits.sold : edits.taken)(taken.sold),
    taken && taken.held > 0 && edits.held(taken.held),
    isHidden && words.ticketHidden,
    capacity !== null && words.ticketPlaces(capacity),
    typeof maxPerPerson === "number" && words.ticketMax(maxPerPerson),
    salesStartAt && words.ticketFrom(day(salesStartAt)),
    salesEndAt && (hasEnded(ticket) ? edits.saleEnded : words.ticketUntil(day(salesEndAt))),
  ]
    .filter(Boolean)
    .join(" · ");
}

export const hasEnded = ({ salesEndAt }: Pick<Ticket, "salesEndAt">) =>
  salesEndAt !== null && Date.parse(salesEndAt) <= serverNow().getTime();

/** A kind of ticket in one line. */
export const sayTicket = (ticket: Ticket, reading: Reading) =>
  [
    ticket.name,
    ticket.priceMinor === 0
      ? commonWords[reading.locale].free
      : formatMoney(ticket.priceMinor, ticket.currency, reading.locale),
    aboutTicket(ticket, reading),
  ]
    .filter(Boolean)
    .join(" · ");
