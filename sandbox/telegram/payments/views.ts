import type { InlineKeyboardMarkup } from "@grammyjs/types";
import type { Server } from "../server";
import { pageChatId } from "../views/page-ids";
import { isInChat } from "../world/chats";
import type { Chat, StoredMessage } from "../world/model";
import { formatAmount } from "./currencies";
import { invoiceLink } from "./links";
import type { Invoice } from "./model";
import type { InvoiceEntry, InvoiceForm, InvoiceShown } from "./protocol";
import { balanceOf, isInStars } from "./stars";
import { type FoundInvoice, isPaidForGood } from "./target";

/** An invoice in its message on the page. */
export function shownInvoice(server: Server, chat: Chat, message: StoredMessage, slug: string): InvoiceShown {
  return shown({ invoice: server.world.till.invoices[slug]!, chat, message });
}

/** Once paid, the pay button leads to the receipt. It also draws the Stars' sign for their currency code. */
export function shownKeyboard(
  { world }: Server,
  chat: Chat,
  message: StoredMessage,
  { inline_keyboard: rows }: InlineKeyboardMarkup,
) {
  if (message.content.kind !== "invoice") return rows;
  const isPaid = isPaidForGood({ invoice: world.till.invoices[message.content.slug]!, chat, message });
  return rows.map((row) =>
    row.map((button) =>
      "pay" in button
        ? { ...button, text: isPaid ? "Receipt" : button.text.replace(/⭐️?|XTR/g, "⭐") }
        : button,
    ),
  );
}

/** The payment sheet as this person sees it. */
export function invoiceForm({ world }: Server, personId: number, found: FoundInvoice): InvoiceForm {
  const { invoice } = found;
  const { prices, total, currency } = invoice;
  const payment = isPaidForGood(found) ? world.till.payments[invoice.chargeIds.at(-1)!] : undefined;
  return {
    ...shown(found),
    prices: prices.map(({ label, amount }) => ({ label, price: formatAmount(amount, currency) })),
    ...(isInStars(invoice) ? { stars: { balance: balanceOf(world, personId), cost: total } } : {}),
    ...(payment
      ? {
          receipt: {
            paidAt: payment.date,
            chargeId: payment.providerChargeId,
            refunded: payment.refunded === true,
          },
        }
      : {}),
  };
}

/** Every invoice this person could pay. */
export function invoicesFor(server: Server, personId: number): InvoiceEntry[] {
  return Object.values(server.world.till.invoices).flatMap((invoice) => {
    const target = targetFor(server, personId, invoice);
    const { title, payload, currency, total, chargeIds } = invoice;
    return target ? [{ title, payload, currency, total, target, paid: chargeIds.length }] : [];
  });
}

function targetFor(
  server: Server,
  personId: number,
  { slug, message }: Invoice,
): InvoiceEntry["target"] | undefined {
  if (!message) return { link: invoiceLink(slug) };
  const chat = server.world.chats.get(message.chatId);
  if (!chat?.messages.has(message.messageId) || !isInChat(chat, personId)) return undefined;
  return { chatId: pageChatId(server, chat, personId), messageId: message.messageId };
}

function shown(found: FoundInvoice): InvoiceShown {
  const { title, description, photo, total, currency } = found.invoice;
  return {
    title,
    description,
    ...(photo ? { photo } : {}),
    price: formatAmount(total, currency),
    isStars: isInStars(found.invoice),
    isPaid: isPaidForGood(found),
  };
}
