import { Composer } from "grammy";
import type { RefundedPayment, SuccessfulPayment } from "grammy/types";
import { z } from "zod";
import { asSystem } from "@/domain/context";
import { Refusal, WrongLink } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import type { EventDetails } from "@/domain/events/schema";
import { deliverDue } from "@/domain/notifications/deliver";
import { applyPayment } from "@/domain/payments/apply";
import { approvePayment } from "@/domain/payments/approve";
import { bookRefund } from "@/domain/payments/book-refund";
import { checkPayment } from "@/domain/payments/check";
import { cancelCheckout, holdOneMore } from "@/domain/payments/checkout";
import { findPayment, seePayment, totalsOf } from "@/domain/payments/queries";
import { resolvePayment } from "@/domain/payments/resolve";
import { startPayment } from "@/domain/payments/start";
import { PromoWord } from "@/domain/rsvps/schema";
import { alert, show, takeButtonsOff, tappedMessage } from "../answer";
import { isShared, showCard } from "../cards";
import { buy, findHeld, showCheckout } from "../checkout";
import type { BotContext, Tap } from "../context";
import { sendInvoice } from "../invoices";
import { pickEvent, typedEvent } from "../pick";
import { inPrivate } from "../private";
import type { Taps } from "../taps";
import { showTickets } from "./tickets";

export const payments = new Composer<BotContext>();

payments.command("buy_ticket", async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  if (isShared(ctx)) throw new Refusal(event ? "needs_ticket" : "private_only");
  return event ? buy(ctx, event) : pickEvent(ctx, "buy", 0);
});
payments.command("payments", inPrivate, async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  return event ? showStatus(ctx, event) : pickEvent(ctx, "payments", 0);
});

payments.on("pre_checkout_query", async (ctx) => {
  const answer = await readiness(ctx);
  try {
    await (answer === "yes"
      ? ctx.answerPreCheckoutQuery(true)
      : ctx.answerPreCheckoutQuery(false, { error_message: ctx.words.payments.preCheckout(answer) }));
  } catch (error) {
    // Unanswered, it has run out and no money was taken: the update is not worth another try.
    ctx.report(error, "error");
  }
});
payments.on("message:successful_payment", (ctx) => take(ctx, ctx.message.successful_payment));

export const paymentTaps = {
  buy: async (ctx, { id }) => buy(ctx, await getEvent(ctx.as, id)),
  "buy.type": async (ctx, { id, arg }) => {
    const promo = arg.slice(5);
    if (arg.length < 5) throw new Refusal("stale_button");
    const promoCode = promo === "" ? undefined : readPromo(promo);
    await buy(ctx, await getEvent(ctx.as, id), { tail: arg.slice(0, 5), promoCode });
  },
  "pay.telegram": async (ctx, { id }) => {
    const held = await findHeld(ctx, id);
    await sendInvoice(ctx, held, held.methods.includes("telegram") ? "telegram" : "stars");
  },
  "pay.stripe": payViaStripe,
  "pay.more": async (ctx, { id }) => {
    await holdOneMore(ctx.as, id);
    await showCheckout(ctx, await getEvent(ctx.as, id));
  },
  "pay.cancel": async (ctx, { id }) => {
    await cancelCheckout(ctx.as, id);
    await show(ctx, ctx.words.payments.cancelled(ctx.reading, await getEvent(ctx.as, id)));
  },
  "pay.check": (ctx, { id }) => showPayment(ctx, id),
  payments: async (ctx, { id }) => showStatus(ctx, await getEvent(ctx.as, id)),
  "payment.resolve": async (ctx, { id }) => {
    await resolvePayment(ctx.as, id);
    await takeTappedButtonsOff(ctx);
    await alert(ctx, ctx.words.payments.resolved);
  },
} satisfies Partial<Taps>;

/** Buys by a link, "K7Q2MX" or "K7Q2MX_SPRING". Throws `not_found`, and what `buy` throws. */
export async function buyByLink(ctx: BotContext, parameter: string) {
  const [link = "", ...promo] = parameter.split("_");
  const event = await typedEvent(ctx, link);
  if (!event) throw new WrongLink();
  await buy(ctx, event, promo.length > 0 ? { promoCode: readPromo(promo.join("_")) } : {});
}

function readPromo(text: string): string {
  const word = PromoWord.safeParse(text);
  if (!word.success) throw new Refusal("promo_gone");
  return word.data;
}

