import path from "node:path";

/** Where everything is, for one running sandbox. */
export type Addresses = { pageUrl: string; appUrl: string; databaseUrl: string };

/** The bot of the sandbox. These are published values, and the product refuses them on a public address. */
export const bot = {
  id: 4_100_410_041,
  name: "Event Bot",
  token: "4100410041:AAE-sandbox-token-not-a-secret-000000",
  username: "event_bot",
  webhookSecret: "sandbox-webhook-secret",
  providerToken: "4100410041:TEST:sandbox_not_a_secret",
};

/** The platform's account at Stripe, just as public. */
export const stripe = {
  key: "sk_test_sandbox_not_a_secret",
  webhookSecret: "whsec_sandbox_platform",
  connectWebhookSecret: "whsec_sandbox_connect",
};

/** The environment of the app and of its scripts: the product's, and the clock's. */
export function appEnvironment(
  addresses: Addresses,
  { dev, offsetFile }: { dev: boolean; offsetFile: string },
): NodeJS.ProcessEnv {
  const preload = path.join(import.meta.dirname, "clock-preload.cjs");
  return {
    ...productEnvironment(addresses),
    NODE_ENV: dev ? "development" : "production",
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require ${JSON.stringify(preload)}`.trim(),
    SANDBOX_CLOCK_FILE: offsetFile,
  };
}

/** A build is made with the default addresses; what is running is told its own. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  return productEnvironment({
    pageUrl: "http://127.0.0.1:4100",
    appUrl: "http://127.0.0.1:4101",
    databaseUrl: "postgres://postgres:postgres@127.0.0.1:4102/eventbot",
  });
}

/**
 * The product is told everything, also what must stay empty, so that neither the shell nor a `.env` with real keys
 * reaches into the sandbox.
 */
function productEnvironment({ pageUrl, appUrl, databaseUrl }: Addresses): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    SANDBOX: "1",
    VERCEL: "",
    APP_URL: appUrl,
    DATABASE_URL: databaseUrl,
    DIRECT_DATABASE_URL: "",
    DATABASE_REPLICA_URLS: "",
    TELEGRAM_API_ROOT: pageUrl,
    TELEGRAM_BOT_TOKEN: bot.token,
    TELEGRAM_BOT_USERNAME: bot.username,
    TELEGRAM_WEBHOOK_SECRET: bot.webhookSecret,
    MINI_APP_PARENT_ORIGINS: pageUrl,
    EMOJI_FONT_URL: `${pageUrl}/page-fonts/emoji.woff`,
    INNGEST_DEV: pageUrl,
    INNGEST_BASE_URL: "",
    INNGEST_EVENT_KEY: "",
    INNGEST_SIGNING_KEY: "",
    STRIPE_API_BASE: pageUrl,
    STRIPE_SECRET_KEY: stripe.key,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_CONNECT_WEBHOOK_SECRET: stripe.connectWebhookSecret,
    TELEGRAM_PROVIDER_TOKEN: bot.providerToken,
    PAYMENTS_SELLER: "platform",
    TICKET_SIGNING_KEY: "sandbox:c2FuZGJveC10aWNrZXQta2V5LW5vdC1hLXNlY3JldC0",
    ADMIN_USER_IDS: "1005",
    SESSION_SECRET: "sandbox-session-secret-not-a-secret-00",
  };
}
