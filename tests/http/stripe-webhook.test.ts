import Stripe from "stripe";
import { describe, expect } from "vitest";
import { paymentWebhooks } from "@/db/schema/payments";
import { call, test } from "../support/http";
import { stripeKeys } from "../support/stub-server";
import type { World } from "../support/world";

const stored = ({ db }: World) => db.select().from(paymentWebhooks);
const event = (id: string, type = "checkout.session.completed") =>
  JSON.stringify({
    id,
    type,
    data: { object: { id: "cs_1", object: "checkout.session", status: "complete" } },
  });
const sign = (payload: string, secret: string = stripeKeys.webhookSecret) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(Date.now() / 1000) });
const post = (body: string, signature?: string) =>
  call("POST", "/api/webhook/stripe", {
    body,
    ...(signature === undefined ? {} : { headers: { "stripe-signature": signature } }),
  });

describe("POST /api/webhook/stripe", () => {
  test("keeps nothing of what Stripe has not signed", async ({ world }) => {
    const body = event("evt_1");
    for (const signature of [undefined, "", "t=1,v1=00", sign(body, "whsec_other"), sign(event("evt_2"))])
      expect(await post(body, signature)).toMatchObject({ status: 400, body: { error: "wrong_signature" } });
    expect(await post("x".repeat(1_100_000), sign(body))).toMatchObject({ status: 413 });
    expect(await stored(world)).toEqual([]);
  });

  test("keeps an event once, however often it comes and all at once", async ({ world }) => {
    const body = event("evt_1");
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(body, sign(body))));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await stored(world)).toMatchObject([
      {
        provider: "stripe",
        providerEventId: "evt_1",
        type: "checkout.session.completed",
        account: null,
        objectId: "cs_1",
        payload: { id: "cs_1", object: "checkout.session", status: "complete" },
        status: "received",
      },
    ]);
  });

  test("takes events of organizers' accounts under their own secret", async ({ world }) => {
    const body = JSON.stringify({
      id: "evt_1",
      type: "account.updated",
      account: "acct_1",
      data: { object: { id: "acct_1", object: "account" } },
    });
    expect(await post(body, sign(body, stripeKeys.connectWebhookSecret))).toMatchObject({ status: 200 });
    expect(await stored(world)).toMatchObject([
      { account: "acct_1", objectId: "acct_1", status: "received" },
    ]);
  });

  test("keeps what is nothing to us as ignored", async ({ world }) => {
    for (const type of ["payout.paid", "something.new", "toString"]) {
      const body = event(`evt_${type}`, type);
      expect(await post(body, sign(body))).toMatchObject({ status: 200, body: { received: true } });
    }
    expect((await stored(world)).map(({ status }) => status)).toEqual(["ignored", "ignored", "ignored"]);
  });
});

describe("POST /api/webhook/telegram-payments", () => {
  test("takes updates as the other address does: with the secret alone, and each once", async ({
    world: _,
  }) => {
    const update = { update_id: 77 };
    const ask = (secret?: string) =>
      call("POST", "/api/webhook/telegram-payments", {
        body: update,
        ...(secret ? { headers: { "x-telegram-bot-api-secret-token": secret } } : {}),
      });
    expect((await ask()).status).toBe(401);
    expect((await ask("sandbox-webhook-secret")).status).toBe(200);
  });
});
