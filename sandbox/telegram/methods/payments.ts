import { addMessage } from "../conversation";
import { badRequest } from "../errors";
import { formatAmount } from "../payments/currencies";
import { invoiceLink } from "../payments/links";
import type { Payment } from "../payments/model";
import { readInvoice } from "../payments/read-invoice";
import { botBalance, isInStars, moveStars, transactionsJson } from "../payments/stars";
import { deliver } from "../send";
import type { Server } from "../server";
import { messageJson } from "../views/messages";
import { privateChat } from "../world/chats";
import type { Methods } from "./method";

/** Invoices, the last word before money is taken, and Telegram Stars. */
export const paymentMethods: Methods = {
  sendInvoice(server, params) {
    const invoice = readInvoice(params);
    const { slug } = invoice;
    const { invoices } = server.world.till;
    invoices[slug] = invoice;
    try {
      const { chat, message } = deliver(server, params, { kind: "invoice", slug });
      invoice.message = { chatId: chat.id, messageId: message.id };
      return messageJson(server, chat, message);
    } catch (error) {
      delete invoices[slug];
      throw error;
    }
  },

  createInvoiceLink(server, params) {
    const invoice = readInvoice(params);
    server.world.till.invoices[invoice.slug] = invoice;
    return invoiceLink(invoice.slug);
  },

  answerPreCheckoutQuery(server, params) {
    const isOk = params.boolean("ok");
    const answer = isOk
      ? { ok: true as const }
      : { ok: false as const, error: params.requiredString("error_message") };
    if (!server.checkouts.answer(params.string("pre_checkout_query_id"), answer))
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    return true;
  },

  refundStarPayment(server, params) {
    const personId = params.integer("user_id", 0);
    if (personId <= 0) throw badRequest("Invalid user_id specified");
    const chargeId = params.requiredString("telegram_payment_charge_id");
    if (!server.world.people.has(personId)) throw badRequest("user not found");

    const payment = server.world.till.payments[chargeId];
    if (!payment || payment.personId !== personId || !isInStars(payment))
      throw badRequest("CHARGE_NOT_FOUND");
    if (payment.refunded) throw badRequest("CHARGE_ALREADY_REFUNDED");
    refund(server, payment);
    return true;
  },

  getStarTransactions(server, params) {
    const offset = params.integer("offset", 0, 0);
    return { transactions: transactionsJson(server, offset, params.integer("limit", 100, 1, 100)) };
  },

  getMyStarBalance: ({ world }) => ({ amount: botBalance(world) }),
};

function refund(server: Server, payment: Payment) {
  const { chargeId, providerChargeId, personId, currency, amount, payload } = payment;
  payment.refunded = true;
  moveStars(server, payment, true);
  addMessage(server, privateChat(server.world, personId), {
    from: server.bot.id,
    content: {
      kind: "service",
      words: `${server.bot.name} refunded ${formatAmount(amount, currency)}`,
      fields: {
        refunded_payment: {
          currency,
          total_amount: amount,
          invoice_payload: payload,
          telegram_payment_charge_id: chargeId,
          provider_payment_charge_id: providerChargeId,
        },
      },
    },
  });
}
