import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { DeclineReason, MoneyBack, OperatorProblem, PaidFor, PaymentProblem } from "@/domain/letters";
import type { Catalog, Reading } from "../catalog";
import { b, clock, join, lines, paragraphs } from "../entities";
import { canJoin, type EventState, stateOf } from "../event-state";
import { danger, primary, row, rows } from "../keyboard";
import { amountOf, numberOf, wayToTickets } from "../paid";
import { button } from "./buttons";
import { letters as reminders } from "./reminders";
import { event } from "./words";

/** What an organizer adds stands beside all that a confirmation tells. */
export const BESIDE = 2500;

const inStars = ({ provider }: Pick<PaidFor, "provider">) => provider === "stars";
const method = (payment: Pick<PaidFor, "provider">) => (inStars(payment) ? "your Stars" : "your card");

/** Stars are there at once. */
const usually = (payment: PaidFor) =>
  inStars(payment) ? null : "It usually shows within 5 to 10 business days.";

/** A line for each payment that goes back because seats were given or taken back. */
export const comesBack = (r: Reading, back: MoneyBack[]) =>
  back.map((money) =>
    inStars(money)
      ? `💰 ${amountOf(r, money)} go back to your Stars, usually at once.`
      : `💰 ${amountOf(r, money)} goes back to your card, usually within 5 to 10 business days.`,
  );

/** The same for whoever gives seats back, which can be too late for any of it. */
export const whatReturns = (r: Reading, back: MoneyBack | null) => {
  if (back === null) return [];
  return back.amountMinor > 0 ? comesBack(r, [back]) : ["💰 By the refund policy, no money comes back."];
};

const declined: Record<DeclineReason, string> = {
  funds: "not enough funds",
  expired: "the card has expired",
  security_code: "the security code didn't match",
  bank: "your bank said no without a reason",
};

const because = (reason: string) => `The card was declined: ${reason}.`;

type Problem = { head: (title: FormattedString) => FormattedString; reason: string; next: string };
const problems: Record<PaymentProblem, Problem> = {
  failed: {
    head: (title) => fmt`A payment for ${title} has failed:`,
    reason: "The card was declined.",
    next: "They know, and can try again while their seat is held.",
  },
  mismatch: {
    head: (title) => fmt`A payment for ${title} doesn't fit what was asked:`,
    reason: "Another amount came than the tickets cost, so no ticket was given out.",
    next: "Look at it in the payment details, then send the money back there.",
  },
  late: {
    head: (title) => fmt`A payment for ${title} came late:`,
    reason: "The seat was no longer held when the money came.",
    next: "They have the seat if one was free; otherwise all of it is on its way back. Nothing to do.",
  },
  seated: {
    head: (title) => fmt`A payment for ${title} that came late has its seat:`,
    reason: "A seat became free, and the money had been kept for it.",
    next: "They know. Nothing to do.",
  },
  duplicate: {
    head: (title) => fmt`A payment for ${title} came twice:`,
    reason: "The tickets were paid for already.",
    next: "All of it is on its way back. Nothing to do.",
  },
  inquiry: {
    head: (title) => fmt`A bank asks about a payment for ${title}:`,
    reason: "The payer doesn't recognise it. No money has moved, and their tickets stay as they are.",
    next: "Answer in Stripe's dashboard. Sending the money back ends it as well.",
  },
  disputed: {
    head: (title) => fmt`A payment for ${title} is disputed:`,
    reason: "The payer asked their bank for the money back.",
    next: "Stripe waits for your answer: open the payment in Stripe's dashboard.",
  },
  refund_failed: {
    head: (title) => fmt`A refund for ${title} has failed:`,
    reason: "The money couldn't be sent back.",
    next: "Look at it in the payment details, and find another way with them.",
  },
  books: {
    head: (title) => fmt`A payment for ${title} differs from Stripe's books:`,
    reason: "Stripe has another amount for it, or for what was sent back.",
    next: "Compare it with the payment in Stripe's dashboard.",
  },
};

