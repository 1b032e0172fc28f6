import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { readStripeEvent } from "@/gateways/stripe-events";

const secrets = ["whsec_platform", "whsec_connect"];
const failed = {
  id: "evt_1",
  object: "event",
  type: "payment_intent.payment_failed",
  account: "acct_1",
  data: {
    object: {
      id: "pi_1",
      object: "payment_intent",
      status: "requires_payment_method",
      amount: 7500,
      currency: "eur",
      receipt_email: "ines@example.com",
      metadata: { payment_id: "019ab2f0-7f2e-7c3a-9f3a-22c107be0001", name: "Ines" },
      last_payment_error: {
        code: "card_declined",
        decline_code: "insufficient_funds",
        payment_method: {
          card: { last4: "4242", fingerprint: "Xt5EWLLDS7FJjR1c" },
          billing_details: { name: "Ines" },
        },
      },
    },
  },
};
const sign = (payload: string, secret: string, ageSeconds = 0) =>
  Stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    timestamp: Math.floor(Date.now() / 1000) - ageSeconds,
  });

describe("An event of Stripe's", () => {
  const body = JSON.stringify(failed);

  test.each(secrets)("is read when it was signed with %s", (secret) => {
    expect(readStripeEvent(body, sign(body, secret), secrets)).toMatchObject({
      id: "evt_1",
      type: "payment_intent.payment_failed",
      account: "acct_1",
      objectId: "pi_1",
    });
  });

  test("is no event when it is unsigned, signed by others, of another body, or older than five minutes", () => {
    const good = sign(body, secrets[0]!);
    const read = (text: string, signature: string, known: (string | undefined)[] = secrets) =>
      readStripeEvent(text, signature, known);
    expect(read(body, "")).toBeUndefined();
    expect(read(body, "t=1,v1=00")).toBeUndefined();
    expect(read(body, sign(body, "whsec_other"))).toBeUndefined();
    expect(read(body.replace("7500", "1"), good)).toBeUndefined();
    expect(read(body, sign(body, secrets[0]!, 301))).toBeUndefined();
    expect(read("", good)).toBeUndefined();
    expect(read(body, good, [undefined, undefined])).toBeUndefined();
    expect(read(body, sign(body, ""), [""])).toBeUndefined();
  });

  test("keeps what is needed, and nothing of a card or a person", () => {
    const { payload } = readStripeEvent(body, sign(body, secrets[0]!), secrets)!;
    expect(payload).toEqual({
      id: "pi_1",
      object: "payment_intent",
      status: "requires_payment_method",
      amount: 7500,
      currency: "eur",
      metadata: { payment_id: "019ab2f0-7f2e-7c3a-9f3a-22c107be0001" },
      last_payment_error: {
        code: "card_declined",
        decline_code: "insufficient_funds",
        card: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
    expect(JSON.stringify(payload)).not.toMatch(/Ines|4242|example|Xt5EWLLDS7FJjR1c/);
  });

  test("of a kind that nobody here knows is read as far as it goes", () => {
    const odd = JSON.stringify({
      id: "evt_2",
      type: "balance.available",
      data: { object: { amount: [1], charge: {} } },
    });
    expect(readStripeEvent(odd, sign(odd, secrets[1]!), secrets)).toMatchObject({
      id: "evt_2",
      objectId: null,
    });
    const thin = JSON.stringify({
      id: "evt_3",
      type: "v2.core.account.updated",
      related_object: { id: "acct_2" },
    });
    expect(readStripeEvent(thin, sign(thin, secrets[1]!), secrets)).toMatchObject({
      objectId: "acct_2",
      payload: {},
    });
  });
});
