import type Stripe from "stripe";
import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { ApiError, Impossible, invalidRequest } from "./errors";
import { newId } from "./ids";
import { currency, email, expand, flag, metadata, parse, text, url } from "./params";
import { type Server, unixTime } from "./server";

const capability = z.strictObject({ requested: flag }).optional();

const creation = z.strictObject({
  ...expand,
  country: text(2)
    .refine((value) => /^[A-Z]{2}$/.test(value), {
      error: (issue) =>
        `Country '${issue.input}' is unknown. Try using a 2-character alphanumeric country code.`,
      params: { code: "country_unsupported" },
    })
    .default("US"),
  email: email.optional(),
  business_type: z.enum(["company", "government_entity", "individual", "non_profit"]).optional(),
  default_currency: currency.optional(),
  metadata: metadata.optional(),
  business_profile: z
    .strictObject({
      mcc: text(4).optional(),
      name: text().optional(),
      product_description: text().optional(),
      url: url.optional(),
    })
    .optional(),
  capabilities: z.strictObject({ card_payments: capability, transfers: capability }).optional(),
  controller: z
    .strictObject({
      fees: z.strictObject({ payer: z.enum(["account", "application"]).default("account") }).optional(),
      losses: z.strictObject({ payments: z.enum(["application", "stripe"]).default("stripe") }).optional(),
      requirement_collection: z.enum(["application", "stripe"]).default("stripe"),
      stripe_dashboard: z
        .strictObject({ type: z.enum(["express", "full", "none"]).default("full") })
        .optional(),
    })
    .default({ requirement_collection: "stripe" }),
});

const unfinished = ["business_type", "external_account", "tos_acceptance.date", "tos_acceptance.ip"];

export const createAccount: Endpoint = (server, { account, params }) => {
  const asked = parse(creation, params);
  if (account !== undefined)
    throw new ApiError(403, {
      type: "invalid_request_error",
      message: "Only the platform can create connected accounts.",
    });

  const id = newId("acct", 16);
  const made = server.books.accounts.add(undefined, {
    id,
    object: "account",
    business_profile: {
      mcc: asked.business_profile?.mcc ?? null,
      minority_owned_business_designation: null,
      name: asked.business_profile?.name ?? null,
      product_description: asked.business_profile?.product_description ?? null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: asked.business_profile?.url ?? null,
    },
    business_type: asked.business_type ?? null,
    capabilities: { card_payments: "inactive", transfers: "inactive" },
    charges_enabled: false,
    controller: {
      fees: { payer: asked.controller.fees?.payer ?? "account" },
      is_controller: true,
      losses: { payments: asked.controller.losses?.payments ?? "stripe" },
      requirement_collection: asked.controller.requirement_collection,
      stripe_dashboard: { type: asked.controller.stripe_dashboard?.type ?? "full" },
      type: "application",
    },
    country: asked.country,
    created: unixTime(server),
    default_currency: asked.default_currency ?? "usd",
    details_submitted: false,
    email: asked.email ?? null,
    metadata: asked.metadata ?? {},
    payouts_enabled: false,
    requirements: requirements(unfinished, "requirements.past_due"),
    type: "none",
  });
  return made;
};

export const retrieveAccount: Endpoint = ({ books }, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  const found = isConnected(books, id) ? books.accounts.find(undefined, id) : undefined;
  if (found && (account === undefined || account === id)) return found;
  throw noAccess(id);
};

/** Of the account that asks: the platform, unless it acts for another. */
export const retrieveCurrentAccount: Endpoint = ({ books }, { account, params }) => {
  parse(z.strictObject(expand), params);
  return account === undefined ? platform : books.accounts.get(undefined, account);
};

const platform: Stripe.Account = {
  id: "acct_sandbox",
  object: "account",
  charges_enabled: true,
  country: "DE",
  default_currency: "eur",
  details_submitted: true,
  email: "platform@example.com",
  payouts_enabled: true,
  type: "standard",
};

/** The platform may act for its connected accounts, and for no others. */
export const isConnected = ({ accounts, revoked }: Server["books"], id: string) =>
  accounts.find(undefined, id) !== undefined && !revoked.has(id);

export function noAccess(id: string): ApiError {
  return new ApiError(403, {
    type: "invalid_request_error",
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
    code: "account_invalid",
  });
}

const LINK_LASTS_S = 300;

export const createAccountLink: Endpoint = (server, { params }) => {
  const asked = parse(
    z.strictObject({
      ...expand,
      account: text(),
      type: z.enum(["account_onboarding", "account_update"]),
      refresh_url: url,
      return_url: url,
      collection_options: z
        .strictObject({
          fields: z.enum(["currently_due", "eventually_due"]).optional(),
          future_requirements: z.enum(["include", "omit"]).optional(),
        })
        .optional(),
    }),
    params,
  );
  const account = server.books.accounts.find(undefined, asked.account);
  if (!account)
    throw invalidRequest(`No such account: '${asked.account}'`, {
      param: "account",
      code: "resource_missing",
    });
  if (!isConnected(server.books, account.id))
    throw invalidRequest(
      "You requested an account link for an account that is not connected to your platform or does not exist.",
      {},
    );

  const now = unixTime(server);
  const id = newId("link");
  server.books.links.set(id, {
    id,
    account: account.id,
    expiresAt: now + LINK_LASTS_S,
    returnUrl: asked.return_url,
    refreshUrl: asked.refresh_url,
  });
  return {
    object: "account_link",
    created: now,
    expires_at: now + LINK_LASTS_S,
    url: `${server.publicUrl}/stripe/onboarding/${id}`,
  } satisfies Stripe.AccountLink;
};

/** The organizer gave Stripe all it asks for: the account can charge. */
export function completeOnboarding(server: Server, id: string): Stripe.Account {
  return change(server, id, {
    details_submitted: true,
    charges_enabled: true,
    payouts_enabled: true,
    capabilities: { card_payments: "active", transfers: "active" },
    requirements: requirements([], null),
  });
}

/** Stripe needs something more, and until then the account cannot charge. */
export function restrictAccount(server: Server, id: string): Stripe.Account {
  return change(server, id, {
    charges_enabled: false,
    payouts_enabled: false,
    capabilities: { card_payments: "inactive", transfers: "inactive" },
    requirements: requirements(["individual.verification.document"], "requirements.past_due"),
  });
}

/** The organizer takes our access away in their dashboard: we are told, and refused from then on. */
export function revokeAccess(server: Server, id: string): object {
  if (!isConnected(server.books, id)) throw new Impossible(`There is no connected account ${id}`);
  server.books.revoked.add(id);
  const application = { id: "ca_sandbox", object: "application", name: "Event Bot" };
  server.emit(id, "account.application.deauthorized", application);
  return application;
}

function change(server: Server, id: string, changes: Partial<Stripe.Account>): Stripe.Account {
  const account = server.books.accounts.find(undefined, id);
  if (!account) throw new Impossible(`There is no account ${id}`);
  const names = Object.keys(changes) as (keyof Stripe.Account)[];
  const previous = Object.fromEntries(names.map((name) => [name, account[name]]));
  Object.assign(account, changes);
  server.emit(id, "account.updated", account, previous);
  return account;
}

function requirements(
  due: string[],
  disabled_reason: Stripe.Account.Requirements["disabled_reason"],
): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}
