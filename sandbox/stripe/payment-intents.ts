import type Stripe from "stripe";
import { z } from "zod";
import type { IntentData } from "./books";
import type { Endpoint } from "./endpoint";
import { newId } from "./ids";
import { listOf } from "./lists";
import { created, expand, paging, parse } from "./params";
import { type Server, unixTime } from "./server";
import type { AccountId } from "./table";

/** The intent of a session, made when somebody first tries to pay. */
export function intentOf(server: Server, account: AccountId, session: Stripe.Checkout.Session) {
  const { books } = server;
  if (typeof session.payment_intent === "string")
    return books.paymentIntents.get(account, session.payment_intent);

  const intent = addIntent(server, account, session, books.intentData.get(account, session.id));
  session.payment_intent = intent.id;
  server.emit(account, "payment_intent.created", intent);
  return intent;
}

function addIntent(server: Server, account: AccountId, session: Stripe.Checkout.Session, data: IntentData) {
  const id = newId("pi");
  return server.books.paymentIntents.add(account, {
    id,
    object: "payment_intent",
    allowed_payment_method_types: session.allowed_payment_method_types,
    amount: session.amount_total!,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: data.application_fee_amount ?? null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_${newId("secret")}`,
    confirmation_method: "automatic",
    created: unixTime(server),
    currency: session.currency!,
    customer: null,
    customer_account: null,
    description: data.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: data.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: session.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: data.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: data.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  });
}

/** What a charge takes over from the intent it is made for. */
export function chargeFieldsOf(intent: Stripe.PaymentIntent) {
  return {
    amount: intent.amount,
    currency: intent.currency,
    application_fee_amount: intent.application_fee_amount,
    description: intent.description,
    metadata: { ...intent.metadata },
    payment_intent: intent.id,
    receipt_email: intent.receipt_email,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
  };
}

export const listPaymentIntents: Endpoint = ({ books }, { account, params }) => {
  const asked = parse(z.strictObject({ ...paging, created }), params);
  return listOf(books.paymentIntents, account, "/v1/payment_intents", asked);
};

export const retrievePaymentIntent: Endpoint = ({ books }, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  return books.paymentIntents.get(account, id, "intent");
};
