import { createAccount, createAccountLink, retrieveAccount, retrieveCurrentAccount } from "./accounts";
import { listBalanceTransactions, retrieveBalance, retrieveBalanceTransaction } from "./balance";
import { listCharges, retrieveCharge } from "./charges";
import { listDisputes, retrieveDispute } from "./disputes";
import type { Endpoint } from "./endpoint";
import { listEvents, retrieveEvent } from "./events";
import { listPaymentIntents, retrievePaymentIntent } from "./payment-intents";
import { listPayouts, retrievePayout } from "./payouts";
import { createRefund, listRefunds, retrieveRefund } from "./refunds";
import { createSession, expireSession, listSessions, retrieveSession } from "./sessions";

/** What is played of the API, by the names that the SDK gives it. */
const routes: Record<string, [route: string, endpoint: Endpoint]> = {
  "accounts.create": ["POST /v1/accounts", createAccount],
  "accounts.retrieve": ["GET /v1/accounts/:id", retrieveAccount],
  "accounts.retrieveCurrent": ["GET /v1/account", retrieveCurrentAccount],
  "accountLinks.create": ["POST /v1/account_links", createAccountLink],
  "balance.retrieve": ["GET /v1/balance", retrieveBalance],
  "balanceTransactions.list": ["GET /v1/balance_transactions", listBalanceTransactions],
  "balanceTransactions.retrieve": ["GET /v1/balance_transactions/:id", retrieveBalanceTransaction],
  "charges.list": ["GET /v1/charges", listCharges],
  "charges.retrieve": ["GET /v1/charges/:id", retrieveCharge],
  "checkout.sessions.create": ["POST /v1/checkout/sessions", createSession],
  "checkout.sessions.list": ["GET /v1/checkout/sessions", listSessions],
  "checkout.sessions.retrieve": ["GET /v1/checkout/sessions/:id", retrieveSession],
  "checkout.sessions.expire": ["POST /v1/checkout/sessions/:id/expire", expireSession],
  "disputes.list": ["GET /v1/disputes", listDisputes],
  "disputes.retrieve": ["GET /v1/disputes/:id", retrieveDispute],
  "events.list": ["GET /v1/events", listEvents],
  "events.retrieve": ["GET /v1/events/:id", retrieveEvent],
  "paymentIntents.list": ["GET /v1/payment_intents", listPaymentIntents],
  "paymentIntents.retrieve": ["GET /v1/payment_intents/:id", retrievePaymentIntent],
  "payouts.list": ["GET /v1/payouts", listPayouts],
  "payouts.retrieve": ["GET /v1/payouts/:id", retrievePayout],
  "refunds.create": ["POST /v1/refunds", createRefund],
  "refunds.list": ["GET /v1/refunds", listRefunds],
  "refunds.retrieve": ["GET /v1/refunds/:id", retrieveRefund],
};

const patterns = Object.entries(routes).map(([name, [route, endpoint]]) => {
  const [method, path = ""] = route.split(" ");
  return { name, method, pattern: new RegExp(`^${path.replace(":id", "([^/]+)")}$`), endpoint };
});

/** What a request asks for, and the id in its path. */
export function routeOf(method: string, path: string) {
  for (const route of patterns) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { name: route.name, endpoint: route.endpoint, id: decodeURIComponent(match[1] ?? "") };
  }
  return undefined;
}
