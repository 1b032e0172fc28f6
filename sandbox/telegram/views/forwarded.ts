import { forwardedInvoiceMarkup } from "../payments/markup";
import type { Server } from "../server";
import type { Chat, StoredMessage } from "../world/model";

/** What a forwarded copy has besides the content: whose it was and, of an invoice, the way to pay. */
export function forwarded(server: Server, chat: Chat, message: StoredMessage): Partial<StoredMessage> {
  const { content, from, date } = message;
  const origin = { chatId: chat.id, ...(from === undefined ? {} : { from }), date };
  const markup = content.kind === "invoice" ? { markup: forwardedInvoiceMarkup(server, content.slug) } : {};
  return { forwardedFrom: message.forwardedFrom ?? origin, ...markup };
}
