import { describe, expect, test } from "vitest";
import { stripePatience } from "@/domain/deadlines";
import type { Order } from "@/domain/ports";
import { createStripe } from "@/gateways/stripe";
import type { Fault } from "@/sandbox/telegram/protocol";
import { startStripe } from "../sandbox/stripe/support";

const appUrl = "https://events.example";
const patience = stripePatience.person;
const order: Order = {
  paymentId: "019ab2f0-7f2e-7c3a-9f3a-22c107be0001",
  eventId: "019ab2f0-0000-7000-8000-0000000000ff",
  eventCode: "K7Q2MX",
  title: "Berlin Indie Games Night",
  currency: "EUR",
  account: null,
  lines: [
    { name: "Early bird", quantity: 2, unitMinor: 1500 },
    { name: "VIP", quantity: 1, unitMinor: 4500 },
  ],
};
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** The product's port over the real SDK, at a Stripe of its own. */
async function start() {
  const outside = await startStripe();
  const stripe = createStripe({
    secretKey: "sk_test_of_the_platform",
    apiBase: outside.publicUrl,
    appUrl,
    patience,
  });
  const open = (changes: Partial<Order> = {}) => stripe.openCheckout({ ...order, ...changes }, inMinutes(31));
  const pay = async (changes: Partial<Order> = {}) => {
    const { sessionId } = await open(changes);
    await outside.act({ do: "pay", session: sessionId });
    const state = await stripe.readCheckout(sessionId, changes.account ?? null);
    if (state.state !== "paid") throw new Error(`It is ${state.state}`);
    return { ...state, sessionId };
  };
  return { ...outside, sdk: outside.stripe, stripe, open, pay };
}

describe("A Checkout", () => {
  test("asks for each kind of ticket, names the payment everywhere, and nothing of the person", async () => {
    const { open, sdk } = await start();
    const { sessionId, url } = await open();
    const session = await sdk.checkout.sessions.retrieve(sessionId, { expand: ["line_items"] });

    expect(url).toBe(session.url);
    expect(session).toMatchObject({
      mode: "payment",
      client_reference_id: order.paymentId,
      metadata: { payment_id: order.paymentId, event_id: order.eventId },
      amount_total: 7500,
      currency: "eur",
      allowed_payment_method_types: ["card", "link"],
      adaptive_pricing: { enabled: false },
      customer_email: null,
      success_url: `${appUrl}/pay/return?payment=${order.paymentId}`,
      cancel_url: `${appUrl}/pay/cancel?payment=${order.paymentId}`,
    });
    expect(session.line_items?.data.map(({ description, quantity }) => [description, quantity])).toEqual([
      ["Berlin Indie Games Night · Early bird", 2],
      ["Berlin Indie Games Night · VIP", 1],
    ]);
  });

  test("is the same page however often it is asked for, also when the answer got lost", async () => {
    const { stripe, faults, sdk } = await start();
    const expiresAt = inMinutes(31);
    faults.set([{ kind: "drop-after-effect", method: "checkout.sessions.create", times: 1 }]);
    const first = await stripe.openCheckout(order, expiresAt);

    expect(await stripe.openCheckout(order, expiresAt)).toEqual(first);
    expect((await sdk.checkout.sessions.list()).data).toHaveLength(1);
  });

  test("can be opened after the event was renamed while the answer got lost", async () => {
    const { stripe } = await start();
    const expiresAt = inMinutes(31);
    const first = await stripe.openCheckout(order, expiresAt);
    const renamed = { ...order, title: "Munich Indie Games Night" };
    const second = await stripe.openCheckout(renamed, expiresAt);
    expect(second).not.toEqual(first);
    expect(await stripe.openCheckout(renamed, expiresAt)).toEqual(second);
  });

  test("is for later when Stripe is busy, broken or away", async () => {
    const { open, faults } = await start();
    for (const kind of ["server-error", "too-many-requests", "drop-after-effect"] as const) {
      faults.set([{ kind, method: "checkout.sessions.create", times: 9 } as Fault]);
      await expect(open()).rejects.toMatchObject({ reason: "provider_unreachable" });
    }
  });

  test("that is paid tells the money, its name at Stripe and the card's fingerprint", async () => {
    const { pay } = await start();
    expect(await pay()).toMatchObject({
      amountMinor: 7500,
      currency: "EUR",
      providerPaymentId: expect.stringMatching(/^pi_/),
      cardFingerprint: expect.stringMatching(/\w/),
    });
  });

  test("stays open after a declined card, and is closed for good", async () => {
    const { stripe, open, act } = await start();
    const { sessionId } = await open();
    await act({ do: "decline", session: sessionId, reason: "insufficient_funds" });
    expect(await stripe.readCheckout(sessionId, null)).toEqual({ state: "open" });

    expect(await stripe.closeCheckout(sessionId, null)).toEqual({ state: "closed" });
    expect(await stripe.closeCheckout(sessionId, null)).toEqual({ state: "closed" });
    await expect(act({ do: "pay", session: sessionId })).rejects.toThrow();
  });

  test("that somebody paid before it could be closed is paid", async () => {
    const { stripe, open, act } = await start();
    const { sessionId } = await open();
    await act({ do: "pay", session: sessionId });
    expect(await stripe.closeCheckout(sessionId, null)).toMatchObject({ state: "paid", amountMinor: 7500 });
  });

  test("of an order of some time ago is refused by name, as is a sum that no card takes", async () => {
    const { stripe, open } = await start();
    await expect(stripe.openCheckout(order, inMinutes(20))).rejects.toMatchObject({
      reason: "checkout_gone",
    });
    const lines = [{ name: "Cent", quantity: 1, unitMinor: 1 }];
    await expect(open({ paymentId: order.eventId, lines })).rejects.toMatchObject({
      reason: "method_not_offered",
    });
  });

  test("in yen has no decimals", async () => {
    const { pay } = await start();
    expect(
      await pay({ currency: "JPY", lines: [{ name: "Seat", quantity: 2, unitMinor: 4500 }] }),
    ).toMatchObject({
      amountMinor: 9000,
      currency: "JPY",
    });
  });
});

