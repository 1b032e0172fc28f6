import type Stripe from "stripe";
import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { newId } from "./ids";
import { listOf } from "./lists";
import { created, currency, expand, paging, parse, text } from "./params";
import { type Server, unixTime } from "./server";
import type { AccountId } from "./table";

const DAY_S = 86_400;

type Fee = Stripe.BalanceTransaction.FeeDetail;

type Movement = Pick<
  Stripe.BalanceTransaction,
  "amount" | "currency" | "type" | "reporting_category" | "description"
> & {
  source: string;
  fees?: Fee[];
};

/** What Stripe keeps of a card payment: 1.5 % and 25 of the smallest unit. */
export function stripeFee(amount: number, currency: string): Fee {
  const fee = Math.round(amount * 0.015) + 25;
  return {
    amount: fee,
    currency,
    type: "stripe_fee",
    description: "Stripe processing fees",
    application: null,
  };
}

/** Moves money into an account's balance, or out of it when the amount is negative. */
export function move(server: Server, account: AccountId, movement: Movement): Stripe.BalanceTransaction {
  const { fees = [], ...rest } = movement;
  const fee = fees.reduce((sum, { amount }) => sum + amount, 0);
  const now = unixTime(server);
  return server.books.balanceTransactions.add(account, {
    id: newId("txn"),
    object: "balance_transaction",
    available_on: now + 2 * DAY_S,
    balance_type: "payments",
    created: now,
    exchange_rate: null,
    fee,
    fee_details: fees,
    net: rest.amount - fee,
    status: "pending",
    ...rest,
  });
}

/** Money becomes available as time passes; whoever looks sees it as it is now. */
function settleBalance(server: Server): void {
  const now = unixTime(server);
  for (const { object } of server.books.balanceTransactions.rows())
    if (object.status === "pending" && object.available_on <= now) object.status = "available";
}

/** What an account has, by currency: the sums of its movements. */
export const retrieveBalance: Endpoint = (server, { account, params }) => {
  parse(z.strictObject(expand), params);
  settleBalance(server);
  const moved = server.books.balanceTransactions.newestFirst(account);
  const currencies = [...new Set(moved.map(({ currency }) => currency))];
  const sums = (wanted: string) =>
    currencies.map((currency) => ({
      currency,
      amount: moved
        .filter((movement) => movement.currency === currency && movement.status === wanted)
        .reduce((sum, { net }) => sum + net, 0),
    }));
  return {
    object: "balance",
    available: sums("available"),
    livemode: false,
    pending: sums("pending"),
  } satisfies Stripe.Balance;
};

const listed = z.strictObject({
  ...paging,
  created,
  currency: currency.optional(),
  payout: text().optional(),
  source: text().optional(),
  type: text().optional(),
});

export const listBalanceTransactions: Endpoint = (server, { account, params }) => {
  const asked = parse(listed, params);
  const { books } = server;
  if (asked.payout !== undefined) books.payouts.get(account, asked.payout, "payout");
  settleBalance(server);
  return listOf(
    books.balanceTransactions,
    account,
    "/v1/balance_transactions",
    asked,
    ({ id, currency, source, type }) =>
      (asked.currency === undefined || asked.currency === currency) &&
      (asked.payout === undefined || asked.payout === books.paidOut.get(id)) &&
      (asked.source === undefined || asked.source === source) &&
      (asked.type === undefined || asked.type === type),
  );
};

export const retrieveBalanceTransaction: Endpoint = (server, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  settleBalance(server);
  return server.books.balanceTransactions.get(account, id);
};
