import { createHash } from "node:crypto";
import type Stripe from "stripe";
import type { AccountId } from "./table";

/** Why a card is refused, as Stripe's test cards do it. */
export const declines = {
  insufficient_funds: {
    number: "4000000000009995",
    code: "card_declined",
    message: "Your card has insufficient funds.",
  },
  expired_card: { number: "4000000000000069", code: "expired_card", message: "Your card has expired." },
  incorrect_cvc: {
    number: "4000000000000127",
    code: "incorrect_cvc",
    message: "Your card's security code is incorrect.",
  },
  generic_decline: {
    number: "4000000000000002",
    code: "card_declined",
    message: "Your card was declined.",
  },
} as const;

export type DeclineReason = keyof typeof declines;

export const declineReasons = Object.keys(declines) as DeclineReason[];

export function isDeclineReason(text: string): text is DeclineReason {
  return Object.hasOwn(declines, text);
}

export const goodCard = "4242424242424242";

/** What a charge shows of the card. The fingerprint is the same for the same card, in one account. */
export function cardDetails(
  number: string,
  account: AccountId,
  amount: number,
): Stripe.Charge.PaymentMethodDetails {
  const fingerprint = createHash("sha256").update(`${account} ${number}`).digest("base64url").slice(0, 16);
  return {
    type: "card",
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: "visa",
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      exp_month: 12,
      exp_year: 2034,
      fingerprint,
      funding: "credit",
      installments: null,
      electronic_commerce_indicator: null,
      last4: number.slice(-4),
      mandate: null,
      network: "visa",
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