describe("A refund", () => {
  const ask = (providerPaymentId: string, amountMinor: number, refundId: string) => ({
    refundId,
    providerPaymentId,
    amountMinor,
    account: null,
  });

  test("is made once, however often it is asked for, also when the answer got lost", async () => {
    const { stripe, pay, faults } = await start();
    const { providerPaymentId } = await pay();
    faults.set([{ kind: "drop-after-effect", method: "refunds.create", times: 1 }]);
    const first = await stripe.refund(ask(providerPaymentId, 1500, "refund-1"));
    expect(first).toMatchObject({ outcome: "succeeded", providerRefundId: expect.stringMatching(/^re_/) });
    expect(await stripe.refund(ask(providerPaymentId, 1500, "refund-1"))).toEqual(first);

    expect(await stripe.readCharge(providerPaymentId, null)).toMatchObject({
      amountMinor: 7500,
      refundedMinor: 1500,
      currency: "EUR",
      paymentId: order.paymentId,
      refunds: [{ refundId: null, amountMinor: 1500, status: "succeeded" }],
    });
  });

  test("carries our name for it, by which it is known again; what is none of ours is none", async () => {
    const { stripe, pay, sdk } = await start();
    const { providerPaymentId } = await pay();
    await stripe.refund(ask(providerPaymentId, 1500, order.eventId));
    await sdk.refunds.create({
      payment_intent: providerPaymentId,
      amount: 100,
      metadata: { refund_id: "x" },
    });
    const { refunds } = await stripe.readCharge(providerPaymentId, null);
    expect(refunds.map(({ refundId }) => refundId).sort()).toEqual([order.eventId, null]);
  });

  test("of what Telegram took is asked for by the charge", async () => {
    const { stripe, standin } = await start();
    const { chargeId } = standin.charge({ amount: 2500, currency: "EUR" });
    expect(await stripe.refund(ask(chargeId, 2500, "refund-1"))).toMatchObject({ outcome: "succeeded" });
    expect(await stripe.readCharge(chargeId, null)).toMatchObject({ refundedMinor: 2500 });
  });

  test("of more than is left is refused for good, as is that of a payment that is none", async () => {
    const { stripe, pay } = await start();
    const { providerPaymentId } = await pay();
    await stripe.refund(ask(providerPaymentId, 7500, "refund-1"));
    expect(await stripe.refund(ask(providerPaymentId, 7500, "refund-2"))).toEqual({
      outcome: "refused",
      error: "charge_already_refunded",
    });
    expect(await stripe.refund(ask("pi_none", 100, "refund-3"))).toMatchObject({ outcome: "refused" });
  });

  test("is tried again when Stripe is busy or away, which every ask tells by one name", async () => {
    const { stripe, pay, faults } = await start();
    const { providerPaymentId, sessionId } = await pay();
    for (const kind of ["server-error", "too-many-requests"] as const) {
      faults.set([{ kind, method: "refunds.create", times: 9 } as Fault]);
      await expect(stripe.refund(ask(providerPaymentId, 100, `refund-${kind}`))).rejects.toMatchObject({
        reason: "provider_unreachable",
      });
      faults.set([{ kind, method: "checkout.sessions.retrieve", times: 9 } as Fault]);
      await expect(stripe.readCheckout(sessionId, null)).rejects.toMatchObject({
        reason: "provider_unreachable",
      });
    }
  });

  test("that the bank could not give back is told as failed", async () => {
    const { stripe, pay, act } = await start();
    const { providerPaymentId } = await pay();
    const refunded = await stripe.refund(ask(providerPaymentId, 7500, "refund-1"));
    if (!("providerRefundId" in refunded)) throw new Error("It was refused");
    await act({ do: "refund-fail", refund: refunded.providerRefundId });
    expect((await stripe.readCharge(providerPaymentId, null)).refunds).toEqual([
      { id: refunded.providerRefundId, refundId: null, amountMinor: 7500, status: "failed" },
    ]);
  });
});

