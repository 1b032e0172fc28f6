import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClock } from "@/sandbox/clock";
import { createStripe, type StripeStandin } from "@/sandbox/stripe/stripe";

/** What the product shows Stripe, and Stripe the product. */
export const stripeKeys = {
  key: "sk_test_sandbox_not_a_secret",
  webhookSecret: "whsec_sandbox_platform",
  connectWebhookSecret: "whsec_sandbox_connect",
};

/** What Telegram and Inngest would answer, as far as HTTP routes ask them, and the sandbox's Stripe. */
export type StubServer = {
  url: string;
  /** What Stripe sent to the webhook, which nobody has taken yet. */
  stripeEvents: { body: string; signature: string }[];
  isAway: boolean;
  asked: string[];
  /** What was said last to each path. */
  said: Map<string, string>;
  close: () => Promise<void>;
};

const prepared = { id: "prepared", expiration_date: 1_800_000_000 };
const invoiceLink = "https://t.me/$invoice";
const bot = { id: 1, is_bot: true, first_name: "Bot" };
const results: Record<string, unknown> = {
  savePreparedInlineMessage: prepared,
  createInvoiceLink: invoiceLink,
};

export async function startStubServer(): Promise<StubServer> {
  let stripe: StripeStandin | undefined;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://stub");
    const path = pathname.replace(/bot\d+:[\w-]+/, "bot");
    stub.asked.push(path);
    if (stub.isAway) return void request.socket.destroy();
    if (await stripe?.handle(request, response)) return;
    const isInngest = pathname.startsWith("/e/") || pathname === "/health";
    const result = results[path.split("/").at(-1) ?? ""] ?? bot;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const signature = request.headers["stripe-signature"];
      if (typeof signature === "string") stub.stripeEvents.push({ body, signature });
      stub.said.set(path, body);
    });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(isInngest ? { ids: ["1"], status: 200 } : { ok: true, result }));
  });
  // A connection that is closed just when the next request is sent would fail it.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stripe = createStripe({
    ...stripeKeys,
    clock: createClock(),
    publicUrl: url,
    webhookUrl: `${url}/webhook`,
  });
  const stub: StubServer = {
    url,
    stripeEvents: [],
    isAway: false,
    asked: [],
    said: new Map(),
    async close() {
      await stripe?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return stub;
}
