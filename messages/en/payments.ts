import { fmt } from "@grammyjs/parse-mode";
import type { Reason } from "@/domain/errors";
import type { Catalog } from "../catalog";
import { checkoutIn } from "../checkout";
import { paymentStatusIn } from "../payment-status";
import { button } from "./buttons";
import { event } from "./words";

const seat = (seats: number) => (seats === 1 ? "Your seat is" : "Your seats are");

/** Why Telegram should not take the money. */
const preCheckout: { [R in Reason]?: string } = {
  checkout_gone: "This seat is no longer held. Tap Buy ticket on the event to get a new one.",
  price_changed: "The price has changed. Please start again from the event.",
  already_going: "You already have a ticket for this event.",
  cancelled: "This event was cancelled, so nothing was charged.",
  event_suspended: "This event was suspended, so nothing was charged.",
  suspended: "Your account is suspended, so nothing was charged. Write to us here: /support",
  not_approved: "No tickets are sold: the event was not approved. Nothing was charged.",
  past: "This event is over, so nothing was charged.",
  started: "This event has started, so nothing was charged.",
  not_yours: "This invoice belongs to someone else. Open the event to buy your own ticket.",
};

export const payments: Catalog["payments"] = {
  ...checkoutIn(
    {
      whichTicket: (title) => fmt`Which ticket for ${title}?`,
      soldOut: (name) => `${name} is sold out.`,
      codeApplied: (code) => `Code ${code}: the next step shows your price.`,
      purchase: (title) => fmt`Ticket Purchase for ${title}`,
      price: "Price",
      including: (amount, name) => `incl. ${amount} ${name}`,
      event: "Event",
      held: (seats, until, relative) => fmt`${seat(seats)} held until ${until} (${relative}).`,
      howToPay: "How would you like to pay?",
      invoiceHeld: (seats, until) => `${seats === 1 ? "Seat" : "Seats"} held until ${until}.`,
      pleaseComplete: "Please complete your payment:",
      date: "Date",
      completeInTelegram: "Complete Payment in Telegram",
      completeViaStripe: "Complete your payment via Stripe:",
      securely: "Your payment will be securely processed by Stripe.",
      payNow: "Pay Now via Stripe",
      payInStars: (amount) => `Pay ${amount}`,
      waiting: (price) =>
        `Stripe is confirming your payment of ${price}. There's no need to pay again; your ticket will arrive here.`,
      arrived: (price) =>
        `Your payment of ${price} has arrived. Your ticket takes a little longer; there's no need to pay again.`,
      freeAgain: (title) => fmt`Your seat at ${title} is free again. No money was taken.`,
    },
    event,
    button,
  ),

  preCheckout: (reason) =>
    (reason && preCheckout[reason]) ??
    "Something broke on our side, and nothing was charged. Please try again in a minute.",

  status: paymentStatusIn(
    {
      head: (title) => fmt`Payment Status for ${title}:`,
      successful: "Successful",
      failed: "Failed",
      pending: "Pending",
      refunded: "Refunded",
      exceptions: "To look at",
      none: "No payments yet.",
    },
    button,
  ),

  resolved: { text: "Marked as resolved." },
};
