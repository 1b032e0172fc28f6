import { z } from "zod";

/** What `SANDBOX=1` asks for: the addresses and keys of `npm run sandbox`. None of it is a secret. */
const sandbox = {
  APP_URL: "http://127.0.0.1:4101",
  DATABASE_URL: "postgres://postgres:postgres@127.0.0.1:4102/eventbot",
  TELEGRAM_API_ROOT: "http://127.0.0.1:4100",
  TELEGRAM_BOT_TOKEN: "4100410041:AAE-sandbox-token-not-a-secret-000000",
  TELEGRAM_BOT_USERNAME: "event_bot",
  TELEGRAM_WEBHOOK_SECRET: "sandbox-webhook-secret",
  SESSION_SECRET: "sandbox-session-secret-not-a-secret-00",
  INNGEST_DEV: "http://127.0.0.1:4100",
  ADMIN_USER_IDS: "1005",
  STRIPE_API_BASE: "http://127.0.0.1:4100",
  STRIPE_SECRET_KEY: "sk_test_sandbox_not_a_secret",
  STRIPE_WEBHOOK_SECRET: "whsec_sandbox_platform",
  STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_sandbox_connect",
  TELEGRAM_PROVIDER_TOKEN: "4100410041:TEST:sandbox_not_a_secret",
  TICKET_SIGNING_KEY: "sandbox:c2FuZGJveC10aWNrZXQta2V5LW5vdC1hLXNlY3JldC0",
};

/** What applies everywhere else; the rest must be given. */
const elsewhere = { TELEGRAM_API_ROOT: "https://api.telegram.org" };

/** Vercel writes the caller's address itself, over whatever came. */
const onVercel = { TRUSTED_PROXIES: "1" };

/** Where a sandbox's app may be and what it may talk to: this machine. */
const addresses = ["APP_URL", "DATABASE_URL", "TELEGRAM_API_ROOT", "STRIPE_API_BASE"] as const;

const telegramIds = z.string().transform((list, check) => {
  const ids = list
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map(Number);
  if (ids.every((id) => Number.isSafeInteger(id) && id > 0)) return ids;
  check.addIssue("must be Telegram user ids, separated by commas");
  return z.NEVER;
});

/** A secret that can be followed by another: the newest first, all good until they are taken off the list. */
const rotatingSecret = (secret: z.ZodString) =>
  z
    .string()
    .transform((list) => list.split(",").map((entry) => entry.trim()))
    .pipe(z.tuple([secret], secret));

/** "kid:seed,…" read: the first signs, all verify, so that a key can be followed by another. Seeds are 32 bytes. */
const signingKeys = z.string().transform((list, check) => {
  const keys = list.split(",").map((entry) => {
    const [, kid = "", seed = ""] = /^\s*([\w-]{1,16}):([\w-]{43})\s*$/.exec(entry) ?? [];
    return { kid, seed: Buffer.from(seed, "base64url") };
  });
  const isUnique = new Set(keys.map(({ kid }) => kid)).size === keys.length;
  if (isUnique && keys.every(({ seed }) => seed.length === 32)) return keys;
  check.addIssue("must be name:key, each key 32 bytes in base64url, the newest first, separated by commas");
  return z.NEVER;
});

const stripeSigningSecret = z
  .string()
  .regex(/^whsec_\w+$/, "must look like whsec_…")
  .optional();

const Env = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  APP_URL: z.url(),
  DATABASE_URL: z.url(),
  DIRECT_DATABASE_URL: z.url().optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(50).default(8),
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]{30,}$/, "must look like 123456:ABC… (from BotFather)"),
  TELEGRAM_BOT_USERNAME: z.string().regex(/^\w{5,32}$/),
  TELEGRAM_API_ROOT: z.url(),
  /** A thousand messages a second instead of 25, which Telegram charges the bot's Stars for. */
  TELEGRAM_PAID_BROADCAST: z
    .enum(["0", "1"])
    .default("0")
    .transform((flag) => flag === "1"),
  TELEGRAM_WEBHOOK_SECRET: rotatingSecret(
    z
      .string()
      .regex(/^[\w-]{16,256}$/, "16 to 256 of A-Z a-z 0-9 _ -, the newest first, separated by commas"),
  ),
  SESSION_SECRET: rotatingSecret(
    z.string().min(32, "32 characters or more, the newest first, separated by commas"),
  ),
  INNGEST_DEV: z.string().optional(),
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  ADMIN_USER_IDS: telegramIds,
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[sr]k_(test|live)_\w+$/, "must look like sk_live_… or rk_live_…")
    .optional(),
  STRIPE_WEBHOOK_SECRET: stripeSigningSecret,
  STRIPE_CONNECT_WEBHOOK_SECRET: stripeSigningSecret,
  STRIPE_API_BASE: z.url({ protocol: /^https?$/ }).optional(),
  TELEGRAM_PROVIDER_TOKEN: z
    .string()
    .regex(/^\d+:(TEST|LIVE):[\w-]+$/, "must look like 123456:LIVE:… (from BotFather)")
    .optional(),
  /** Whose account the money goes to. */
  PAYMENTS_SELLER: z.enum(["platform", "organizer"]).default("platform"),
  TICKET_SIGNING_KEY: signingKeys,
  /** Whose pages may show the Mini App in a frame, besides Telegram's own. */
  MINI_APP_PARENT_ORIGINS: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((origin) => origin.trim()))
    .transform((origins) => origins.filter(Boolean))
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  /** A font for the Mini App's emoji, where devices may have none. */
  EMOJI_FONT_URL: z.url({ protocol: /^https?$/ }).optional(),
  MAP_TILE_URL: z.url().default("https://tile.openstreetmap.org/{z}/{x}/{y}.png"),
  STORAGE_ENDPOINT: z.url().optional(),
  STORAGE_BUCKET: z.string().optional(),
  STORAGE_ACCESS_KEY_ID: z.string().optional(),
  STORAGE_SECRET_ACCESS_KEY: z.string().optional(),
  STORAGE_REGION: z.string().optional(),
  /** How many proxies of ours a request passes, each of which adds an address to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof Env>;
type Source = Record<string, string | undefined>;

/**
 * Reads the environment, or stops with a list of what is wrong. Values are never printed: they may be secrets.
 * The sandbox's values apply with `SANDBOX=1`, on this machine alone, and while Next builds elsewhere than on Vercel:
 * a build keeps no value.
 */
