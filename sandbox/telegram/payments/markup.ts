import type { InlineKeyboardMarkup } from "@grammyjs/types";
import { badRequest } from "../errors";
import type { Place } from "../markup/inline-button";
import { readInlineMarkup } from "../markup/reply-markup";
import type { Server } from "../server";
import { formatAmount } from "./currencies";
import type { Invoice } from "./model";

/** Reads the keyboard of an invoice: it begins with the pay button, and that is all of it when none is given. */
export function readInvoiceMarkup(
  { world }: Server,
  slug: string,
  given: unknown,
  place: Place,
): InlineKeyboardMarkup {
  const markup = readInlineMarkup(given, place, true);
  if (!markup) return payButton(world.till.invoices[slug]!);

  const [first, ...others] = markup.inline_keyboard.flat();
  if (others.some((button) => "pay" in button)) throw badRequest("BUTTON_POS_INVALID");
  if (!first || !("pay" in first)) throw badRequest("REPLY_MARKUP_BUY_EMPTY");
  return markup;
}

/** What stands below a forwarded copy: the pay button, or the way to the bot when it has a start parameter. */
export function forwardedInvoiceMarkup({ world, bot }: Server, slug: string): InlineKeyboardMarkup {
  const invoice = world.till.invoices[slug]!;
  if (invoice.startParameter === "") return payButton(invoice);
  const url = `https://t.me/${bot.username}?start=${invoice.startParameter}`;
  return { inline_keyboard: [[{ text: payLabel(invoice), url }]] };
}

function payButton(invoice: Invoice): InlineKeyboardMarkup {
  return { inline_keyboard: [[{ text: payLabel(invoice), pay: true }]] };
}

const payLabel = ({ total, currency }: Invoice) => `Pay ${formatAmount(total, currency)}`;
