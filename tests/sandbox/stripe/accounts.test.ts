import type Stripe from "stripe";
import { expect, test } from "vitest";
import { order, refusalOf, startStripe } from "./support";

const controller = {
  fees: { payer: "account" },
  losses: { payments: "stripe" },
  requirement_collection: "stripe",
  stripe_dashboard: { type: "full" },
} satisfies Stripe.AccountCreateParams.Controller;

const linkTo = (account: string): Stripe.AccountLinkCreateParams => ({
  account,
  type: "account_onboarding",
  refresh_url: "http://app.test/refresh",
  return_url: "http://app.test/done",
});

async function startWithAccount() {
  const started = await startStripe();
  const account = await started.stripe.accounts.create({
    country: "DE",
    controller,
    business_profile: { name: "Maya's Jazz" },
  });
  return { ...started, account };
}

const press = (url: string, button: string) =>
  fetch(url, { method: "POST", body: new URLSearchParams({ do: button }), redirect: "manual" });

test("an organizer opens an account at Stripe's page, and the app is told on the endpoint for accounts", async () => {
  const { stripe, account, control, webhook } = await startWithAccount();
  expect(account).toMatchObject({
    id: expect.stringMatching(/^acct_/),
    charges_enabled: false,
    details_submitted: false,
    controller,
  });

  const link = await stripe.accountLinks.create(linkTo(account.id));
  expect(await (await fetch(link.url)).text()).toContain("Maya&#39;s Jazz");
  const done = await press(link.url, "complete");
  expect([done.status, done.headers.get("location")]).toEqual([303, "http://app.test/done"]);
  await control("POST", "/flush");

  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    requirements: { currently_due: [], disabled_reason: null },
  });
  expect(webhook.received).toMatchObject([
    { endpoint: "connect", event: { type: "account.updated", account: account.id } },
  ]);
});

test("who leaves comes back with nothing changed, and a link is good once and for five minutes", async () => {
  const { stripe, account, clock } = await startWithAccount();
  const used = await stripe.accountLinks.create(linkTo(account.id));
  expect((await press(used.url, "leave")).headers.get("location")).toBe("http://app.test/done");
  expect((await stripe.accounts.retrieve(account.id)).details_submitted).toBe(false);
  expect((await press(used.url, "complete")).headers.get("location")).toBe("http://app.test/refresh");

  const old = await stripe.accountLinks.create(linkTo(account.id));
  clock.advance(300_000);
  expect((await press(old.url, "complete")).headers.get("location")).toBe("http://app.test/refresh");
  expect((await stripe.accounts.retrieve(account.id)).details_submitted).toBe(false);
});

test("an account can charge only when Stripe has all it asks for", async () => {
  const { stripe, account, act } = await startWithAccount();
  const options = { stripeAccount: account.id };
  const early = await refusalOf(stripe.checkout.sessions.create(order(), options));
  expect(early.message).toContain("cannot currently make charges");

  await act({ do: "complete-onboarding", account: account.id });
  expect((await stripe.checkout.sessions.create(order(), options)).status).toBe("open");
  await act({ do: "restrict-account", account: account.id });
  expect((await refusalOf(stripe.checkout.sessions.create(order(), options))).statusCode).toBe(400);
});