export function readEnv(source: Source): Env {
  const given: Source = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const isSandbox =
    given.SANDBOX === "1" || (given.NEXT_PHASE === "phase-production-build" && given.VERCEL === undefined);
  const read = isSandbox
    ? { ...sandboxFor(given), ...given }
    : { ...elsewhere, ...(given.VERCEL ? onVercel : {}), ...given };
  const parsed = Env.safeParse(read);
  const problems = [
    ...(parsed.error?.issues.map(toLine) ?? []),
    ...storageMissing(given),
    ...stripeMissing(read),
    ...inngestContradictions(read),
    ...(isSandbox ? notOnThisMachine(read) : sandboxValuesIn(given)),
  ];
  if (!parsed.success || problems.length > 0) {
    throw new Error(
      `The environment is not complete. See .env.example; SANDBOX=1 takes the values of \`npm run sandbox\`.\n${problems.map((line) => `  - ${line}`).join("\n")}`,
    );
  }
  return parsed.data;
}

const toLine = ({ path, message }: z.core.$ZodIssue) =>
  `${path[0]?.toString()}: ${message.endsWith("received undefined") ? "missing" : message}`;

/** What is set wins: an Inngest server of one's own takes the place of the sandbox's. */
function sandboxFor({ INNGEST_BASE_URL }: Source) {
  const { INNGEST_DEV, ...others } = sandbox;
  return INNGEST_BASE_URL ? others : { ...others, INNGEST_DEV };
}

/** With published secrets the app serves nobody but this machine, and touches no real database, bot or account. */
function notOnThisMachine(read: Source) {
  const away = addresses.filter((name) => read[name] !== undefined && !isLoopback(read[name]));
  return [
    ...(read.VERCEL ? ["SANDBOX: not on Vercel"] : []),
    ...away.map((name) => `${name}: not on this machine, so SANDBOX=1 can't be set`),
  ];
}

/** Elsewhere a value of the sandbox is a published secret, or leads to a stand-in. Where it runs is no secret. */
const sandboxValuesIn = (given: Source) =>
  Object.entries(sandbox)
    .filter(([name]) => name !== "APP_URL" && name !== "DATABASE_URL")
    .filter(([name, value]) => given[name] === value)
    .map(([name]) => `${name}: still the sandbox's value`);

/** Inngest Cloud and self-hosted servers want both keys; only a development server on this machine wants none. */
function inngestContradictions({ APP_URL = "", INNGEST_DEV = "0", ...given }: Source) {
  if (INNGEST_DEV === "0")
    return ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"]
      .filter((name) => !given[name])
      .map((name) => `${name}: missing`);
  return [
    ...(given.INNGEST_BASE_URL ? ["INNGEST_DEV: contradicts INNGEST_BASE_URL; set one of them"] : []),
    ...(isLoopback(APP_URL) ? [] : ["INNGEST_DEV: calls would not be signed; not on a public address"]),
  ];
}

const storageNames = [
  "STORAGE_ENDPOINT",
  "STORAGE_BUCKET",
  "STORAGE_ACCESS_KEY_ID",
  "STORAGE_SECRET_ACCESS_KEY",
  "STORAGE_REGION",
] as const;

/** An object storage is described whole, or there is none. */
const storageMissing = (given: Source) =>
  storageNames.every((name) => !given[name])
    ? []
    : storageNames
        .filter((name) => !given[name])
        .map((name) => `${name}: missing beside the other STORAGE_*`);

/** Money whose coming we are not told of would buy nothing; organizers cannot be paid without Stripe. */
function stripeMissing(given: Source) {
  const byOrganizer = given.PAYMENTS_SELLER === "organizer";
  const needed = [
    ...(byOrganizer ? ["STRIPE_SECRET_KEY", "STRIPE_CONNECT_WEBHOOK_SECRET"] : []),
    ...(given.STRIPE_SECRET_KEY ? ["STRIPE_WEBHOOK_SECRET"] : []),
  ];
  const why = byOrganizer ? "PAYMENTS_SELLER=organizer" : "STRIPE_SECRET_KEY";
  return needed.filter((name) => !given[name]).map((name) => `${name}: missing beside ${why}`);
}

function isLoopback(url: string) {
  return URL.canParse(url) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

export const env = readEnv(process.env);
