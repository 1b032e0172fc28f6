import type Stripe from "stripe";
import { z } from "zod";
import { move } from "./balance";
import type { Endpoint } from "./endpoint";
import { Impossible } from "./errors";
import { newId } from "./ids";
import { listOf } from "./lists";
import { created, expand, paging, parse } from "./params";
import { type Server, unixTime } from "./server";
import type { AccountId } from "./table";

/** Pays out, in one currency, all that was not paid out before. The bank may refuse it. */
export function payOut(server: Server, account: AccountId, currency: string, fails: boolean): Stripe.Payout {
  const { books } = server;
  const waiting = books.balanceTransactions
    .newestFirst(account)
    .filter(
      (moved) => moved.currency === currency && !books.paidOut.has(moved.id) && moved.type !== "payout",
    );
  const amount = waiting.reduce((sum, { net }) => sum + net, 0);
  if (amount <= 0) throw new Impossible(`There is nothing to pay out in ${currency}`);

  const payout = books.payouts.add(account, newPayout(server, amount, currency));
  server.emit(account, "payout.created", payout);
  if (fails) {
    payout.status = "failed";
    payout.failure_code = "account_closed";
    payout.failure_message = "The bank account has been closed.";
    server.emit(account, "payout.failed", payout);
    return payout;
  }

  payout.balance_transaction = move(server, account, {
    amount: -amount,
    currency,
    type: "payout",
    reporting_category: "payout",
    description: "STRIPE PAYOUT",
    source: payout.id,
  }).id;
  for (const { id } of waiting) books.paidOut.set(id, payout.id);
  books.paidOut.set(payout.balance_transaction, payout.id);
  payout.status = "paid";
  server.emit(account, "payout.paid", payout);
  payout.reconciliation_status = "completed";
  server.emit(account, "payout.reconciliation_completed", payout);
  return payout;
}

function newPayout(server: Server, amount: number, currency: string): Stripe.Payout {
  const now = unixTime(server);
  return {
    id: newId("po"),
    object: "payout",
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: now,
    automatic: true,
    balance_transaction: null,
    created: now,
    currency,
    description: "STRIPE PAYOUT",
    destination: newId("ba"),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "in_progress",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: null,
    status: "in_transit",
    trace_id: null,
    type: "bank_account",
  };
}

const listed = z.strictObject({
  ...paging,
  created,
  status: z.enum(["pending", "paid", "failed", "canceled"]).optional(),
});

export const listPayouts: Endpoint = ({ books }, { account, params }) => {
  const asked = parse(listed, params);
  return listOf(
    books.payouts,
    account,
    "/v1/payouts",
    asked,
    ({ status }) => asked.status === undefined || asked.status === status,
  );
};

export const retrievePayout: Endpoint = ({ books }, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  return books.payouts.get(account, id);
};
