import type Stripe from "stripe";
import { z } from "zod";
import { move } from "./balance";
import type { Endpoint } from "./endpoint";
import { Impossible } from "./errors";
import { newId } from "./ids";
import { listOf } from "./lists";
import { created, expand, paging, parse, text } from "./params";
import { type Server, unixTime } from "./server";

const DAY_S = 86_400;

/** What a dispute costs, won or lost. */
const disputeFee = 1500;

/** The holder of the card asks the bank for the money back, and the bank takes it. */
export function openDispute(server: Server, chargeId: string, reason: string): Stripe.Dispute {
  const row = server.books.charges.row(chargeId);
  if (row?.object.status !== "succeeded") throw new Impossible(`There is no succeeded charge ${chargeId}`);
  const { object: charge, account } = row;
  if (charge.disputed) throw new Impossible("This charge is disputed already");
  const amount = charge.amount - charge.amount_refunded;
  if (amount === 0) throw new Impossible("Nothing is left of this charge");

  charge.disputed = true;
  const dispute = server.books.disputes.add(account, newDispute(server, charge, amount, reason));
  server.emit(account, "charge.dispute.created", dispute);
  dispute.balance_transactions.push(
    move(server, account, {
      amount: -amount,
      currency: charge.currency,
      type: "adjustment",
      reporting_category: "dispute",
      description: `Chargeback withdrawal for ${charge.id}`,
      source: dispute.id,
      fees: [
        {
          amount: disputeFee,
          currency: charge.currency,
          type: "stripe_fee",
          description: "Dispute fee",
          application: null,
        },
      ],
    }),
  );
  server.emit(account, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

export type DisputeStep = "under_review" | "won" | "lost";

/** The shop answers, and in the end the bank decides. A dispute that is won brings the money back. */
export function moveDispute(server: Server, disputeId: string, step: DisputeStep): Stripe.Dispute {
  const row = server.books.disputes.row(disputeId);
  if (!row) throw new Impossible(`There is no dispute ${disputeId}`);
  const { object: dispute, account } = row;
  const before = dispute.status;
  if (before === "won" || before === "lost") throw new Impossible(`This dispute is ${before}`);

  dispute.status = step;
  if (step === "under_review") {
    dispute.evidence_details.has_evidence = true;
    dispute.evidence_details.submission_count += 1;
    server.emit(account, "charge.dispute.updated", dispute, { status: before });
    return dispute;
  }
  if (step === "won") {
    dispute.balance_transactions.push(
      move(server, account, {
        amount: dispute.amount,
        currency: dispute.currency,
        type: "adjustment",
        reporting_category: "dispute_reversal",
        description: `Chargeback reversal for ${dispute.charge}`,
        source: dispute.id,
      }),
    );
    server.emit(account, "charge.dispute.funds_reinstated", dispute);
  }
  server.emit(account, "charge.dispute.closed", dispute, { status: before });
  return dispute;
}

/** The card's network suspects fraud, before any dispute. */
export function warnOfFraud(server: Server, chargeId: string): Stripe.Radar.EarlyFraudWarning {
  const row = server.books.charges.row(chargeId);
  if (row?.object.status !== "succeeded") throw new Impossible(`There is no succeeded charge ${chargeId}`);
  const { object: charge, account } = row;
  const warning = server.books.warnings.add(account, {
    id: newId("issfr"),
    object: "radar.early_fraud_warning",
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: unixTime(server),
    fraud_type: "unauthorized_use_of_card",
    livemode: false,
    ...(charge.payment_intent === null ? {} : { payment_intent: charge.payment_intent }),
  });
  server.emit(account, "radar.early_fraud_warning.created", warning);
  return warning;
}

function newDispute(server: Server, charge: Stripe.Charge, amount: number, reason: string): Stripe.Dispute {
  const now = unixTime(server);
  return {
    id: newId("du"),
    object: "dispute",
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: now + 14 * DAY_S,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: "card",
      card: { brand: "visa", case_type: "chargeback", network: "visa", network_reason_code: "83" },
    },
    reason,
    status: "needs_response",
  };
}

function noEvidence(): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}

const listed = z.strictObject({
  ...paging,
  created,
  charge: text().optional(),
  payment_intent: text().optional(),
});

export const listDisputes: Endpoint = ({ books }, { account, params }) => {
  const asked = parse(listed, params);
  return listOf(
    books.disputes,
    account,
    "/v1/disputes",
    asked,
    ({ charge, payment_intent }) =>
      (asked.charge === undefined || asked.charge === charge) &&
      (asked.payment_intent === undefined || asked.payment_intent === payment_intent),
  );
};

export const retrieveDispute: Endpoint = ({ books }, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  return books.disputes.get(account, id);
};
