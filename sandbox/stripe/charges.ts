import type Stripe from "stripe";
import { z } from "zod";
import { move, stripeFee } from "./balance";
import type { Endpoint } from "./endpoint";
import { newId } from "./ids";
import { listOf } from "./lists";
import { created, expand, paging, parse, text } from "./params";
import { type Server, unixTime } from "./server";
import type { AccountId } from "./table";

type Making = Pick<Stripe.Charge, "amount" | "currency" | "payment_method_details" | "status"> &
  Partial<Stripe.Charge>;

/** A charge in the books, without money having moved yet. */
export function addCharge(server: Server, account: AccountId, making: Making): Stripe.Charge {
  const succeeded = making.status === "succeeded";
  return server.books.charges.add(account, {
    id: newId(making.payment_method_details?.type === "card" ? "ch" : "py"),
    object: "charge",
    amount_captured: succeeded ? making.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: "SANDBOX",
    captured: making.status !== "failed",
    created: unixTime(server),
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: succeeded,
    payment_intent: null,
    payment_method: newId("pm"),
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    transfer_data: null,
    transfer_group: null,
    ...making,
  });
}

/**
 * Tells that the charge succeeded, then moves the money. The event carries no balance transaction yet, as with the
 * real Stripe, where it follows a moment later.
 */
export function settleCharge(server: Server, account: AccountId, charge: Stripe.Charge): void {
  Object.assign(charge, {
    status: "succeeded",
    paid: true,
    captured: true,
    amount_captured: charge.amount,
    outcome: outcomeOf("authorized"),
  } satisfies Partial<Stripe.Charge>);
  server.emit(account, "charge.succeeded", charge);

  const { amount, currency, application_fee_amount } = charge;
  const fees = [stripeFee(amount, currency)];
  if (application_fee_amount !== null) {
    charge.application_fee = newId("fee");
    fees.push({
      amount: application_fee_amount,
      currency,
      type: "application_fee",
      description: "Application fee",
      application: null,
    });
    move(server, undefined, {
      amount: application_fee_amount,
      currency,
      type: "application_fee",
      reporting_category: "platform_earning",
      description: null,
      source: charge.application_fee,
    });
  }
  const isCard = charge.payment_method_details?.type === "card";
  charge.balance_transaction = move(server, account, {
    amount,
    currency,
    type: isCard ? "charge" : "payment",
    reporting_category: "charge",
    description: charge.description,
    source: charge.id,
    fees,
  }).id;
  server.emit(account, "charge.updated", charge, { balance_transaction: null });
}

export function outcomeOf(type: "authorized" | "issuer_declined", reason?: string): Stripe.Charge.Outcome {
  const authorized = type === "authorized";
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: authorized ? "approved_by_network" : "declined_by_network",
    reason: reason ?? null,
    risk_level: "normal",
    risk_score: 12,
    seller_message: authorized ? "Payment complete." : "The bank did not authorize this payment.",
    type,
  };
}

const listed = z.strictObject({ ...paging, created, payment_intent: text().optional() });

export const listCharges: Endpoint = ({ books }, { account, params }) => {
  const asked = parse(listed, params);
  return listOf(
    books.charges,
    account,
    "/v1/charges",
    asked,
    ({ payment_intent }) => asked.payment_intent === undefined || asked.payment_intent === payment_intent,
  );
};

export const retrieveCharge: Endpoint = ({ books }, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  return books.charges.get(account, id);
};
