import type Stripe from "stripe";
import { expect, test } from "vitest";
import { order, refusalOf, startStripe } from "./support";

test("a wrong key is refused, and the refusal does not repeat it", async () => {
  const { sdk } = await startStripe();
  const refusal = await refusalOf(sdk("sk_test_of_somebody_else").charges.list());
  expect(refusal).toMatchObject({ statusCode: 401, type: "StripeAuthenticationError" });
  expect(refusal.message).not.toContain("somebody");
});

test("what does not exist is a 404 with the parameter that named it", async () => {
  const { stripe } = await startStripe();
  const missing: [Promise<unknown>, string][] = [
    [stripe.checkout.sessions.retrieve("cs_test_none"), "session"],
    [stripe.paymentIntents.retrieve("pi_none"), "intent"],
    [stripe.charges.retrieve("ch_none"), "id"],
    [stripe.refunds.retrieve("re_none"), "id"],
    [stripe.disputes.retrieve("du_none"), "id"],
    [stripe.balanceTransactions.retrieve("txn_none"), "id"],
    [stripe.events.retrieve("evt_none"), "id"],
  ];
  for (const [asked, param] of missing)
    expect(await refusalOf(asked)).toMatchObject({ statusCode: 404, code: "resource_missing", param });
});

test("what the sandbox does not play is refused, not invented", async () => {
  const { stripe } = await startStripe();
  expect(await refusalOf(stripe.customers.list())).toMatchObject({
    statusCode: 404,
    message: expect.stringContaining("Unrecognized request URL (GET: /v1/customers)"),
  });
});

test("another version of the API is refused", async () => {
  const { sdk } = await startStripe();
  const old = sdk("sk_test_of_the_platform", { apiVersion: "2024-06-20" as Stripe.LatestApiVersion });
  expect((await refusalOf(old.charges.list())).message).toContain("2026-10-28.endive");
});

