import { createHash } from "node:crypto";
import Stripe from "stripe";
import { Refusal } from "@/domain/errors";
import type { CheckoutState, Order, StripePort } from "@/domain/ports";
import { inNameOf } from "./stripe-accounts";
import { cardName } from "./stripe-events";

type Checkouts = Pick<StripePort, "openCheckout" | "readCheckout" | "closeCheckout">;

/** Stripe's own page that takes the money (docs.stripe.com/payments/checkout). */
export function createCheckouts(stripe: Stripe, appUrl: string): Checkouts {
  const { sessions } = stripe.checkout;

  const readCheckout: Checkouts["readCheckout"] = async (sessionId, account) =>
    stateOf(
      await sessions.retrieve(sessionId, { expand: ["payment_intent.latest_charge"] }, inNameOf(account)),
    );

  return {
    readCheckout,

    async openCheckout(order, expiresAt) {
      const asked = checkoutOf(order, expiresAt, appUrl);
      try {
        const { id, url } = await sessions.create(asked, {
          idempotencyKey: `cs:${order.paymentId}:${digestOf(JSON.stringify(asked))}`,
          ...inNameOf(order.account),
        });
        if (!url) throw new Error(`Stripe gave no page for ${id}`);
        return { sessionId: id, url };
      } catch (error) {
        throw refusalOf(error, order) ?? error;
      }
    },

    async closeCheckout(sessionId, account) {
      try {
        return stateOf(await sessions.expire(sessionId, {}, inNameOf(account)));
      } catch (error) {
        // Over already, or somebody was faster and has paid: how it stands decides.
        if (error instanceof Stripe.errors.StripeInvalidRequestError) return readCheckout(sessionId, account);
        throw error;
      }
    },
  };
}

/**
 * Stripe refuses another order under a known name: whoever asks again after their event was renamed asks for a page of
 * its own. The one before was told to nobody.
 */
const digestOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);

/**
 * Stripe opens no page any more for an order of some time ago, none for sums that cards do not take, and none in the name
 * of an account that takes no money or has cut us off (docs.stripe.com/error-handling).
 */
function refusalOf(error: unknown, { account }: Order): Refusal | undefined {
  if (account !== null && isAboutAccount(error)) return new Refusal("organizer_unpaid");
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return undefined;
  if (error.param === "expires_at") return new Refusal("checkout_gone");
  const isAmount = error.code === "amount_too_small" || error.code === "amount_too_large";
  return isAmount ? new Refusal("method_not_offered") : undefined;
}

/** Nothing that was asked for is wrong, so it is whose name it was asked in. */
const isAboutAccount = (error: unknown) =>
  error instanceof Stripe.errors.StripePermissionError ||
  (error instanceof Stripe.errors.StripeInvalidRequestError &&
    !error.param &&
    !error.code?.startsWith("amount_"));

/** Ways to pay that settle at once: seats wait for the money. Nothing in it is about the person. */
function checkoutOf(order: Order, expiresAt: Date, appUrl: string): Stripe.Checkout.SessionCreateParams {
  const { paymentId, eventId, title, currency, lines } = order;
  const metadata = { payment_id: paymentId, event_id: eventId };
  return {
    mode: "payment",
    ui_mode: "hosted_page",
    submit_type: "book",
    origin_context: "mobile_app",
    client_reference_id: paymentId,
    line_items: lines.map(({ name, quantity, unitMinor }) => ({
      quantity,
      price_data: {
        currency: currency.toLowerCase(),
        unit_amount: unitMinor,
        product_data: { name: `${title} · ${name}`.slice(0, 250) },
      },
    })),
    allowed_payment_method_types: ["card", "link"],
    // Whoever pays in another currency pays another amount, and the amount is checked.
    adaptive_pricing: { enabled: false },
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    metadata,
    payment_intent_data: { metadata },
    success_url: `${appUrl}/pay/return?payment=${paymentId}`,
    cancel_url: `${appUrl}/pay/cancel?payment=${paymentId}`,
  };
}

function stateOf({ status, payment_status, payment_intent: intent }: Stripe.Checkout.Session): CheckoutState {
  if (status === "open") return { state: "open" };
  if (status === "expired" || typeof intent !== "object" || intent === null) return { state: "closed" };
  if (payment_status !== "paid") return { state: hasFailed(intent) ? "closed" : "processing" };

  return {
    state: "paid",
    amountMinor: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    providerPaymentId: intent.id,
    cardFingerprint: fingerprintOf(intent.latest_charge),
  };
}

/** A way to pay that settles later did not: the page is over, and no money comes. */
const hasFailed = ({ status }: Stripe.PaymentIntent) =>
  status === "canceled" || status === "requires_payment_method";

function fingerprintOf(charge: Stripe.PaymentIntent["latest_charge"]) {
  const fingerprint = typeof charge === "object" ? charge?.payment_method_details?.card?.fingerprint : null;
  return fingerprint ? cardName(fingerprint) : null;
}
