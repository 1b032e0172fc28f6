import Stripe from "stripe";
import { expect, test } from "vitest";
import { order, startStripe } from "./support";

const typesOf = (events: { type: string }[]) => events.map(({ type }) => type);

test("a session is paid at its page: the payer comes back, and the app is told with a signature that the SDK accepts", async () => {
  const { stripe, control, webhook, clock } = await startStripe();
  const session = await stripe.checkout.sessions.create(order({ metadata: { order_id: "o-1" } }));
  expect(session).toMatchObject({
    status: "open",
    payment_status: "unpaid",
    amount_total: 5000,
    currency: "eur",
  });
  expect(session.url).toMatch(new RegExp(`/stripe/pay/${session.id}$`));

  const paid = await fetch(session.url!, {
    method: "POST",
    body: new URLSearchParams({ do: "pay" }),
    redirect: "manual",
  });
  expect(paid.status).toBe(303);
  expect(paid.headers.get("location")).toBe("http://app.test/return?order=1");
  await control("POST", "/flush");

  const completed = webhook.events().find(({ type }) => type === "checkout.session.completed");
  expect(completed?.data.object).toMatchObject({
    id: session.id,
    payment_status: "paid",
    metadata: { order_id: "o-1" },
  });
  expect(Math.abs(completed!.created * 1000 - clock.now())).toBeLessThan(5_000);

  const { signature, body } = webhook.received.at(-1)!;
  const forged = body.replace("5000", "5001");
  expect(() => stripe.webhooks.constructEvent(forged, signature, "whsec_platform")).toThrow(
    Stripe.errors.StripeSignatureVerificationError,
  );
  expect(() => stripe.webhooks.constructEvent(body, signature, "whsec_connect")).toThrow();
  expect(stripe.webhooks.constructEvent(body, signature, "whsec_platform").id).toBe(
    webhook.events().at(-1)!.id,
  );
});

test("what was paid can be read: the charge with its card, the intent's metadata, and the balance after the fee", async () => {
  const { stripe, act } = await startStripe();
  const { id } = await stripe.checkout.sessions.create(
    order({ payment_intent_data: { metadata: { order_id: "o-1" }, statement_descriptor_suffix: "JAZZ" } }),
  );
  await act({ do: "pay", session: id });

  const session = await stripe.checkout.sessions.retrieve(id, {
    expand: ["payment_intent.latest_charge.balance_transaction", "line_items"],
  });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  const charge = intent.latest_charge as Stripe.Charge;
  expect(session).toMatchObject({ status: "complete", payment_status: "paid", url: null });
  expect(session.line_items?.data).toMatchObject([
    { description: "Jazz <Night>", quantity: 2, amount_total: 5000 },
  ]);
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 5000, metadata: { order_id: "o-1" } });
  expect(charge).toMatchObject({
    amount: 5000,
    paid: true,
    refunded: false,
    metadata: { order_id: "o-1" },
    statement_descriptor_suffix: "JAZZ",
    payment_method_details: { card: { brand: "visa", last4: "4242" } },
    balance_transaction: { amount: 5000, fee: 100, net: 4900, type: "charge", status: "pending" },
  });
  expect(charge).not.toHaveProperty("refunds");
});

test("the same card has the same fingerprint each time", async () => {
  const { stripe, act } = await startStripe();
  for (let time = 0; time < 2; time += 1) {
    const { id } = await stripe.checkout.sessions.create(order());
    await act({ do: "pay", session: id });
  }
  const { data } = await stripe.charges.list();
  const prints = data.map((charge) => charge.payment_method_details?.card?.fingerprint);
  expect(prints).toHaveLength(2);
  expect(prints[0]).toMatch(/^[\w-]{16}$/);
  expect(prints[0]).toBe(prints[1]);
});

test.each([
  ["insufficient_funds", "card_declined", "9995"],
  ["expired_card", "expired_card", "0069"],
  ["incorrect_cvc", "incorrect_cvc", "0127"],
  ["generic_decline", "card_declined", "0002"],
])(
  "a card refused for %s leaves a failed charge and a session that can still be paid",
  async (reason, code, last4) => {
    const { stripe, act, control, webhook } = await startStripe();
    const { id } = await stripe.checkout.sessions.create(order());
    await act({ do: "decline", session: id, reason });
    await control("POST", "/flush");

    expect(typesOf(webhook.events())).toEqual(["payment_intent.payment_failed"]);
    const intent = webhook.events()[0]!.data.object as Stripe.PaymentIntent;
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { type: "card_error", code, decline_code: reason },
    });
    const charge = await stripe.charges.retrieve(String(intent.latest_charge));
    expect(charge).toMatchObject({
      paid: false,
      status: "failed",
      failure_code: code,
      balance_transaction: null,
    });
    expect(charge.payment_method_details?.card?.last4).toBe(last4);

    await act({ do: "pay", session: id });
    const session = await stripe.checkout.sessions.retrieve(id);
    expect(session).toMatchObject({ payment_status: "paid", payment_intent: intent.id });
  },
);

