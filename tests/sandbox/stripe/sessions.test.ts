import { expect, test } from "vitest";
import { order, refusalOf, startStripe } from "./support";

const MINUTE = 60_000;

const lineOf = (changes: object) => [
  {
    quantity: 1,
    price_data: { currency: "eur", unit_amount: 2500, product_data: { name: "Seat" }, ...changes },
  },
];

test.each([
  [
    "an unknown parameter",
    { payment_method_types: ["card"] },
    { code: "parameter_unknown", param: "payment_method_types" },
  ],
  [
    "an unknown parameter far inside",
    { line_items: lineOf({ price: 3 }) },
    { code: "parameter_unknown", param: "line_items[0][price_data][price]" },
  ],
  [
    "a price with a fraction",
    { line_items: lineOf({ unit_amount: 25.5 }) },
    { code: "parameter_invalid_integer" },
  ],
  ["a negative price", { line_items: lineOf({ unit_amount: -100 }) }, { code: "parameter_invalid_integer" }],
  ["less than the least", { line_items: lineOf({ unit_amount: 49 }) }, { code: "amount_too_small" }],
  [
    "less than the least of another currency",
    { line_items: lineOf({ currency: "huf", unit_amount: 17_499 }) },
    { code: "amount_too_small" },
  ],
  [
    "more than eight digits",
    { line_items: lineOf({ unit_amount: 100_000_000 }) },
    { code: "amount_too_large" },
  ],
  [
    "no price",
    { line_items: [{ quantity: 1 }] },
    { code: "parameter_missing", param: "line_items[0][price_data]" },
  ],
  ["no lines", { line_items: [] }, { code: "parameter_missing", param: "line_items" }],
  [
    "nothing of something",
    { line_items: [{ ...lineOf({})[0], quantity: 0 }] },
    { code: "parameter_invalid_integer" },
  ],
  [
    "an unknown currency",
    { line_items: lineOf({ currency: "xxx" }) },
    { param: "line_items[0][price_data][currency]" },
  ],
  [
    "two currencies",
    { line_items: [...lineOf({}), ...lineOf({ currency: "usd" })] },
    { param: "line_items" },
  ],
  [
    "an empty name",
    { client_reference_id: "" },
    { code: "parameter_invalid_empty", param: "client_reference_id" },
  ],
  ["a long reference", { client_reference_id: "x".repeat(201) }, { param: "client_reference_id" }],
  [
    "an address that is none",
    { success_url: "app.test/return" },
    { code: "url_invalid", param: "success_url" },
  ],
  [
    "no address to come back to",
    { success_url: undefined },
    { code: "parameter_missing", param: "success_url" },
  ],
  ["a mode that is none", { mode: "gift" }, { param: "mode" }],
  ["a flag that is none", { adaptive_pricing: { enabled: "maybe" } }, { param: "adaptive_pricing[enabled]" }],
  [
    "51 pairs of metadata",
    { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, "v"])) },
    { param: "metadata" },
  ],
  ["a long value in metadata", { metadata: { note: "x".repeat(501) } }, { param: "metadata[note]" }],
  [
    "a fee for a payment of the platform's own",
    { payment_intent_data: { application_fee_amount: 100 } },
    { param: "payment_intent_data[application_fee_amount]" },
  ],
])("a session with %s is refused", async (_, changes, expected) => {
  const { stripe } = await startStripe();
  const refusal = await refusalOf(stripe.checkout.sessions.create(order(changes as object)));
  expect(refusal).toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError", ...expected });
  expect((await stripe.checkout.sessions.list()).data).toEqual([]);
});

test("everything that the sandbox plays of a session is taken, and told back", async () => {
  const { stripe, clock } = await startStripe();
  const asked = order({
    ui_mode: "hosted_page",
    submit_type: "book",
    origin_context: "mobile_app",
    client_reference_id: "0197a5b0-0000-7000-8000-000000000001",
    allowed_payment_method_types: ["card", "link"],
    adaptive_pricing: { enabled: false },
    expires_at: Math.floor(clock.now() / 1000) + 31 * 60,
    metadata: { order_id: "o-1", empty: "" },
    payment_intent_data: { metadata: { order_id: "o-1" }, statement_descriptor_suffix: "JAZZ NIGHT" },
  });
  const session = await stripe.checkout.sessions.create(asked, { idempotencyKey: "cs:o-1:1" });
  const { line_items: _, payment_intent_data: __, ...told } = asked;
  expect(session).toMatchObject({
    ...told,
    metadata: { order_id: "o-1" },
    livemode: false,
    payment_intent: null,
  });
  expect(session.metadata).not.toHaveProperty("empty");
  expect(await stripe.checkout.sessions.retrieve(session.id)).toEqual(session);
});

