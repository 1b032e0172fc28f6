import { expect, test } from "vitest";
import { order, refusalOf, startStripe } from "./support";

/** Two seats for 50 €, paid. */
async function startPaid() {
  const started = await startStripe();
  const { id } = await started.stripe.checkout.sessions.create(order());
  await started.act({ do: "pay", session: id });
  const [charge] = (await started.stripe.charges.list()).data;
  await started.control("POST", "/flush");
  started.webhook.received.length = 0;
  return { ...started, chargeId: charge!.id, intentId: String(charge!.payment_intent) };
}

test("a refund in parts and then of the rest adds up, and no more can be refunded", async () => {
  const { stripe, chargeId, intentId, control, webhook } = await startPaid();
  const part = await stripe.refunds.create({
    payment_intent: intentId,
    amount: 2000,
    reason: "requested_by_customer",
    metadata: { order_id: "o-1" },
  });
  expect(part).toMatchObject({
    amount: 2000,
    status: "succeeded",
    charge: chargeId,
    metadata: { order_id: "o-1" },
  });
  expect(await stripe.charges.retrieve(chargeId)).toMatchObject({ amount_refunded: 2000, refunded: false });
  const tooMuch = await refusalOf(stripe.refunds.create({ charge: chargeId, amount: 3001 }));
  expect(tooMuch).toMatchObject({ statusCode: 400, param: "amount" });
  expect(tooMuch.message).toBe("Refund amount (€30.01) is greater than unrefunded amount on charge (€30.00)");

  const rest = await stripe.refunds.create({ charge: chargeId });
  expect(rest.amount).toBe(3000);
  expect(await refusalOf(stripe.refunds.create({ charge: chargeId }))).toMatchObject({
    code: "charge_already_refunded",
  });
  const charge = await stripe.charges.retrieve(chargeId, { expand: ["refunds.data.balance_transaction"] });
  expect(charge).toMatchObject({ amount_refunded: 5000, refunded: true });
  expect(charge.refunds?.data.map(({ id }) => id)).toEqual([rest.id, part.id]);

  await control("POST", "/flush");
  expect(
    webhook
      .events()
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual(["charge.refunded", "charge.refunded", "refund.created", "refund.created"]);
  const { data } = await stripe.balanceTransactions.list();
  expect(data.map(({ type, net }) => [type, net])).toEqual([
    ["refund", -3000],
    ["refund", -2000],
    ["charge", 4900],
  ]);
  expect((await stripe.refunds.list({ charge: chargeId, limit: 1 })).data).toEqual([rest]);
  expect(await stripe.refunds.retrieve(part.id)).toEqual(part);
});

test.each([
  ["of nothing named", {}, { message: expect.stringContaining("payment_intent or charge") }],
  ["of both", { charge: "ch_1", payment_intent: "pi_1" }, { message: expect.stringContaining("Only one") }],
  ["of what does not exist", { charge: "ch_none" }, { statusCode: 404, param: "charge" }],
  ["of zero", { charge: "ch_1", amount: 0 }, { code: "parameter_invalid_integer" }],
  ["for a reason of one's own", { charge: "ch_1", reason: "rain" }, { param: "reason" }],
  ["with an unknown parameter", { charge: "ch_1", all: true }, { code: "parameter_unknown", param: "all" }],
])("a refund %s is refused", async (_, params, expected) => {
  const { stripe } = await startStripe();
  expect(await refusalOf(stripe.refunds.create(params as object))).toMatchObject(expected);
});

test("what was not paid cannot be refunded, and no fee where none was taken", async () => {
  const { stripe, act, chargeId } = await startPaid();
  expect(
    await refusalOf(stripe.refunds.create({ charge: chargeId, refund_application_fee: true })),
  ).toMatchObject({ param: "refund_application_fee" });

  const { id } = await stripe.checkout.sessions.create(order());
  await act({ do: "decline", session: id });
  const [failed] = (await stripe.charges.list({ limit: 1 })).data;
  expect((await refusalOf(stripe.refunds.create({ charge: failed!.id }))).statusCode).toBe(400);
  expect(
    (await refusalOf(stripe.refunds.create({ payment_intent: String(failed!.payment_intent) }))).statusCode,
  ).toBe(400);
});

test("a refund begun at the dashboard is told like any other", async () => {
  const { act, chargeId, control, webhook } = await startPaid();
  await act({ do: "refund", charge: chargeId, amount: 500 });
  await control("POST", "/flush");
  expect(
    webhook
      .events()
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual(["charge.refunded", "refund.created"]);
  await expect(act({ do: "refund", charge: chargeId, amount: 5000 })).rejects.toThrow(
    "greater than unrefunded",
  );
});

test("a refund that the bank sends back returns to the balance, and can be made again", async () => {
  const { stripe, act, chargeId, control, webhook } = await startPaid();
  const { id } = await stripe.refunds.create({ charge: chargeId });
  await act({ do: "refund-fail", refund: id });
  await control("POST", "/flush");

  expect(await stripe.refunds.retrieve(id)).toMatchObject({
    status: "failed",
    failure_reason: "lost_or_stolen_card",
  });
  expect(await stripe.charges.retrieve(chargeId)).toMatchObject({ amount_refunded: 0, refunded: false });
  expect(webhook.events().map(({ type }) => type)).toContain("refund.failed");
  expect((await stripe.refunds.create({ charge: chargeId })).amount).toBe(5000);
  await expect(act({ do: "refund-fail", refund: id })).rejects.toThrow("failed already");
});

test("a dispute takes the money at once and blocks refunds; won, it brings the money back", async () => {
  const { stripe, act, chargeId, control, webhook } = await startPaid();
  const { id } = await act({ do: "dispute", charge: chargeId });
  expect(await stripe.disputes.retrieve(id)).toMatchObject({
    status: "needs_response",
    amount: 5000,
    charge: chargeId,
    balance_transactions: [{ amount: -5000, fee: 1500, net: -6500 }],
  });
  expect(await refusalOf(stripe.refunds.create({ charge: chargeId }))).toMatchObject({
    code: "charge_disputed",
  });
  expect((await stripe.charges.retrieve(chargeId)).disputed).toBe(true);

  await act({ do: "dispute-step", dispute: id, step: "under_review" });
  await act({ do: "dispute-step", dispute: id, step: "won" });
  await control("POST", "/flush");
  expect(
    webhook
      .events()
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual([
    "charge.dispute.closed",
    "charge.dispute.created",
    "charge.dispute.funds_reinstated",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.updated",
  ]);
  const [won] = (await stripe.disputes.list({ charge: chargeId })).data;
  expect(won?.status).toBe("won");
  expect(won?.balance_transactions.map(({ net }) => net)).toEqual([-6500, 5000]);
  await expect(act({ do: "dispute-step", dispute: id, step: "lost" })).rejects.toThrow("is won");
});

test("a dispute that is lost is closed without the money", async () => {
  const { act, chargeId, control, webhook, stripe } = await startPaid();
  await stripe.refunds.create({ charge: chargeId, amount: 1000 });
  const { id } = await act({ do: "dispute", charge: chargeId });
  await act({ do: "dispute-step", dispute: id, step: "lost" });
  await control("POST", "/flush");

  const closed = webhook.events().find(({ type }) => type === "charge.dispute.closed");
  expect(closed?.data.object).toMatchObject({ id, status: "lost", amount: 4000 });
  await expect(act({ do: "dispute", charge: chargeId })).rejects.toThrow("disputed already");
});

test("a warning of fraud names the charge", async () => {
  const { act, chargeId, control, webhook } = await startPaid();
  await act({ do: "fraud-warning", charge: chargeId });
  await control("POST", "/flush");
  expect(webhook.events()).toMatchObject([
    { type: "radar.early_fraud_warning.created", data: { object: { charge: chargeId, actionable: true } } },
  ]);
});

test("a payout is the sum of what it brings, and each movement belongs to one", async () => {
  const { stripe, act, chargeId, clock, control, webhook } = await startPaid();
  await stripe.refunds.create({ charge: chargeId, amount: 1000 });
  clock.advance(3 * 86_400_000);
  const payout = await act<{ id: string; amount: number }>({ do: "payout", currency: "eur" });
  await control("POST", "/flush");

  const { data } = await stripe.balanceTransactions.list({ payout: payout.id });
  expect(data.map(({ type, net, status }) => [type, net, status])).toEqual([
    ["payout", -3900, "pending"],
    ["refund", -1000, "available"],
    ["charge", 4900, "available"],
  ]);
  expect(payout.amount).toBe(3900);
  expect(await stripe.payouts.retrieve(payout.id)).toMatchObject({
    status: "paid",
    reconciliation_status: "completed",
  });
  expect(webhook.events().map(({ type }) => type)).toContain("payout.reconciliation_completed");
  await expect(act({ do: "payout", currency: "eur" })).rejects.toThrow("nothing to pay out");
});