test("a slow payment completes the session unpaid, and the money arrives later", async () => {
  const { stripe, act, control, webhook } = await startStripe();
  const { id } = await stripe.checkout.sessions.create(order());
  await act({ do: "pay-later", session: id });
  await control("POST", "/flush");
  expect(webhook.events().at(-1)).toMatchObject({
    type: "checkout.session.completed",
    data: { object: { status: "complete", payment_status: "unpaid" } },
  });
  expect((await stripe.charges.list()).data).toMatchObject([{ status: "pending", paid: false }]);

  await act({ do: "pay-later-succeed", session: id });
  await control("POST", "/flush");
  expect(typesOf(webhook.events()).toSorted()).toEqual([
    "charge.succeeded",
    "checkout.session.async_payment_succeeded",
    "checkout.session.completed",
  ]);
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" });
  await expect(act({ do: "pay-later-fail", session: id })).rejects.toThrow("No money is on its way");
});

test("a slow payment may fail: no money came, and the session stays complete and unpaid", async () => {
  const { stripe, act, control, webhook } = await startStripe();
  const { id } = await stripe.checkout.sessions.create(order());
  await act({ do: "pay-later", session: id });
  await act({ do: "pay-later-fail", session: id });
  await control("POST", "/flush");

  expect(typesOf(webhook.events()).toSorted()).toEqual([
    "checkout.session.async_payment_failed",
    "checkout.session.completed",
    "payment_intent.payment_failed",
  ]);
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
  });
  expect((await stripe.balanceTransactions.list()).data).toEqual([]);
});

test("a shop that allows only instant methods is never paid by a slow one", async () => {
  const { stripe, act } = await startStripe();
  const session = await stripe.checkout.sessions.create(
    order({ allowed_payment_method_types: ["card", "link"] }),
  );
  expect(session.payment_method_types).toEqual(["card", "link"]);
  await expect(act({ do: "pay-later", session: session.id })).rejects.toThrow("allows no slow method");
});

test("nobody pays twice", async () => {
  const { stripe, act } = await startStripe();
  const { id } = await stripe.checkout.sessions.create(order());
  await act({ do: "pay", session: id });
  await expect(act({ do: "pay", session: id })).rejects.toThrow("This session is complete");
  expect((await stripe.charges.list()).data).toHaveLength(1);
});

test("a payment from a bot's invoice is a charge on the platform, and is told", async () => {
  const { standin, stripe, control, webhook } = await startStripe();
  const { chargeId } = standin.charge({ amount: 2500, currency: "EUR", description: "Jazz Night" });
  expect(chargeId).toMatch(/^ch_/);
  await control("POST", "/flush");

  const charge = await stripe.charges.retrieve(chargeId, { expand: ["balance_transaction"] });
  expect(charge).toMatchObject({
    amount: 2500,
    currency: "eur",
    description: "Jazz Night",
    status: "succeeded",
    balance_transaction: { net: 2437 },
  });
  expect(webhook.events()).toMatchObject([{ type: "charge.succeeded", data: { object: { id: chargeId } } }]);
});

test("all that happened can be read as events, also what no endpoint listens for", async () => {
  const { stripe, act, control } = await startStripe();
  const { id } = await stripe.checkout.sessions.create(order());
  await act({ do: "pay", session: id });
  await control("POST", "/flush");

  const { data } = await stripe.events.list();
  expect(typesOf(data.toReversed())).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "charge.updated",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
  const charges = await stripe.events.list({ type: "charge.*" });
  expect(typesOf(charges.data)).toEqual(["charge.updated", "charge.succeeded"]);
  expect(await stripe.events.retrieve(data[0]!.id)).toEqual(data[0]);
  expect(
    charges.data.map((event) => (event.data.object as Stripe.Charge).balance_transaction === null),
  ).toEqual([false, true]);
});
