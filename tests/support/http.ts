import { createHmac } from "node:crypto";
import { test as base, vi } from "vitest";
import { users } from "@/db/schema/users";
import { issueSession } from "@/gateways/telegram/session";
import { databaseUrl, emptyDatabase } from "./database";
import { type Method, type RouteFile, routeFiles } from "./routes";
import { startStubServer, stripeKeys } from "./stub-server";
import { createWorld, type World } from "./world";

export const botToken = "4100410041:AAE-sandbox-token-not-a-secret-000000";
export const webhookSecret = "sandbox-webhook-secret";
const sessionSecret = "sandbox-session-secret-not-a-secret-00";
/** Told to the product before it starts, so one for all tests. */
const adminId = 900;
export const appUrl = "http://127.0.0.1:4101";

/** Telegram, Inngest and Stripe. */
export const outside = await startStubServer();

// The product reads its environment when it is first imported, which is below.
Object.assign(process.env, {
  APP_URL: appUrl,
  DATABASE_URL: databaseUrl,
  TRUSTED_PROXIES: "1",
  TELEGRAM_API_ROOT: outside.url,
  TELEGRAM_BOT_TOKEN: botToken,
  TELEGRAM_BOT_USERNAME: "event_bot",
  TELEGRAM_WEBHOOK_SECRET: webhookSecret,
  SESSION_SECRET: sessionSecret,
  INNGEST_DEV: outside.url,
  STRIPE_API_BASE: outside.url,
  STRIPE_SECRET_KEY: stripeKeys.key,
  STRIPE_WEBHOOK_SECRET: stripeKeys.webhookSecret,
  STRIPE_CONNECT_WEBHOOK_SECRET: stripeKeys.connectWebhookSecret,
  TELEGRAM_PROVIDER_TOKEN: "4100410041:TEST:sandbox_not_a_secret",
  TICKET_SIGNING_KEY: "test:c2FuZGJveC10aWNrZXQta2V5LW5vdC1hLXNlY3JldC0",
  PAYMENTS_SELLER: process.env.PAYMENTS_SELLER ?? "platform",
  ADMIN_USER_IDS: String(adminId),
  SANDBOX: "1",
  VERCEL: "",
});
export const { contextFor } = await import("@/runtime");
export const routes: RouteFile[] = await routeFiles();

type Call = { as?: number; body?: unknown; headers?: Record<string, string> };
export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };

/** Init data as Telegram would sign it for this person. */
export function signInitData(user: object, { token = botToken, at = new Date(), extra = "" } = {}) {
  const fields = {
    auth_date: String(Math.floor(at.getTime() / 1000)),
    query_id: "AAE",
    signature: "third-party",
    user: JSON.stringify(user),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const secret = createHmac("sha256", "WebAppData").update(token).digest();
  const hash = createHmac("sha256", secret).update(lines.sort().join("\n")).digest("hex");
  return `${new URLSearchParams({ ...fields, hash })}${extra}`;
}

export const bearer = (userId: number, now = new Date()) => ({
  authorization: `Bearer ${issueSession(userId, { secrets: [sessionSecret], now }).token}`,
});

/** Names before parameters, as Next chooses. */
routes.sort((a, b) => a.path.split("{").length - b.path.split("{").length);
const patterns = routes.map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
}));

/** Calls the route that Next would choose; undefined when there is none. */
export async function send(request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const found = patterns.find(({ pattern }) => pattern.test(pathname));
  return found?.handlers[request.method as Method]?.(request);
}

/** One call of the API, signed in `as` somebody or as nobody. */
export async function call(
  method: Method,
  path: string,
  { as, body, headers = {} }: Call = {},
): Promise<Answer> {
  const response = await send(
    new Request(`${appUrl}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(as === undefined ? {} : bearer(as)),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isReady(body) ? body : JSON.stringify(body) }),
    }),
  );
  if (!response) throw new Error(`No route answers ${method} ${path}`);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } };
}

const isReady = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === "string" || body instanceof Uint8Array;

/** The administrator, who has used the product before. */
export async function knowAdmin({ db, clock: { now } }: World): Promise<number> {
  await db
    .insert(users)
    .values({ id: adminId, firstName: "Ada", lastActivityAt: now, createdAt: now, updatedAt: now });
  return adminId;
}

/** A test over HTTP, in a world whose clock is also the product's. */
export const test = base.extend<{ world: World }>({
  world: async ({ task: _ }, use) => {
    await emptyDatabase();
    const world = createWorld();
    vi.useFakeTimers({ toFake: ["Date"], now: world.clock.now });
    const { forward } = world.clock;
    world.clock.forward = (by) => {
      forward(by);
      vi.setSystemTime(world.clock.now);
    };
    await use(world);
    vi.useRealTimers();
  },
});
