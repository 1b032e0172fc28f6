import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Buttons } from "./buttons";
import type { Catalog, PaymentTotals, Reading } from "./catalog";
import { b, type Line, lines, paragraphs } from "./entities";
import { formatAmount, formatNumber } from "./format";

/** What an organizer reads of an event's money. */
export type PaymentStatusWords = {
  head: (title: FormattedString) => FormattedString;
  successful: string;
  failed: string;
  pending: string;
  refunded: string;
  exceptions: string;
  none: string;
};

/** How an event's payments stand, currency by currency. */
export function paymentStatusIn(words: PaymentStatusWords, button: Buttons): Catalog["payments"]["status"] {
  function block(r: Reading, totals: PaymentTotals): Line {
    const amount = (minor: number) => formatAmount(minor, totals.currency, r.language);
    const count = (label: string, number: number, minor: number) =>
      `${label}: ${formatNumber(number, r.language)} (${amount(minor)})`;
    return lines(
      `✅ ${count(words.successful, totals.completed, totals.paidMinor)}`,
      // A card that was declined before another one paid is on no row: none is nothing to claim.
      totals.failed > 0 ? `❌ ${count(words.failed, totals.failed, totals.failedMinor)}` : null,
      `⏳ ${count(words.pending, totals.open, totals.openMinor)}`,
      totals.refundedMinor > 0 ? `💰 ${words.refunded}: ${amount(totals.refundedMinor)}` : null,
      totals.exceptions > 0 ? `⚠️ ${words.exceptions}: ${formatNumber(totals.exceptions, r.language)}` : null,
    );
  }

  return (r, event, totals) => ({
    text: lines(
      fmt`💰 ${words.head(b(event.title))}`,
      totals.length === 0 ? words.none : paragraphs(...totals.map((one) => block(r, one))),
    ),
    buttons: [[button.viewPaymentDetails(r, event)]],
  });
}
