import Stripe from "stripe";
import type { StripePort } from "@/domain/ports";
import { createAccounts } from "./stripe-accounts";
import { createCheckouts } from "./stripe-checkout";
import { listCharges, listDisputes, readCharge, refund } from "./stripe-refunds";

type Options = { secretKey: string; apiBase?: string | undefined; appUrl: string };

/** Stripe over its own SDK, in the version of the API that the SDK's types describe. */
export function createStripe({ secretKey, apiBase, appUrl }: Options): StripePort {
  const stripe = new Stripe(secretKey, {
    ...(apiBase ? addressOf(apiBase) : {}),
    apiVersion: "2026-10-28.endive",
    maxNetworkRetries: 2,
    timeout: 10_000,
    telemetry: false,
  });
  return {
    ...createCheckouts(stripe, appUrl),
    ...createAccounts(stripe, appUrl),
    readCharge: (providerPaymentId, account) => readCharge(stripe, providerPaymentId, account),
    listCharges: (account, since, until) => listCharges(stripe, account, since, until),
    listDisputes: (account, since, until) => listDisputes(stripe, account, since, until),
    refund: (order) => refund(stripe, order),
  };
}

function addressOf(apiBase: string) {
  const { hostname, port, protocol } = new URL(apiBase);
  return protocol === "http:"
    ? { host: hostname, port: port || 80, protocol: "http" as const }
    : { host: hostname, port: port || 443, protocol: "https" as const };
}