test("a body that is no form is refused", async () => {
  const { publicUrl } = await startStripe();
  const response = await fetch(`${publicUrl}/v1/refunds`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_of_the_platform", "content-type": "application/json" },
    body: JSON.stringify({ charge: "ch_1" }),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
});

test("every answer has the id of its request", async () => {
  const { stripe } = await startStripe();
  const { lastResponse } = await stripe.charges.list();
  expect(lastResponse.requestId).toMatch(/^req_\w{14}$/);
  expect((await refusalOf(stripe.charges.retrieve("ch_none"))).requestId).toMatch(/^req_\w{14}$/);
});

test("the same request with the same key is carried out once", async () => {
  const { stripe } = await startStripe();
  const first = await stripe.checkout.sessions.create(order(), { idempotencyKey: "cs:1:1" });
  const again = await stripe.checkout.sessions.create(order(), { idempotencyKey: "cs:1:1" });
  expect(again.id).toBe(first.id);
  expect(first.lastResponse.headers).not.toHaveProperty("idempotent-replayed");
  expect(again.lastResponse.headers).toMatchObject({ "idempotent-replayed": "true" });
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
});

test("an event names the request that caused it", async () => {
  const { stripe, act } = await startStripe();
  const { id } = await stripe.checkout.sessions.create(order());
  await act({ do: "pay", session: id });
  const [charge] = (await stripe.charges.list()).data;
  const { lastResponse } = await stripe.refunds.create({ charge: charge!.id }, { idempotencyKey: "rf:1" });

  const [refunded] = (await stripe.events.list({ type: "charge.refunded" })).data;
  expect(refunded?.request).toEqual({ id: lastResponse.requestId, idempotency_key: "rf:1" });
  const [paid] = (await stripe.events.list({ type: "charge.succeeded" })).data;
  expect(paid?.request).toEqual({ id: null, idempotency_key: null });
});

test("a key that is used for something else is refused, for a day", async () => {
  const { stripe, clock } = await startStripe();
  const options = { idempotencyKey: "cs:1:1" };
  const first = await stripe.checkout.sessions.create(order(), options);
  const other = order({ client_reference_id: "order-2" });
  expect(await refusalOf(stripe.checkout.sessions.create(other, options))).toMatchObject({
    statusCode: 400,
    type: "StripeIdempotencyError",
  });
  expect(await refusalOf(stripe.refunds.create({ charge: "ch_1" }, options))).toMatchObject({
    type: "StripeIdempotencyError",
    message: expect.stringContaining("same endpoint"),
  });

  clock.advance(86_400_000);
  const fresh = await stripe.checkout.sessions.create(other, options);
  expect(fresh.id).not.toBe(first.id);
});

test("refused parameters do not use a key up, other refusals do", async () => {
  const { stripe, act } = await startStripe();
  const options = { idempotencyKey: "k" };
  const wrong = order({ payment_method_types: ["card"] } as object);
  expect(await refusalOf(stripe.checkout.sessions.create(wrong, options))).toMatchObject({
    code: "parameter_unknown",
  });
  const { id } = await stripe.checkout.sessions.create(order(), options);

  await act({ do: "pay", session: id });
  const intent = String((await stripe.checkout.sessions.retrieve(id)).payment_intent);
  const tooMuch = () =>
    stripe.refunds.create({ payment_intent: intent, amount: 5001 }, { idempotencyKey: "too-much" });
  expect((await refusalOf(tooMuch())).param).toBe("amount");
  expect((await refusalOf(tooMuch())).headers).toMatchObject({ "idempotent-replayed": "true" });
});

test("a call whose answer was lost is repeated by the SDK, and has happened once", async () => {
  const { sdk, faults, calls } = await startStripe();
  const stripe = sdk("sk_test_of_the_platform", { maxNetworkRetries: 1 });
  faults.set([{ kind: "drop-after-effect", method: "checkout.sessions.create", times: 1 }]);
  const session = await stripe.checkout.sessions.create(order(), { idempotencyKey: "k" });

  expect((await stripe.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([session.id]);
  expect(calls.since(0).map(({ method, status }) => `${method} ${status}`)).toEqual([
    "checkout.sessions.create 200",
    "checkout.sessions.create 200",
    "checkout.sessions.list 200",
  ]);
});

test("Stripe can fail and be busy, only when a fault names its method", async () => {
  const { stripe, faults } = await startStripe();
  faults.set([{ kind: "server-error" }]);
  expect((await stripe.charges.list()).data).toEqual([]);

  faults.set([
    { kind: "server-error", method: "charges.list", times: 1 },
    { kind: "too-many-requests", retryAfter: 1, method: "refunds.list", times: 1 },
  ]);
  expect(await refusalOf(stripe.charges.list())).toMatchObject({ statusCode: 500, type: "StripeAPIError" });
  expect(await refusalOf(stripe.refunds.list())).toMatchObject({ statusCode: 429, code: "rate_limit" });
  expect((await stripe.charges.list()).data).toEqual([]);
});

test("only what is a reference can be expanded", async () => {
  const { stripe, act } = await startStripe();
  const { id } = await stripe.checkout.sessions.create(order());
  await act({ do: "pay", session: id });
  expect((await refusalOf(stripe.checkout.sessions.retrieve(id, { expand: ["shop"] }))).message).toBe(
    "This property cannot be expanded (shop).",
  );
  const { data } = await stripe.charges.list({ expand: ["data.balance_transaction", "data.refunds"] });
  expect(data).toMatchObject([
    { balance_transaction: { object: "balance_transaction" }, refunds: { data: [] } },
  ]);
});

test("all is as before after a restart: objects, keys, and sessions that still expire", async () => {
  let saved: unknown;
  const store = {
    load: () => saved,
    save: (state: unknown) => {
      saved = JSON.parse(JSON.stringify(state)) as unknown;
    },
  };
  const before = await startStripe({ store });
  const options = { idempotencyKey: "k" };
  const { id } = await before.stripe.checkout.sessions.create(order(), options);
  await before.act({ do: "decline", session: id });
  await before.close();

  const after = await startStripe({ store });
  expect((await after.stripe.checkout.sessions.create(order(), options)).id).toBe(id);
  expect((await after.stripe.charges.list()).data).toHaveLength(1);
  after.clock.advance(86_400_000);
  expect((await after.stripe.checkout.sessions.retrieve(id)).status).toBe("expired");
});
