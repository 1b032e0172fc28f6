import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Buttons } from "./buttons";
import type { Catalog, Reading } from "./catalog";
import { b, cut, lines, paragraphs, quote } from "./entities";
import { primary, row, rows } from "./keyboard";
import { amountOf } from "./paid";

/** What guests and the organizer of an event say to each other through the bot. */
export type ContactWords = {
  ask: (organizer: string, title: FormattedString) => FormattedString;
  asOneMessage: string;
  sent: (name: string) => string;
  passedOn: (guest: string) => string;
  replyAsk: (guest: string) => string;
  writes: (guest: string, title: FormattedString) => FormattedString;
  paid: (amount: string, count: number) => string;
  wentBack: (amount: string) => string;
  returns: (amount: string) => string;
  returnsNothing: string;
  nothingMore: string;
  organizerWrites: (organizer: string, title: FormattedString) => FormattedString;
};

const TEXT = 3500;

export function contactIn(words: ContactWords, button: Buttons) {
  type Told = Parameters<Catalog["letters"]["contact.message"]>[1];

  /** What was paid, and what the refund policy says of it: all that is needed to decide about a refund. */
  function moneyLines(r: Reading, { payment, refundedMinor, returnsMinor }: NonNullable<Told["paid"]>) {
    const money = (amountMinor: number) => amountOf(r, { ...payment, amountMinor });
    const count = payment.ticketIds.length + payment.cancelledIds.length;
    const byPolicy = returnsMinor === 0 ? words.returnsNothing : words.returns(money(returnsMinor ?? 0));
    return lines(
      `💳 ${words.paid(money(payment.amountMinor), count)}`,
      refundedMinor > 0 ? words.wentBack(money(refundedMinor)) : null,
      returnsMinor === null ? words.nothingMore : byPolicy,
    );
  }

  const contact: Catalog["contact"] = {
    ask: (_r, event) => ({
      text: lines(fmt`✏️ ${words.ask(event.organizerName, b(event.title))}`, words.asOneMessage),
      buttons: [[button.close()]],
    }),
    sent: (_r, event) => ({
      text: fmt`✅ ${words.sent(event.organizerName)}`,
      buttons: [[button.viewDetails(event), button.myEvents()]],
    }),
    replyAsk: (_r, { name }) => ({
      text: fmt`✏️ ${words.replyAsk(name)}`,
      buttons: [[button.close()]],
    }),
    replySent: (_r, event, { name }) => ({
      text: fmt`✅ ${words.passedOn(name)}`,
      buttons: [[button.manage(event), button.viewAttendees(event)]],
    }),
  };

  const letters: Pick<Catalog["letters"], "contact.message" | "contact.reply"> = {
    "contact.message": (r, { event, from, text, paid }) => ({
      text: paragraphs(
        lines(fmt`💬 ${words.writes(from.name, b(event.title))}`, quote(cut(text, TEXT))),
        paid && moneyLines(r, paid),
      ),
      buttons: rows(
        row(
          primary(button.replyToGuest(event, from)),
          paid && canRefund(paid) && button.refund(r, event, paid.payment),
        ),
        row(paid ? button.receipt(r, paid.payment) : button.viewAttendees(event)),
      ),
    }),
    "contact.reply": (_r, { event, text }) => ({
      text: lines(
        fmt`💬 ${words.organizerWrites(event.organizerName, b(event.title))}`,
        quote(cut(text, TEXT)),
      ),
      buttons: [[primary(button.answer(event)), button.viewDetails(event)]],
    }),
  };

  return { contact, letters };
}

const canRefund = ({
  payment,
  refundedMinor,
}: {
  payment: { amountMinor: number; isKept: boolean };
  refundedMinor: number;
}) => refundedMinor < payment.amountMinor && !payment.isKept;

/** By the refund policy nothing comes back: only the organizer can still do something. */
export const isRefused = (back: { amountMinor: number } | null) => back?.amountMinor === 0;
