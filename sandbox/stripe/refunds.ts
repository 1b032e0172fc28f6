import type Stripe from "stripe";
import { z } from "zod";
import { move } from "./balance";
import { money } from "./currencies";
import type { Endpoint } from "./endpoint";
import { Impossible, invalidRequest } from "./errors";
import { newId } from "./ids";
import { listOf } from "./lists";
import { created, expand, flag, metadata, paging, parse, positive, text } from "./params";
import { type Server, unixTime } from "./server";
import type { AccountId } from "./table";

const creation = z.strictObject({
  ...expand,
  amount: positive.optional(),
  charge: text().optional(),
  payment_intent: text().optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.optional(),
  refund_application_fee: flag.optional(),
});

type Asked = Pick<z.output<typeof creation>, "amount" | "reason" | "metadata" | "refund_application_fee">;

export const createRefund: Endpoint = (server, { account, params }) => {
  const asked = parse(creation, params);
  return refund(server, account, chargeToRefund(server, account, asked), asked);
};

function chargeToRefund(
  { books }: Server,
  account: AccountId,
  { charge, payment_intent }: z.output<typeof creation>,
): Stripe.Charge {
  if (charge !== undefined && payment_intent !== undefined)
    throw invalidRequest("Only one of these parameters can be passed: payment_intent, charge.");
  if (charge !== undefined) return books.charges.get(account, charge, "charge");
  if (payment_intent === undefined)
    throw invalidRequest(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );

  const intent = books.paymentIntents.get(account, payment_intent, "payment_intent");
  const latest = books.charges.find(account, String(intent.latest_charge));
  if (latest?.status !== "succeeded")
    throw invalidRequest("This PaymentIntent does not have a successful charge to refund.", {
      param: "payment_intent",
    });
  return latest;
}

/** Gives money back: all that is left of the charge, or a part. */
export function refund(
  server: Server,
  account: AccountId,
  charge: Stripe.Charge,
  asked: Asked,
): Stripe.Refund {
  checkRefundable(charge, asked);
  const { currency } = charge;
  const left = charge.amount - charge.amount_refunded;
  const amount = asked.amount ?? left;

  const made: Stripe.Refund = server.books.refunds.add(account, {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: unixTime(server),
    currency,
    customer: null,
    customer_account: null,
    destination_details: {
      type: "card",
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
    },
    metadata: asked.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: asked.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  });
  const fee = asked.refund_application_fee === true ? shareOfFee(charge, amount) : 0;
  made.balance_transaction = move(server, account, {
    amount: -amount,
    currency,
    type: charge.id.startsWith("ch_") ? "refund" : "payment_refund",
    reporting_category: "refund",
    description: null,
    source: made.id,
    fees:
      fee === 0
        ? []
        : [
            {
              amount: -fee,
              currency,
              type: "application_fee",
              description: "Application fee refund",
              application: null,
            },
          ],
  }).id;
  if (fee > 0)
    move(server, undefined, {
      amount: -fee,
      currency,
      type: "application_fee_refund",
      reporting_category: "platform_earning_refund",
      description: null,
      source: String(charge.application_fee),
    });

  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  server.emit(account, "refund.created", made);
  server.emit(account, "charge.refunded", charge, previous);
  return made;
}

function checkRefundable(charge: Stripe.Charge, { amount, refund_application_fee }: Asked): void {
  const left = charge.amount - charge.amount_refunded;
  if (charge.status !== "succeeded")
    throw invalidRequest(`Charge ${charge.id} has not succeeded; it cannot be refunded.`, {
      param: "charge",
    });
  if (charge.disputed)
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  if (left === 0)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  if (amount !== undefined && amount > left)
    throw invalidRequest(
      `Refund amount (${money(amount, charge.currency)}) is greater than unrefunded amount on charge (${money(left, charge.currency)})`,
      { param: "amount" },
    );
  if (refund_application_fee === true && charge.application_fee === null)
    throw invalidRequest(`Charge ${charge.id} has no application fee to refund.`, {
      param: "refund_application_fee",
    });
}

/** The application fee goes back in proportion; the last refund takes what rounding left. */
function shareOfFee(charge: Stripe.Charge, amount: number): number {
  const fee = charge.application_fee_amount ?? 0;
  const upTo = (refunded: number) => Math.floor((fee * refunded) / charge.amount);
  return upTo(charge.amount_refunded + amount) - upTo(charge.amount_refunded);
}

/** The bank could not give the money back, as it may turn out days later: it returns to the balance. */
export function failRefund(server: Server, refundId: string): Stripe.Refund {
  const row = server.books.refunds.row(refundId);
  if (!row) throw new Impossible(`There is no refund ${refundId}`);
  const { object: refund, account } = row;
  if (refund.status === "failed") throw new Impossible("This refund has failed already");

  const charge = server.books.charges.get(account, String(refund.charge));
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  refund.status = "failed";
  refund.failure_reason = "lost_or_stolen_card";
  refund.failure_balance_transaction = move(server, account, {
    amount: refund.amount,
    currency: refund.currency,
    type: "refund_failure",
    reporting_category: "refund_failure",
    description: null,
    source: refund.id,
  }).id;
  server.emit(account, "refund.updated", refund, { status: "succeeded" });
  server.emit(account, "refund.failed", refund);
  return refund;
}

const listed = z.strictObject({
  ...paging,
  created,
  charge: text().optional(),
  payment_intent: text().optional(),
});

export const listRefunds: Endpoint = ({ books }, { account, params }) => {
  const asked = parse(listed, params);
  return listOf(
    books.refunds,
    account,
    "/v1/refunds",
    asked,
    ({ charge, payment_intent }) =>
      (asked.charge === undefined || asked.charge === charge) &&
      (asked.payment_intent === undefined || asked.payment_intent === payment_intent),
  );
};

export const retrieveRefund: Endpoint = ({ books }, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  return books.refunds.get(account, id);
};