describe("All charges of some days", () => {
  const listed = async <Item>(list: AsyncIterable<Item>) => {
    const all: Item[] = [];
    for await (const item of list) all.push(item);
    return all;
  };

  test("are walked page by page, those that failed left out, each under all its names", async () => {
    const { stripe, standin, pay, open, act } = await start();
    const { providerPaymentId } = await pay();
    for (let n = 0; n < 120; n++) standin.charge({ amount: 100 + n, currency: "EUR" });
    const { sessionId } = await open({ paymentId: order.eventId });
    await act({ do: "decline", session: sessionId, reason: "generic_decline" });

    const all = await listed(stripe.listCharges(null, inMinutes(-60), inMinutes(1)));
    expect(new Set(all.map(({ names: [id] }) => id)).size).toBe(121);
    expect(all.filter(({ paymentId }) => paymentId !== null)).toEqual([
      {
        paymentId: order.paymentId,
        amountMinor: 7500,
        refundedMinor: 0,
        currency: "EUR",
        names: [expect.stringMatching(/^(ch|py)_/), providerPaymentId],
        createdAt: expect.any(Date),
      },
    ]);
    expect(await listed(stripe.listCharges(null, inMinutes(-60), inMinutes(-30)))).toEqual([]);
  });

  test("come with their disputes, as they stand, under all names of their charge", async () => {
    const { stripe, pay, act } = await start();
    const { providerPaymentId } = await pay();
    const [charge] = await listed(stripe.listCharges(null, inMinutes(-60), inMinutes(1)));
    const { id } = await act({ do: "dispute", charge: charge!.names[0]! });
    await act({ do: "dispute-step", dispute: id, step: "lost" });

    expect(await listed(stripe.listDisputes(null, inMinutes(-60), inMinutes(1)))).toEqual([
      {
        id,
        names: [charge!.names[0], providerPaymentId],
        createdAt: expect.any(Date),
        amountMinor: 7500,
        reason: "fraudulent",
        status: "lost",
      },
    ]);
    expect(await listed(stripe.listDisputes(null, inMinutes(-60), inMinutes(-30)))).toEqual([]);
  });
});

describe("An organizer's own account", () => {
  test("is one for each person, and takes money once Stripe knows enough", async () => {
    const { stripe, act, pay } = await start();
    const { accountId } = await stripe.createAccount(1001, null);
    expect(await stripe.createAccount(1001, null)).toEqual({ accountId });
    expect((await stripe.createAccount(1002, null)).accountId).not.toBe(accountId);
    expect(await stripe.onboardingUrl(accountId)).toMatch(/^http/);
    expect(await stripe.readAccount(accountId)).toEqual({
      chargesEnabled: false,
      detailsSubmitted: false,
      isConnected: true,
    });

    await act({ do: "complete-onboarding", account: accountId });
    expect(await stripe.readAccount(accountId)).toEqual({
      chargesEnabled: true,
      detailsSubmitted: true,
      isConnected: true,
    });
    const { providerPaymentId, sessionId } = await pay({ account: accountId });
    await expect(stripe.readCheckout(sessionId, null)).rejects.toThrow("No such");
    expect(
      await stripe.refund({ refundId: "refund-1", providerPaymentId, amountMinor: 7500, account: accountId }),
    ).toMatchObject({ outcome: "succeeded" });
  });
});
