import { formatNumber } from "@/messages/format";

const number = (value: number) => formatNumber(value, "en");

/** What a host reads who changes what is published. */
export const edits = {
  sold: (count: number) => `${number(count)} sold`,
  taken: (count: number) => `${number(count)} taken`,
  held: (count: number) => `${number(count)} held`,
  saleEnded: "sale ended",
  laterBuyers:
    "A new price or refund rule is for people who buy from now on. People who have a ticket keep theirs.",
  placesTaken: (count: number) =>
    count === 1
      ? "1 is sold or held, so there can't be fewer."
      : `${number(count)} are sold or held, so there can't be fewer.`,
  endSale: "End the sale now",
  endSaleHint: "Once you save the changes, nobody can buy this type any more",
  sellAgain: "Sell again",
  sellAgainHint: "Until the event starts, unless you choose an end",
  inUse: "Somebody has a ticket of this type, so it can't be removed. You can end its sale or hide it.",
  onlyOne: "An event has one ticket type at least.",
  currencyFixed: (currency: string) => `Tickets were sold in ${currency}, so prices stay in ${currency}.`,

  whatChanges: "What changes",
  noChanges: "Nothing yet",
  from: (before: string) => `Before: ${before}`,
  newType: "New ticket type",
  removedType: "Ticket type removed",
  pin: "Pin on the map",
  mayTell: "When you save, you choose whether guests are told.",
  nobodyTold: "Guests are not told. They see it when they look.",
  newPlaces: "New places are offered to the waiting list first.",
};
