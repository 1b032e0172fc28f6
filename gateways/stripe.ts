import Stripe from "stripe";
import { Refusal } from "@/domain/errors";
import type { RefundOrder, StripePort } from "@/domain/ports";
import { createAccounts } from "./stripe-accounts";
import { isAway } from "./stripe-away";
import { createCheckouts } from "./stripe-checkout";
import { listCharges, listDisputes, readCharge, refund } from "./stripe-refunds";

type Options = {
  secretKey: string;
  apiBase?: string | undefined;
  appUrl: string;
  /** How long one try may take, in milliseconds, and how many follow it. */
  patience: { timeout: number; maxNetworkRetries: number };
};

/**
 * Stripe over its own SDK, in the version of the API that the SDK's types describe. Whatever is asked throws
 * `provider_unreachable` when Stripe is away, busy or broken, so that the same may be asked again.
 */
export function createStripe({ secretKey, apiBase, appUrl, patience }: Options): StripePort {
  const stripe = new Stripe(secretKey, {
    ...(apiBase ? addressOf(apiBase) : {}),
    apiVersion: "2026-10-28.endive",
    ...patience,
    telemetry: false,
  });
  const checkouts = createCheckouts(stripe, appUrl);
  const accounts = createAccounts(stripe, appUrl);
  return {
    openCheckout: orUnreachable(checkouts.openCheckout),
    readCheckout: orUnreachable(checkouts.readCheckout),
    closeCheckout: orUnreachable(checkouts.closeCheckout),
    createAccount: orUnreachable(accounts.createAccount),
    onboardingUrl: orUnreachable(accounts.onboardingUrl),
    readAccount: orUnreachable(accounts.readAccount),
    readCharge: orUnreachable((id: string, account: string | null) => readCharge(stripe, id, account)),
    listCharges: (account, since, until) => listCharges(stripe, account, since, until),
    listDisputes: (account, since, until) => listDisputes(stripe, account, since, until),
    refund: orUnreachable((order: RefundOrder) => refund(stripe, order)),
  };
}

const orUnreachable =
  <Given extends unknown[], Answer>(ask: (...given: Given) => Promise<Answer>) =>
  async (...given: Given): Promise<Answer> => {
    try {
      return await ask(...given);
    } catch (error) {
      throw isAway(error) ? new Refusal("provider_unreachable") : error;
    }
  };

function addressOf(apiBase: string) {
  const { hostname, port, protocol } = new URL(apiBase);
  return protocol === "http:"
    ? { host: hostname, port: port || 80, protocol: "http" as const }
    : { host: hostname, port: port || 443, protocol: "https" as const };
}