/** Whoever paid for several seats waits until so many are free. */
const theirs = ({ position, partySize }: { position: number; partySize: number }) => {
  const when = position === 1 ? "the next" : "when it's your turn, the next";
  return partySize === 1 ? `${when} seat is` : `${when} ${partySize} seats that are free together are`;
};

/** When money came that bought no seat. */
const tooLate: Record<EventState, string> = {
  open: "after the last seat was taken",
  full: "after the last seat was taken",
  soon: "after the last seat was taken",
  suspended: "after the event was suspended",
  review: "after the last seat was taken",
  over: "after the last seat was taken",
  on: "when the event had started",
  ended: "when the event had started",
  cancelled: "after the event was cancelled",
};

const whileKept =
  "They wait at the head of the list, and the next seat is theirs. If none comes free before the start, or you take them off the list, all of it goes back. Nothing to do.";

/** Which of the tickets that a payment bought are cancelled by now. */
const keptOf = ({ ticketIds: kept, cancelledIds: gone }: PaidFor) => {
  const all = kept.length + gone.length;
  if (gone.length === 0) return all === 1 ? "You keep your ticket." : `You keep your ${all} tickets.`;
  if (kept.length === 0)
    return all === 1 ? "Your ticket has been cancelled." : `Your ${all} tickets have been cancelled.`;
  const have = gone.length === 1 ? "has" : "have";
  const rest = kept.length === 1 ? "You keep the other one." : `You keep the other ${kept.length}.`;
  return fmt`${gone.length} of your ${all} tickets ${have} been cancelled: ${join(gone.map(numberOf), ", ")}. ${rest}`;
};

/** For whoever runs the product. */
const operatorProblems: Record<OperatorProblem, string> = {
  dead_webhook:
    "What Stripe told could not be done, ten times over. It waits in /api/webhooks and can be tried again there.",
  unknown_charge: "Stripe has a charge that belongs to no payment here. Look at it in Stripe's dashboard.",
};

export const paymentLetters: Pick<
  Catalog["letters"],
  | "checkout.expired"
  | "payment.completed"
  | "payment.late"
  | "payment.failed"
  | "payment.alert"
  | "account.closed"
  | "operator.alert"
  | "refund.sent"
  | "refund.failed"
