import { randomBytes } from "node:crypto";
import { personOf } from "../acts/act";
import { note } from "../acts/say";
import { showEdited } from "../conversation";
import { type Server, unixTime } from "../server";
import { personJson } from "../views/users";
import { privateChat } from "../world/chats";
import { formatAmount } from "./currencies";
import type { Payment } from "./model";
import { orderInfo } from "./order-info";
import type { PaymentOutcome } from "./protocol";
import { balanceOf, isInStars, moveStars } from "./stars";
import { type FoundInvoice, isPaidForGood } from "./target";

/** Pays an invoice as a person, from the bot's word to the receipt. */
export async function pay(server: Server, personId: number, found: FoundInvoice): Promise<PaymentOutcome> {
  const { invoice } = found;
  if (isPaidForGood(found)) return alreadyPaid;
  if (!canAfford(server, personId, found)) return notEnoughStars;

  const answer = await askBot(server, personId, found);
  if (!answer) return failed("silent", `${server.bot.name} did not answer in time. No money was taken.`);
  if (!answer.ok) return failed("refused", answer.error);

  // Others may have paid meanwhile: another device, a second tap.
  if (isPaidForGood(found) || server.checkouts.charging.has(invoice.slug)) return alreadyPaid;
  if (!canAfford(server, personId, found)) return notEnoughStars;
  return charge(server, personId, found);
}

function askBot(server: Server, personId: number, { invoice }: FoundInvoice) {
  const { id, answer } = server.checkouts.ask();
  server.updates.push("pre_checkout_query", personId, {
    id,
    from: personJson(personOf(server, personId)),
    ...orderJson(server, personId, invoice),
  });
  return answer;
}

async function charge(server: Server, personId: number, found: FoundInvoice): Promise<PaymentOutcome> {
  const { invoice, chat, message } = found;
  const isOnce = chat?.type === "private";
  if (isOnce) server.checkouts.charging.add(invoice.slug);
  try {
    const payment = await takePayment(server, personId, found);
    invoice.chargeIds.push(payment.chargeId);
    tell(server, payment, found);
    if (chat && message) showEdited(server, chat, message);
    return { status: "paid", chargeId: payment.chargeId };
  } catch (error) {
    return failed("declined", error instanceof Error ? error.message : String(error));
  } finally {
    server.checkouts.charging.delete(invoice.slug);
  }
}

async function takePayment(server: Server, personId: number, { invoice }: FoundInvoice): Promise<Payment> {
  const { slug, title, payload, currency, total: amount } = invoice;
  const number = server.world.next.query++;
  const inStars = isInStars(invoice);
  const providerChargeId = inStars
    ? `${personId}_${number}`
    : (await server.takeMoney({ amount, currency, description: title })).chargeId;

  const chargeId = `${inStars ? "stx" : ""}${randomBytes(33).toString("base64url")}`;
  const date = unixTime(server);
  const payment: Payment = {
    ...{ chargeId, providerChargeId, slug, personId, title, payload, currency, amount, date },
  };
  server.world.till.payments[chargeId] = payment;
  if (inStars) moveStars(server, payment, false);
  return payment;
}

/** The service message in the payer's chat with the bot, wherever the invoice was. */
function tell(server: Server, { chargeId, providerChargeId, personId }: Payment, { invoice }: FoundInvoice) {
  const price = formatAmount(invoice.total, invoice.currency);
  const words = `You have successfully transferred ${price} to ${server.bot.name} for ${invoice.title}`;
  note(server, privateChat(server.world, personId), personId, words, {
    successful_payment: {
      ...orderJson(server, personId, invoice),
      telegram_payment_charge_id: chargeId,
      provider_payment_charge_id: providerChargeId,
    },
  });
}

function orderJson(server: Server, personId: number, invoice: FoundInvoice["invoice"]) {
  const info = orderInfo(server, personId, invoice.needs);
  return {
    currency: invoice.currency,
    total_amount: invoice.total,
    invoice_payload: invoice.payload,
    ...(info ? { order_info: info } : {}),
  };
}

function canAfford({ world }: Server, personId: number, { invoice }: FoundInvoice) {
  return !isInStars(invoice) || balanceOf(world, personId) >= invoice.total;
}

type Failure = Extract<PaymentOutcome, { status: "failed" }>;

const failed = (reason: Failure["reason"], error: string): Failure => ({ status: "failed", reason, error });

const alreadyPaid = failed("already-paid", "This invoice has been paid already.");

const notEnoughStars = failed("declined", "You do not have enough Stars.");
