import { finishAfterAnswer } from "@/app/api/_http/after-answer";
import { readText } from "@/app/api/_http/body";
import { Malformed, toResponse } from "@/app/api/_http/errors";
import { json } from "@/app/api/_http/json";
import { receiveWebhook } from "@/domain/payments/receive";
import { env } from "@/env";
import { readStripeEvent } from "@/gateways/stripe-events";
import { contextFor } from "@/runtime";
import { operation } from "./operation";

/** In seconds: `callMs` of domain/deadlines.ts. */
export const maxDuration = 60;

const maxBodyBytes = 1024 * 1024;
const ctx = contextFor({ type: "system", job: "stripe" });
const secrets = [env.STRIPE_WEBHOOK_SECRET, env.STRIPE_CONNECT_WEBHOOK_SECRET];

/** Stripe's door: the signature over the raw body before anything else; kept before it is answered, done after. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readText(request, maxBodyBytes);
    const event = readStripeEvent(body, request.headers.get("stripe-signature") ?? "", secrets);
    if (!event) throw new Malformed("wrong_signature");

    const { id: providerEventId, ...told } = event;
    await receiveWebhook(ctx, { provider: "stripe", providerEventId, ...told });
    return json({ received: true });
  } catch (error) {
    return await toResponse(error, { actor: ctx.actor, at: `${operation.method} ${operation.path}` });
  } finally {
    finishAfterAnswer();
  }
}
