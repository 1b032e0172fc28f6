import Stripe from "stripe";
import type { StripePort } from "@/domain/ports";

type Accounts = Pick<StripePort, "createAccount" | "onboardingUrl" | "readAccount">;

/**
 * Accounts of organizers for direct charges: they are the seller, pay Stripe's fees and bear the losses, and deal with
 * Stripe in its own dashboard (docs.stripe.com/connect/direct-charges).
 */
export function createAccounts(stripe: Stripe, appUrl: string): Accounts {
  return {
    async createAccount(userId, inPlaceOf) {
      const { id } = await stripe.accounts.create(
        {
          controller: {
            fees: { payer: "account" },
            losses: { payments: "stripe" },
            requirement_collection: "stripe",
            stripe_dashboard: { type: "full" },
          },
        },
        { idempotencyKey: inPlaceOf === null ? `acct:${userId}` : `acct:${userId}:${inPlaceOf}` },
      );
      return { accountId: id };
    },

    async onboardingUrl(accountId) {
      const { url } = await stripe.accountLinks.create({
        account: accountId,
        type: "account_onboarding",
        return_url: `${appUrl}/pay/account`,
        refresh_url: `${appUrl}/pay/account?again=1`,
      });
      return url;
    },

    async readAccount(accountId) {
      try {
        const account = await stripe.accounts.retrieve(accountId);
        return {
          chargesEnabled: account.charges_enabled,
          detailsSubmitted: account.details_submitted,
          isConnected: true,
        };
      } catch (error) {
        // Its owner has cut us off.
        if (!(error instanceof Stripe.errors.StripePermissionError)) throw error;
        return { chargesEnabled: false, detailsSubmitted: false, isConnected: false };
      }
    },
  };
}

/** Asks as an organizer's account, or as the platform's own. */
export const inNameOf = (account: string | null) => (account === null ? {} : { stripeAccount: account });