async function payViaStripe(ctx: BotContext, { id }: Tap) {
  const { checkoutUrl } = await startPayment(ctx.as, { eventId: id, provider: "stripe" });
  if (checkoutUrl === null) throw new Refusal("checkout_gone");
  await show(ctx, ctx.words.payments.stripe(ctx.reading, await findHeld(ctx, id), checkoutUrl));
}

/** Back from the browser where a payment was made. Throws `not_found`. */
export async function showPaymentByLink(ctx: BotContext, parameter: string) {
  const paymentId = paymentIdOf(parameter);
  if (!paymentId) throw new Refusal("not_found");
  await showPayment(ctx, paymentId);
}

/** How a payment stands now: Stripe is asked, since its word may be on the way. Throws `not_found`. */
async function showPayment(ctx: BotContext, paymentId: string) {
  const seen = await seePayment(ctx.as, paymentId);
  const payment = await findPayment(ctx.as, paymentId);
  if (payment && seen.status === "open") await checkPayment(asSystem(ctx.as, "check"), payment);

  const now = await seePayment(ctx.as, paymentId);
  await deliverDue(ctx.as, { chatId: ctx.user.id });
  if (now.status === "open" || now.status === "closing")
    return show(ctx, ctx.words.payments.waiting(ctx.reading, now));
  if (now.status === "review") return show(ctx, ctx.words.payments.arrived(ctx.reading, now));
  if (now.status === "completed") return showPaid(ctx, now);
  return buy(ctx, await getEvent(ctx.as, now.eventId));
}

/** What was paid for. The letter about it has come by now, above what is shown here. */
async function showPaid(ctx: BotContext, { eventId, late }: { eventId: string; late: string | null }) {
  if (ctx.callbackQuery) return takeTappedButtonsOff(ctx);
  if (late === null || late === "seated") return showTickets(ctx, eventId);
  await showCard(ctx, await getEvent(ctx.as, eventId));
}

async function takeTappedButtonsOff(ctx: BotContext) {
  const tapped = tappedMessage(ctx);
  if (tapped) await takeButtonsOff(ctx, tapped.message_id);
}

async function showStatus(ctx: BotContext, event: EventDetails) {
  const totals = await totalsOf(ctx.as, event);
  await show(ctx, ctx.words.payments.status(ctx.reading, event, totals));
}

/** Whether Telegram may take the money, or why not; null for a fault of ours. */
async function readiness(ctx: BotContext & { preCheckoutQuery: Invoiced }) {
  const { invoice_payload, total_amount: amountMinor, currency } = ctx.preCheckoutQuery;
  try {
    const paymentId = paymentIdOf(invoice_payload);
    if (paymentId === undefined) return "checkout_gone";
    await approvePayment(ctx.as, { paymentId, amountMinor, currency });
    return "yes";
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    ctx.report(error, "error");
    return null;
  }
}

type Invoiced = { invoice_payload: string; total_amount: number; currency: string };

const paymentIdOf = (payload: string) => z.uuid().safeParse(payload).data;

/** Money has come. What belongs to no payment of ours fails, so that the update is kept for a person to look at. */
async function take(ctx: BotContext, paid: SuccessfulPayment) {
  const { telegram_payment_charge_id: telegramChargeId, provider_payment_charge_id: chargeId } = paid;
  const paymentId = paymentIdOf(paid.invoice_payload);
  const payment = paymentId && (await findPayment(ctx.as, paymentId));
  if (!payment) throw new Error(`No payment is called ${paid.invoice_payload}; charge ${telegramChargeId}`);

  await applyPayment(asSystem(ctx.as, "telegram"), {
    paymentId: payment.id,
    amountMinor: paid.total_amount,
    currency: paid.currency,
    providerPaymentId: payment.provider === "stars" ? telegramChargeId : chargeId,
    telegramChargeId,
  });
  await deliverDue(ctx.as, { chatId: ctx.user.id });
}

/** Stars of the acting person went back, whoever sent them: the payment knows it from now on. */
export async function takeBack(as: BotContext["as"], refunded: RefundedPayment) {
  const { invoice_payload, telegram_payment_charge_id, total_amount: amountMinor } = refunded;
  const paymentId = paymentIdOf(invoice_payload);
  if (!paymentId) throw new Error(`No payment is called ${invoice_payload}; ${telegram_payment_charge_id}`);

  const told = { id: `stars:${telegram_payment_charge_id}`, amountMinor, status: "succeeded" } as const;
  await bookRefund(asSystem(as, "telegram"), paymentId, told);
  await deliverDue(as, { chatId: as.actor.userId });
}
