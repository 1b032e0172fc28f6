import { text } from "node:stream/consumers";
import { Api } from "grammy";
import { stripePatience } from "@/domain/deadlines";
import type { InvoicePort, StripePort } from "@/domain/ports";
import { createStripe } from "@/gateways/stripe";
import { createInvoices } from "@/gateways/telegram/invoices";
import { createClock } from "@/sandbox/clock";
import { freePort } from "@/sandbox/ports";
import { serveStandins } from "@/sandbox/server";
import type { Standin } from "@/sandbox/standin";
import { createStripe as playStripe } from "@/sandbox/stripe/stripe";
import { stripeKeys } from "./stub-server";
import type { World } from "./world";

const token = "4100410041:AAE-sandbox-token-not-a-secret-000000";

/** Stripe and Telegram's Bot API over HTTP, on the world's clock, with the product's own gateways to them. */
export type Providers = {
  url: string;
  stripe: StripePort;
  invoices: InvoicePort;
  /** What Stripe told since it was asked last. */
  heard(): string[];
  /** What the Bot API was asked to do, once each. */
  telegram: { done: string[] };
  /** Money that came through the bot's invoice. */
  charge(payment: { amount: number; currency: string }): { chargeId: string };
  act<Done = { id: string }>(act: object): Promise<Done>;
  state(): Promise<Record<"sessions" | "charges" | "refunds" | "accounts" | "disputes", Shown[]>>;
  close(): Promise<void>;
};
type Shown = {
  id: string;
  status: string;
  amount: number;
  amount_total: number;
  amount_refunded: number;
  charge: string;
  payment_intent: string;
  metadata: { event_id?: string };
};

export async function createProviders(world: World): Promise<Providers> {
  const clock = { ...createClock(), now: () => world.clock.now.getTime() };
  const { forward } = world.clock;
  world.clock.forward = (by) => {
    forward(by);
    clock.set(world.clock.now.getTime());
  };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const events: string[] = [];
  const telegram = createBotApi();
  const door: Standin = {
    async handle(request, response) {
      if (request.url !== "/webhook") return false;
      events.push(await text(request));
      response.end();
      return true;
    },
    close: async () => {},
  };
  const standin = playStripe({ ...stripeKeys, clock, publicUrl: url, webhookUrl: `${url}/webhook` });
  const server = await serveStandins(port, [door, telegram, standin]);
  const secretKey = stripeKeys.key;

  return {
    url,
    telegram,
    stripe: createStripe({
      secretKey,
      apiBase: url,
      appUrl: "https://app.example",
      patience: stripePatience.background,
    }),
    invoices: createInvoices({ api: new Api(token, { apiRoot: url }), providerToken: "1:TEST:provider" }),
    charge: standin.charge,
    heard: () => events.splice(0),
    async act<Done>(act: object) {
      const response = await fetch(`${url}/control/stripe`, { method: "POST", body: JSON.stringify(act) });
      const { object, error } = (await response.json()) as { object: Done; error?: string };
      if (!response.ok) throw new Error(error);
      await fetch(`${url}/control/stripe/flush`, { method: "POST" });
      return object;
    },
    state: async () => (await fetch(`${url}/control/stripe`)).json(),
    close: server.close,
  };
}

/** As much of the Bot API as money needs: it gives Stars back once, and takes one answer to each question. */
function createBotApi() {
  const done: string[] = [];
  const once = new Set<string>();
  const standin: Standin & { done: string[] } = {
    done,
    async handle(request, response) {
      const method = /^\/bot[^/]+\/(\w+)/.exec(request.url ?? "")?.[1];
      if (!method) return false;
      const asked = JSON.parse((await text(request)) || "{}") as Record<string, string>;
      const name = nameOf(method, asked);
      const refusal = once.has(name) && refusals[method];
      response.setHeader("content-type", "application/json");
      if (refusal) response.end(JSON.stringify({ ok: false, error_code: 400, description: refusal }));
      else response.end(JSON.stringify({ ok: true, result: answers[method] ?? message }));
      if (!refusal) done.push(name);
      once.add(name);
      return true;
    },
    close: async () => {},
  };
  return standin;
}

const refusals: Record<string, string> = {
  refundStarPayment: "Bad Request: CHARGE_ALREADY_REFUNDED",
  answerPreCheckoutQuery: "Bad Request: query is too old and response timeout expired or query ID is invalid",
};
const answers: Record<string, unknown> = {
  createInvoiceLink: "https://t.me/$invoice",
  refundStarPayment: true,
  answerPreCheckoutQuery: true,
};
const message = { message_id: 1, date: 1, chat: { id: 1, type: "private" } };

const nameOf = (method: string, asked: Record<string, string>) =>
  [method, asked.payload ?? asked.telegram_payment_charge_id ?? asked.pre_checkout_query_id].join(" ");
