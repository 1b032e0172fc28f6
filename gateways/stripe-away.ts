import Stripe from "stripe";

/** Not to be reached, busy, or broken: the same may be asked again. */
export const isAway = (error: unknown) =>
  error instanceof Stripe.errors.StripeConnectionError ||
  error instanceof Stripe.errors.StripeAPIError ||
  error instanceof Stripe.errors.StripeRateLimitError ||
  (error instanceof Stripe.errors.StripeError && error.code === "idempotency_key_in_use");
