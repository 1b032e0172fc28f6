import type Stripe from "stripe";
import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { invalidRequest } from "./errors";
import { newId } from "./ids";
import { lineItem, linesOf } from "./line-items";
import { listOf } from "./lists";
import { allowedMethod, methodsFor } from "./methods";
import {
  amount,
  created,
  email,
  expand,
  flag,
  integer,
  list,
  metadata,
  paging,
  parse,
  text,
  url,
} from "./params";
import { type Server, unixTime } from "./server";
import type { AccountId } from "./table";

const MINUTE_S = 60;
const DAY_S = 86_400;

/** What is not listed here is refused, also where the real Stripe would take it: the sandbox does not play it. */
const creation = z.strictObject({
  ...expand,
  mode: z.enum(["payment"]),
  ui_mode: z.enum(["hosted_page"]).default("hosted_page"),
  submit_type: z.enum(["auto", "book", "donate", "pay"]).optional(),
  origin_context: z.enum(["mobile_app", "web"]).optional(),
  locale: text(10).optional(),
  client_reference_id: text(200).optional(),
  integration_identifier: text(255).optional(),
  customer_email: email.optional(),
  line_items: list(lineItem),
  allowed_payment_method_types: list(allowedMethod).optional(),
  adaptive_pricing: z.strictObject({ enabled: flag.optional() }).optional(),
  expires_at: integer.optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      application_fee_amount: amount.optional(),
      description: text(1000).optional(),
      metadata: metadata.optional(),
      receipt_email: email.optional(),
      statement_descriptor_suffix: text(22)
        .refine((value) => !/[<>\\'"*]/.test(value), {
          error: "The statement descriptor suffix may not contain < > \\ ' \" *",
        })
        .optional(),
    })
    .optional(),
  success_url: url,
  cancel_url: url.optional(),
});

type Creation = z.output<typeof creation>;

export const createSession: Endpoint = (server, { account, params }) => {
  const asked = parse(creation, params);
  checkExpiry(server, asked.expires_at);
  checkFee(asked.payment_intent_data?.application_fee_amount, account);
  if (account !== undefined && !server.books.accounts.get(undefined, account).charges_enabled)
    throw invalidRequest("Your account cannot currently make charges.");

  const id = newId("cs_test", 58);
  const lines = linesOf(server, asked.line_items);
  const fee = asked.payment_intent_data?.application_fee_amount ?? 0;
  if (fee > lines.total)
    throw invalidRequest("The application fee cannot be greater than the total amount to be charged.", {
      param: "payment_intent_data[application_fee_amount]",
    });

  server.books.lineItems.add(account, { id, items: lines.items });
  server.books.intentData.add(account, {
    id,
    ...asked.payment_intent_data,
    metadata: asked.payment_intent_data?.metadata ?? {},
  });
  const session = server.books.sessions.add(account, newSession(server, id, asked, lines));
  expireInTime(server, account, session);
  return session;
};

function checkExpiry(server: Server, expiresAt: number | undefined): void {
  if (expiresAt === undefined) return;
  const ahead = expiresAt - unixTime(server);
  const refuse = (message: string) => invalidRequest(message, { param: "expires_at" });
  if (ahead < 30 * MINUTE_S)
    throw refuse("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
  if (ahead > DAY_S)
    throw refuse("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
}

function checkFee(fee: number | undefined, account: AccountId): void {
  if (fee === undefined || account !== undefined) return;
  throw invalidRequest(
    "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
    { param: "payment_intent_data[application_fee_amount]" },
  );
}

function newSession(
  server: Server,
  id: string,
  asked: Creation,
  { total, currency }: { total: number; currency: string },
): Stripe.Checkout.Session {
  const now = unixTime(server);
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: asked.adaptive_pricing?.enabled ?? true },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: asked.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: asked.cancel_url ?? null,
    client_reference_id: asked.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: "if_required",
    customer_details: null,
    customer_email: asked.customer_email ?? null,
    discounts: [],
    expires_at: asked.expires_at ?? now + DAY_S,
    integration_identifier: asked.integration_identifier ?? null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: asked.locale ?? null,
    managed_payments: { enabled: false },
    metadata: asked.metadata ?? {},
    mode: asked.mode,
    origin_context: asked.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "if_required",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: methodsFor(currency, asked.allowed_payment_method_types),
    payment_status: "unpaid",
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: asked.submit_type ?? null,
    subscription: null,
    success_url: asked.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: asked.ui_mode,
    url: `${server.publicUrl}/stripe/pay/${id}`,
    wallet_options: null,
  };
}

/** Ends the session when its time is over, if nobody paid before. */
export function expireInTime(server: Server, account: AccountId, session: Stripe.Checkout.Session): void {
  server.timeline.at(session.expires_at * 1000, () => {
    if (server.books.sessions.find(account, session.id) === session && session.status === "open")
      expire(server, account, session);
  });
}

export const expireSession: Endpoint = (server, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  const session = server.books.sessions.get(account, id, "session");
  if (session.status !== "open")
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  expire(server, account, session);
  return session;
};

function expire(server: Server, account: AccountId, session: Stripe.Checkout.Session): void {
  session.status = "expired";
  session.url = null;
  const intent = server.books.paymentIntents.find(account, String(session.payment_intent));
  if (intent) {
    intent.status = "canceled";
    intent.canceled_at = unixTime(server);
    intent.cancellation_reason = "expired";
    server.emit(account, "payment_intent.canceled", intent);
  }
  server.emit(account, "checkout.session.expired", session);
}

const listed = z.strictObject({
  ...paging,
  created,
  payment_intent: text().optional(),
  status: z.enum(["open", "complete", "expired"]).optional(),
});

export const listSessions: Endpoint = ({ books }, { account, params }) => {
  const asked = parse(listed, params);
  return listOf(
    books.sessions,
    account,
    "/v1/checkout/sessions",
    asked,
    ({ payment_intent, status }) =>
      (asked.payment_intent === undefined || asked.payment_intent === payment_intent) &&
      (asked.status === undefined || asked.status === status),
  );
};

export const retrieveSession: Endpoint = ({ books }, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  return books.sessions.get(account, id, "session");
};
