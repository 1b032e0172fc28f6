import { formatNumber } from "@/messages/format";

const tickets = (count: number) => (count === 1 ? "1 ticket" : `${formatNumber(count, "en")} tickets`);

/** Choosing tickets and paying for them. */
export const checkout = {
  title: "Your tickets",
  each: (price: string) => `${price} each`,
  free: "Free",
  left: (count: number) => `${formatNumber(count, "en")} left`,
  soldOut: "Sold out",
  onSaleFrom: (when: string) => `On sale from ${when}`,
  onSaleUntil: (when: string) => `On sale until ${when}`,
  saleOver: "No longer on sale",
  hidden: "With your code",
  max: (count: number) => `Up to ${tickets(count)} each`,
  fewer: (name: string) => `One ${name} fewer`,
  more: (name: string) => `One ${name} more`,
  quantity: (name: string) => `Tickets: ${name}`,

  promo: "Promo code",
  promoAdd: "Add a promo code",
  promoApply: "Apply",
  promoRemove: "Remove the code",
  promoGone: "This code does not work here, or no longer. Check how it is spelled.",
  off: (share: string) => `${share} off`,
  unlocks: "Unlocked",

  feeLine: (share: string, name: string) => `Each price includes ${share} ${name}.`,
  line: (quantity: number, name: string) => `${quantity} × ${name}`,
  total: "Total",
  chooseFirst: "Choose your tickets",
  payWith: "Pay with",
  ways: {
    telegram: { title: "Pay in Telegram", hint: "Card, Apple Pay or Google Pay, right here" },
    stripe: { title: "Pay by card via Stripe", hint: "Opens Stripe’s own page in your browser" },
    stars: { title: "Pay with Stars", hint: "From your Telegram balance" },
  },
  noWays: "This event cannot take payments yet. Ask its host.",
  termsBefore: "Paying accepts the",
  terms: "terms",
  pay: (amount: string) => `Pay ${amount}`,
  getFree: (count: number): string => (count === 1 ? "Get ticket" : "Get tickets"),
  joinList: "Join waiting list",
  fullTitle: "No places left",
  fullText:
    "Choose what you would like: when it opens up, it is held for you and we message you. You pay then.",

  refundFull: (until: string) => `Full refund until ${until}.`,
  refundPart: (percent: number, until: string) => `${percent} % back until ${until}.`,
  refundNone: "No refunds.",
  refundAlways: "Full refund until it starts.",

  returnsNothing: "By the refund policy, no money comes back.",
  returns: (amount: string) => `${amount} comes back to you.`,
  fullUntil: (until: string) => `The event has changed, so you can have it all back until ${until}.`,

  held: "Held for you for",
  until: (time: string) => `until ${time}`,
  heldOver: "The time is up",
  release: "Give the tickets back",
  releaseTitle: "Give these tickets back?",
  releaseText: "They are no longer held for you, and somebody else can buy them. Nothing was charged.",
  releaseYes: "Give back",
  releaseNo: "Keep them",
  priceChanged: (amount: string) => `The total is ${amount} now`,
  priceChangedText: "It is not what you saw before, so nothing was paid. Look at it again.",
  offerTitle: "A place opened up for you",
  offerText: "Take it, and it is held while you pay.",
  take: "Take the place",

  waitingTitle: "Waiting for confirmation",
  waitingText: (amount: string) => `We are being told that ${amount} arrived. This is usually a few seconds.`,
  waitingStripeTitle: "Pay in your browser",
  waitingStripeText: (amount: string) =>
    `Stripe’s page asks for ${amount}. Come back here afterwards: we notice by ourselves.`,
  waitingInvoiceTitle: "Not paid yet",
  waitingLong: "It takes longer than usual. You can close this: we message you as soon as it is confirmed.",
  steps: { held: "Tickets held", payment: "Payment", confirmation: "Confirmation" },
  stepDone: "Done",
  stepOpen: "Not yet",
  stepNow: "Checking",
  closeAnytime:
    "You can close this. We message you the moment it is confirmed, and nothing is charged twice.",
  openAgain: "Open payment page again",
  otherWay: "Pay another way",
  close: "Close",

  declinedTitle: "The card was declined",
  declined: {
    funds: "There was not enough money on the card.",
    expired: "The card has expired.",
    security_code: "The security code was wrong.",
    bank: "Your bank said no.",
  },
  nothingCharged: "Nothing was charged and your tickets are still held.",
  lastDeclined: "The last card was declined",
  tryAgain: (amount: string) => `Try again · ${amount}`,

  expiredTitle: "The time is up",
  expiredText: "The tickets were not paid in time and are back on sale. Nothing was charged.",
  startAgain: "Start again",

  paidTitle: "See you there",
  paidText: (count: number, amount: string) =>
    `${tickets(count)}, ${amount} paid. ${count === 1 ? "It is" : "They are"} in the chat too.`,
  gotText: (count: number) => `${tickets(count)}. ${count === 1 ? "It is" : "They are"} in the chat too.`,
  showTickets: (count: number): string => (count === 1 ? "Show ticket" : "Show tickets"),
  done: "Done",

  returnedTitle: "Your money is on its way back",
  returnedText: (amount: string) =>
    `It came when the tickets were gone, so ${amount} goes back the way it came. You have no tickets.`,
  duplicateText: (amount: string) =>
    `Your tickets were paid already, so this ${amount} goes back the way it came. Your tickets are safe.`,
  reviewTitle: "We are looking at your payment",
  reviewText:
    "What arrived is not what was asked for. The host was told and settles it with you in the chat.",

  onListTitle: (position: number) => `You’re number ${formatNumber(position, "en")} on the waiting list`,
  onListText: "When a place opens up it is held for you, and we message you at once. You pay then.",
  onListPaid:
    "Your payment came when the tickets were gone, and is kept for you: the next place is yours at once. If none opens up before the start, all of it goes back.",
  notApprovedTitle: "Tickets go on sale once the event is approved",
  notApprovedText: "A person takes a quick look at it first.",
  closedTitle: "Tickets can’t be bought any more",
  closedText: "The event has started, is over, or was cancelled.",
  toEvent: "Back to the event",
  failedTitle: "The tickets did not arrive",
  failedText: "Nothing was charged. Try again in a moment.",
};
