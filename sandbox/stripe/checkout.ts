import type Stripe from "stripe";
import { cardDetails, type DeclineReason, declines, goodCard } from "./cards";
import { addCharge, outcomeOf, settleCharge } from "./charges";
import { Impossible } from "./errors";
import { slowMethodOf } from "./methods";
import { chargeFieldsOf, intentOf } from "./payment-intents";
import type { Server } from "./server";

/** The payer pays with a card that works. */
export function pay(server: Server, sessionId: string): Stripe.Checkout.Session {
  const { session, account } = openSession(server, sessionId);
  const intent = intentOf(server, account, session);
  const charge = addCharge(server, account, {
    ...chargeFieldsOf(intent),
    payment_method_details: cardDetails(goodCard, account, intent.amount),
    status: "succeeded",
  });
  intent.latest_charge = charge.id;
  intent.payment_method = charge.payment_method;
  settleCharge(server, account, charge);
  succeed(server, account, intent);

  complete(session, "paid");
  server.emit(account, "checkout.session.completed", session);
  return session;
}

/** The payer's card is refused; the session stays open. */
export function decline(server: Server, sessionId: string, reason: DeclineReason): Stripe.Checkout.Session {
  const { session, account } = openSession(server, sessionId);
  const intent = intentOf(server, account, session);
  const { number, code, message } = declines[reason];
  const charge = addCharge(server, account, {
    ...chargeFieldsOf(intent),
    payment_method_details: cardDetails(number, account, intent.amount),
    status: "failed",
    failure_code: code,
    failure_message: message,
    outcome: outcomeOf("issuer_declined", reason),
  });
  server.emit(account, "charge.failed", charge);
  failIntent(server, account, intent, charge, { code, decline_code: reason, message });
  return session;
}

/** The payer chooses a slow method: the session is complete, the money is on its way. */
export function payLater(server: Server, sessionId: string): Stripe.Checkout.Session {
  const { session, account } = openSession(server, sessionId);
  const method = slowMethodOf(session.payment_method_types);
  if (method === undefined) throw new Impossible("The shop allows no slow method for this session");

  const intent = intentOf(server, account, session);
  const charge = addCharge(server, account, {
    ...chargeFieldsOf(intent),
    payment_method_details: { type: method },
    status: "pending",
  });
  Object.assign(intent, {
    status: "processing",
    latest_charge: charge.id,
    payment_method: charge.payment_method,
  } satisfies Partial<Stripe.PaymentIntent>);
  server.emit(account, "charge.pending", charge);
  server.emit(account, "payment_intent.processing", intent);

  complete(session, "unpaid");
  server.emit(account, "checkout.session.completed", session);
  return session;
}

/** The money of a slow method arrives, or it turns out that it will not. */
export function settleLater(server: Server, sessionId: string, arrives: boolean): Stripe.Checkout.Session {
  const { session, account } = sessionOf(server, sessionId);
  const intent = server.books.paymentIntents.find(account, String(session.payment_intent));
  if (intent?.status !== "processing") throw new Impossible("No money is on its way for this session");
  const charge = server.books.charges.get(account, String(intent.latest_charge));

  if (arrives) {
    settleCharge(server, account, charge);
    succeed(server, account, intent);
    session.payment_status = "paid";
    server.emit(account, "checkout.session.async_payment_succeeded", session);
    return session;
  }
  const failure = { code: "payment_intent_payment_attempt_failed", message: "The payment failed." };
  Object.assign(charge, {
    status: "failed",
    captured: false,
    failure_code: failure.code,
    failure_message: failure.message,
  } satisfies Partial<Stripe.Charge>);
  server.emit(account, "charge.failed", charge);
  failIntent(server, account, intent, charge, failure);
  server.emit(account, "checkout.session.async_payment_failed", session);
  return session;
}

/** The session and whose it is, wherever it belongs. */
export function sessionOf(server: Server, sessionId: string) {
  const row = server.books.sessions.row(sessionId);
  if (!row) throw new Impossible(`There is no checkout session ${sessionId}`);
  return { session: row.object, account: row.account };
}

function openSession(server: Server, sessionId: string) {
  const found = sessionOf(server, sessionId);
  if (found.session.status !== "open") throw new Impossible(`This session is ${found.session.status}`);
  return found;
}

function succeed(server: Server, account: string | undefined, intent: Stripe.PaymentIntent): void {
  intent.status = "succeeded";
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  server.emit(account, "payment_intent.succeeded", intent);
}

function failIntent(
  server: Server,
  account: string | undefined,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  failure: Pick<Stripe.PaymentIntent.LastPaymentError, "code" | "decline_code" | "message">,
): void {
  Object.assign(intent, {
    status: "requires_payment_method",
    latest_charge: charge.id,
    payment_method: null,
    last_payment_error: { type: "card_error", charge: charge.id, ...failure },
  } satisfies Partial<Stripe.PaymentIntent>);
  server.emit(account, "payment_intent.payment_failed", intent);
}

/** After it nothing can be paid at the page any more. */
function complete(session: Stripe.Checkout.Session, paymentStatus: "paid" | "unpaid"): void {
  session.status = "complete";
  session.payment_status = paymentStatus;
  session.url = null;
  session.customer_details = {
    address: { city: null, country: "DE", line1: null, line2: null, postal_code: null, state: null },
    business_name: null,
    email: session.customer_email ?? "payer@example.com",
    individual_name: null,
    name: "Payer of the sandbox",
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
}