> = {
  "checkout.expired": (r, { event: shown }) => ({
    text: fmt`⏳ The time to pay is over, so your seat at ${b(shown.title)} is free again. No money was taken.`,
    buttons: [row(canJoin(shown, r.now) && primary(button.startAgain(shown)), button.viewDetails(shown))],
  }),

  "payment.completed": (r, { event: shown, payment, hasWaited, text, reader }) => ({
    text: paragraphs(
      lines(
        "✅ Payment Successful!",
        payment.late === "seated" && !hasWaited
          ? "Your payment came after the hold had ended, and there was still a seat for you."
          : null,
        hasWaited ? "A seat became free, and your payment was kept for it." : null,
        payment.ticketIds.length > 1
          ? fmt`🎫 Your ${payment.ticketIds.length} tickets for ${b(shown.title)} have been confirmed.`
          : fmt`🎫 Your ticket for ${b(shown.title)} has been confirmed.`,
        event.ownDate(r, shown),
        event.location(shown),
        shown.onlineUrl === null ? null : `🔗 ${shown.onlineUrl}`,
        payment.ticketIds.length > 0
          ? fmt`🆔 Ticket ID: ${join(payment.ticketIds.map(numberOf), ", ")}`
          : null,
      ),
      text === null ? null : reminders.own(r, { event: shown, reader }, text, BESIDE),
    ),
    buttons: [
      [button.addToCalendar(shown), primary(wayToTickets(button, shown, payment))],
      [button.receipt(r, payment)],
    ],
  }),

  "payment.late": (r, { event: shown, payment, waits }) => {
    if (payment.late === "duplicate")
      return {
        text: lines(
          fmt`💰 You had already paid for ${b(shown.title)}, so this payment of ${amountOf(r, payment)} wasn't needed.`,
          `We've sent all of it back to ${method(payment)}.`,
          usually(payment),
        ),
        buttons: [[button.viewTicket(shown), button.paymentHelp()]],
      };
    const late = fmt`💰 Your payment of ${amountOf(r, payment)} for ${b(shown.title)} came ${tooLate[stateOf(shown, r.now)]}.`;
    if (waits)
      return {
        text: lines(
          late,
          `You're ${waits.position === 1 ? "first" : `number ${waits.position}`} on the waiting list and your money is kept for it: ${theirs(waits)} yours at once.`,
          `If none comes free before the event starts, all of it goes back to ${method(payment)}.`,
        ),
        buttons: [[danger(button.getMoneyBack(shown)), button.viewEvent(shown)]],
      };
    return {
      text: lines(late, `We've sent all of it back to ${method(payment)}.`, usually(payment)),
      buttons: [
        row(
          canJoin(shown, r.now) && { ...button.buyTicket(shown), label: "Join waiting list" },
          button.paymentHelp(),
        ),
      ],
    };
  },

  "payment.failed": (r, { event: shown, payment, reason, holdExpiresAt }) => ({
    text: lines(
      fmt`❌ The payment of ${amountOf(r, payment)} for ${b(shown.title)} didn't go through: ${declined[reason]}.`,
      fmt`No money was taken. Your seat is held until ${clock(r, holdExpiresAt, shown.timeZone)}.`,
    ),
    buttons: [
      row(primary(button.tryAgain(shown)), payment.provider === "stripe" && button.payViaStripe(shown)),
    ],
  }),

  "payment.alert": (r, { event: shown, reader, payment, from, problem, declined: why }) => ({
    text: lines(
      "⚠️ Payment Alert",
      problems[problem].head(b(shown.title)),
      fmt`User: ${from.name}`,
      `Amount: ${amountOf(r, payment)}`,
      `Reason: ${why ? because(declined[why]) : problems[problem].reason}`,
      problem === "late" && payment.isKept ? whileKept : problems[problem].next,
    ),
    buttons: rows(row(button.viewPaymentDetails(r, shown), button.contactUser(shown, from, reader)), [
      button.markResolved(payment),
    ]),
  }),

  "account.closed": (r, { event: shown }) => ({
    text: lines(
      "⚠️ Sales have stopped",
      fmt`Stripe takes no payments into your account at the moment, so nobody can buy tickets for ${b(shown.title)} or your other events.`,
      "Open the payments of the event to connect it again, or to give Stripe what it asks for.",
    ),
    buttons: [[primary(button.viewPaymentDetails(r, shown))]],
  }),

  "operator.alert": (_r, { problem, subject }) => ({
    text: lines("⚠️ Payment Alert", operatorProblems[problem], subject),
  }),

  "refund.sent": (r, { event: shown, payment, refund }) => {
    const isPart = refund.amountMinor < payment.amountMinor;
    const amount = amountOf(r, { ...payment, amountMinor: refund.amountMinor });
    return {
      text: lines(
        fmt`💰 ${amount}${isPart ? ` of ${amountOf(r, payment)}` : ""} is on its way back to ${method(payment)} for ${b(shown.title)}.`,
        usually(payment),
        shown.status === "cancelled" ? "The organizer has cancelled the event." : null,
        shown.status !== "cancelled" && refund.boughtTickets ? keptOf(payment) : null,
      ),
      buttons: [[button.viewDetails(shown), button.paymentHelp()]],
    };
  },

  "refund.failed": (r, { event: shown, payment, refund }) => ({
    text: fmt`⚠️ ${inStars(payment) ? "Telegram" : "Your card"} didn't take back ${amountOf(r, { ...payment, amountMinor: refund.amountMinor })} for ${b(shown.title)}. We'll find another way with you.`,
    buttons: [[primary(button.paymentHelp())]],
  }),
};