test("what is sold for an account belongs to it, and the fee to the platform", async () => {
  const { stripe, account, act, control, webhook } = await startWithAccount();
  const options = { stripeAccount: account.id };
  await act({ do: "complete-onboarding", account: account.id });
  const session = await stripe.checkout.sessions.create(
    order({ payment_intent_data: { application_fee_amount: 501 } }),
    options,
  );
  expect(await (await fetch(session.url!)).text()).toContain("Maya&#39;s Jazz");
  await act({ do: "pay", session: session.id });
  await control("POST", "/flush");

  const completed = webhook.received.find(({ event }) => event.type === "checkout.session.completed");
  expect(completed).toMatchObject({ endpoint: "connect", event: { account: account.id } });
  expect((await refusalOf(stripe.checkout.sessions.retrieve(session.id))).statusCode).toBe(404);
  expect((await stripe.charges.list()).data).toEqual([]);

  const [charge] = (await stripe.charges.list({ expand: ["data.balance_transaction"] }, options)).data;
  expect(charge).toMatchObject({ application_fee_amount: 501, balance_transaction: { fee: 601, net: 4399 } });
  expect((await stripe.balanceTransactions.list()).data).toMatchObject([
    { type: "application_fee", net: 501 },
  ]);

  await stripe.refunds.create({ charge: charge!.id, amount: 2500, refund_application_fee: true }, options);
  await stripe.refunds.create({ charge: charge!.id, refund_application_fee: true }, options);
  const platform = (await stripe.balanceTransactions.list()).data;
  expect(platform.map(({ net }) => net)).toEqual([-251, -250, 501]);
});

test("an account can ask who it is and what it has", async () => {
  const { stripe, account, act, clock } = await startWithAccount();
  const options = { stripeAccount: account.id };
  await act({ do: "complete-onboarding", account: account.id });
  const { id } = await stripe.checkout.sessions.create(order(), options);
  await act({ do: "pay", session: id });

  expect((await stripe.accounts.retrieveCurrent()).charges_enabled).toBe(true);
  expect((await stripe.accounts.retrieveCurrent({}, options)).id).toBe(account.id);
  const pending = await stripe.balance.retrieve({}, options);
  expect(pending).toMatchObject({ available: [{ amount: 0 }], pending: [{ amount: 4900, currency: "eur" }] });
  clock.advance(2 * 86_400_000);
  expect(await stripe.balance.retrieve({}, options)).toMatchObject({ available: [{ amount: 4900 }] });
  expect(await stripe.balance.retrieve()).toMatchObject({ available: [], pending: [] });
});

test("an account that is not the platform's own is out of reach", async () => {
  const { stripe } = await startStripe();
  for (const asked of [
    stripe.charges.list({}, { stripeAccount: "acct_of_others" }),
    stripe.accounts.retrieve("acct_of_others"),
  ])
    expect(await refusalOf(asked)).toMatchObject({ statusCode: 403, code: "account_invalid" });
  expect((await refusalOf(stripe.accountLinks.create(linkTo("acct_of_others")))).param).toBe("account");
});

test.each([
  ["an unknown parameter", { name: "Maya" }, { code: "parameter_unknown", param: "name" }],
  ["an unknown country", { country: "Germany" }, { param: "country" }],
  ["a type beside the controller", { type: "express" }, { code: "parameter_unknown", param: "type" }],
  ["no address of mail", { email: "maya" }, { code: "email_invalid", param: "email" }],
])("an account with %s is refused", async (_, changes, expected) => {
  const { stripe } = await startStripe();
  expect(await refusalOf(stripe.accounts.create({ controller, ...(changes as object) }))).toMatchObject(
    expected,
  );
});

test("who takes the platform's access away is told of once, and asked nothing more", async () => {
  const { stripe, account, control, webhook } = await startWithAccount();
  await control("POST", "", { do: "revoke-access", account: account.id });
  await control("POST", "/flush");

  expect(webhook.received).toMatchObject([
    {
      endpoint: "connect",
      event: {
        type: "account.application.deauthorized",
        account: account.id,
        data: { object: { object: "application" } },
      },
    },
  ]);
  const options = { stripeAccount: account.id };
  for (const ask of [
    () => stripe.accounts.retrieve(account.id),
    () => stripe.charges.list({}, options),
    () => stripe.checkout.sessions.create(order(), options),
  ])
    expect(await refusalOf(ask())).toMatchObject({ statusCode: 403, code: "account_invalid" });
  expect(await refusalOf(stripe.accountLinks.create(linkTo(account.id)))).toMatchObject({ statusCode: 400 });
});
