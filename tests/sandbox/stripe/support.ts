import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { afterEach } from "vitest";
import { createCallLog } from "@/sandbox/calls";
import { createClock } from "@/sandbox/clock";
import { createFaults } from "@/sandbox/faults";
import { serveStandins } from "@/sandbox/server";
import { createStripe } from "@/sandbox/stripe/stripe";

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const key = "sk_test_of_the_platform";

/** The stand-in, an SDK that talks to it, and an app that takes its events, each over HTTP on a port of its own. */
export async function startStripe(options: { store?: { load(): unknown; save(state: unknown): void } } = {}) {
  const clock = createClock();
  const calls = createCallLog();
  const faults = createFaults();
  const webhook = await startWebhook();
  const publicUrl = `http://127.0.0.1:${await portOf(createServer())}`;
  const standin = createStripe({
    clock,
    calls,
    faults,
    publicUrl,
    key,
    webhookUrl: webhook.url,
    webhookSecret: webhook.secrets.platform,
    connectWebhookSecret: webhook.secrets.connect,
    ...options,
  });
  const server = await serveStandins(Number(new URL(publicUrl).port), [standin]);
  const close = once(server.close);
  closers.push(close);

  const sdk = (apiKey = key, config: Stripe.StripeConfig = {}) =>
    new Stripe(apiKey, {
      host: "127.0.0.1",
      port: server.port,
      protocol: "http",
      maxNetworkRetries: 0,
      telemetry: false,
      ...config,
    });

  /** The control API; throws what it refuses. */
  const control = async <T = unknown>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${publicUrl}/control/stripe${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };
  const act = async <T = { id: string }>(body: object) =>
    (await control<{ object: T }>("POST", "", body)).object;

  return { standin, stripe: sdk(), sdk, control, act, webhook, clock, calls, faults, publicUrl, close };
}

/** An app's webhook that checks signatures as the product does, and answers what the test says. */
async function startWebhook() {
  const secrets = { platform: "whsec_platform", connect: "whsec_connect" };
  const received: { body: string; signature: string; event: Stripe.Event; endpoint: string }[] = [];
  const webhook = {
    received,
    secrets,
    status: 200,
    url: "",
    events: () => received.map(({ event }) => event),
  };
  const verifier = new Stripe("sk_test_verifier");

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const signature = String(request.headers["stripe-signature"]);
    for (const [endpoint, secret] of Object.entries(secrets)) {
      try {
        received.push({
          body,
          signature,
          endpoint,
          event: verifier.webhooks.constructEvent(body, signature, secret, 1e9),
        });
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
      }
    }
    response.writeHead(webhook.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  webhook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhook/stripe`;
  closers.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return webhook;
}

/** What the product asks for when somebody buys two seats for 25 € each. */
export function order(
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    client_reference_id: "order-1",
    line_items: [
      {
        quantity: 2,
        price_data: { currency: "eur", unit_amount: 2500, product_data: { name: "Jazz <Night>" } },
      },
    ],
    success_url: "http://app.test/return?order=1",
    cancel_url: "http://app.test/cancel?order=1",
    ...changes,
  };
}

/** What the SDK throws. */
export async function refusalOf(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Stripe.errors.StripeError)) throw new Error("It was not refused");
  return error;
}

async function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function once(close: () => Promise<void>) {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