test("a session lasts from half an hour to a day, and a day when nothing is said", async () => {
  const { stripe, clock } = await startStripe();
  const now = () => Math.floor(clock.now() / 1000);
  const create = (seconds: number) => stripe.checkout.sessions.create(order({ expires_at: now() + seconds }));

  expect(await refusalOf(create(30 * 60 - 5))).toMatchObject({ statusCode: 400, param: "expires_at" });
  expect(await refusalOf(create(86_400 + 5))).toMatchObject({ statusCode: 400, param: "expires_at" });
  expect((await create(31 * 60)).expires_at).toBeGreaterThan(now() + 30 * 60);
  expect((await stripe.checkout.sessions.create(order())).expires_at).toBeGreaterThan(now() + 86_395);
});

test("a session expires when its time is over, by the sandbox's clock, and can no longer be paid", async () => {
  const { stripe, clock, act, control, webhook } = await startStripe();
  const expires_at = Math.floor(clock.now() / 1000) + 31 * 60;
  const { id, url } = await stripe.checkout.sessions.create(order({ expires_at }));
  clock.advance(30 * MINUTE);
  expect((await stripe.checkout.sessions.retrieve(id)).status).toBe("open");

  clock.advance(MINUTE + 1000);
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: "expired", url: null });
  await expect(act({ do: "pay", session: id })).rejects.toThrow("This session is expired");
  expect(await (await fetch(url!)).text()).toContain("This page has expired");
  await control("POST", "/flush");
  expect(webhook.events()).toMatchObject([{ type: "checkout.session.expired", data: { object: { id } } }]);
});

test("an open session can be expired once; one that was paid never", async () => {
  const { stripe, act } = await startStripe();
  const open = await stripe.checkout.sessions.create(order());
  await act({ do: "decline", session: open.id });
  const expired = await stripe.checkout.sessions.expire(open.id);
  expect(expired.status).toBe("expired");
  const intent = await stripe.paymentIntents.retrieve(String(expired.payment_intent));
  expect(intent).toMatchObject({ status: "canceled", amount_received: 0 });
  expect((await refusalOf(stripe.checkout.sessions.expire(open.id))).message).toContain(
    "a status of expired",
  );

  const paid = await stripe.checkout.sessions.create(order());
  await act({ do: "pay", session: paid.id });
  const refusal = await refusalOf(stripe.checkout.sessions.expire(paid.id));
  expect(refusal).toMatchObject({ statusCode: 400 });
  expect(refusal.message).toContain('a status in ["open"]');
  expect(refusal.message).toContain("a status of complete");
});

test("lists are paged, newest first, and can be narrowed by time and status", async () => {
  const { stripe, clock, act } = await startStripe();
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    ids.push((await stripe.checkout.sessions.create(order())).id);
    clock.advance(MINUTE);
  }
  await act({ do: "pay", session: ids[1]! });

  const first = await stripe.checkout.sessions.list({ limit: 2 });
  expect(first.data.map(({ id }) => id)).toEqual([ids[4], ids[3]]);
  expect(first.has_more).toBe(true);
  const last = await stripe.checkout.sessions.list({ limit: 3, starting_after: ids[3]! });
  expect(last.data.map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
  expect(last.has_more).toBe(false);
  const before = await stripe.checkout.sessions.list({ limit: 1, ending_before: ids[2]! });
  expect(before.data.map(({ id }) => id)).toEqual([ids[3]]);

  const all: string[] = [];
  for await (const { id } of stripe.checkout.sessions.list({ limit: 2 })) all.push(id);
  expect(all).toEqual(ids.toReversed());

  const { created } = await stripe.checkout.sessions.retrieve(ids[2]!);
  const range = await stripe.checkout.sessions.list({ created: { gte: created, lt: created + 60 } });
  expect(range.data.map(({ id }) => id)).toEqual([ids[2]]);
  const paid = await stripe.checkout.sessions.list({ status: "complete" });
  expect(paid.data.map(({ id }) => id)).toEqual([ids[1]]);

  expect(await refusalOf(stripe.checkout.sessions.list({ limit: 101 }))).toMatchObject({ param: "limit" });
  expect(await refusalOf(stripe.checkout.sessions.list({ starting_after: "cs_none" }))).toMatchObject({
    code: "resource_missing",
    param: "starting_after",
  });
});
