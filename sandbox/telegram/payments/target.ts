import { ActError, visibleChatOf } from "../acts/act";
import type { Server } from "../server";
import type { Chat, StoredMessage } from "../world/model";
import { slugOf } from "./links";
import type { Invoice } from "./model";
import type { InvoiceTarget } from "./protocol";

/** An invoice and the message it was found in, unless it was a link. */
export type FoundInvoice = { invoice: Invoice; chat?: Chat; message?: StoredMessage };

/** The invoice that a person means. */
export function findInvoice(server: Server, personId: number, target: InvoiceTarget): FoundInvoice {
  return "link" in target ? findByLink(server, target.link) : findInMessage(server, personId, target);
}

function findByLink({ world }: Server, link: string): FoundInvoice {
  const invoice = world.till.invoices[slugOf(link) ?? link.replace(/^\$/, "")];
  if (!invoice || invoice.message) throw new ActError("There is no such invoice");
  return { invoice };
}

function findInMessage(
  server: Server,
  personId: number,
  { chatId, messageId }: { chatId: number; messageId: number },
): FoundInvoice {
  const chat = visibleChatOf(server, personId, chatId);
  const message = chat.messages.get(messageId);
  if (message?.content.kind !== "invoice") throw new ActError("There is no such invoice any more");
  const [first] = message.markup?.inline_keyboard.flat() ?? [];
  if (!first || !("pay" in first)) throw new ActError("This copy of the invoice cannot be paid");
  return { invoice: server.world.till.invoices[message.content.slug]!, chat, message };
}

/** What a person sent to their own chat with the bot is paid once; copies, groups and links as often as people like. */
export function isPaidForGood({ invoice, chat, message }: FoundInvoice): boolean {
  const isOriginal = chat?.id === invoice.message?.chatId && message?.id === invoice.message?.messageId;
  return chat?.type === "private" && isOriginal && invoice.chargeIds.length > 0;
}
