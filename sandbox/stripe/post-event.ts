import { createHmac } from "node:crypto";
import type Stripe from "stripe";
import type { CallLog } from "../calls";
import type { Delivery } from "./books";

/** Brings an event to an endpoint once. Answers the status, 0 when nobody answered. */
export type PostEvent = (event: Stripe.Event, endpoint: Delivery["endpoint"]) => Promise<number>;

const answerWithinMs = 20_000;

export function createPostEvent(options: {
  url: string;
  secrets: Record<Delivery["endpoint"], string>;
  now: () => number;
  calls: CallLog;
}): PostEvent {
  const { url, secrets, now, calls } = options;

  return async (event, endpoint) => {
    const startedAt = performance.now();
    const body = JSON.stringify(event, null, 2);
    const { status, text } = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signatureOf(body, secrets[endpoint], now()),
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithinMs),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      // An answer that breaks off in the middle is none.
      .catch((error: unknown) => ({ status: 0, text: String(error) }));

    calls.add({
      at: now(),
      service: "stripe",
      method: "webhook",
      summary: `${event.type}${event.account === undefined ? "" : ` of ${event.account}`}`,
      status,
      ms: Math.round(performance.now() - startedAt),
      request: event,
      response: text,
    });
    return status;
  };
}

/** The `Stripe-Signature` header: the moment, and the HMAC of moment and body. */
function signatureOf(body: string, secret: string, nowMs: number): string {
  const moment = Math.floor(nowMs / 1000);
  const signature = createHmac("sha256", secret).update(`${moment}.${body}`).digest("hex");
  return `t=${moment},v1=${signature}`;
}
