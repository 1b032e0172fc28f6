import { z } from "zod";

/** What applies when nothing is set: the addresses and keys of `npm run sandbox`. None of it is a secret. */
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
};

/** What applies on a public address; everything else must be given there. */
const elsewhere = { TELEGRAM_API_ROOT: "https://api.telegram.org" };

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

const Env = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  APP_URL: z.url(),
  DATABASE_URL: z.url(),
  DIRECT_DATABASE_URL: z.url().optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(50).default(8),
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]{30,}$/, "must look like 123456:ABC… (from BotFather)"),
  TELEGRAM_BOT_USERNAME: z.string().regex(/^\w{5,32}$/),
  TELEGRAM_API_ROOT: z.url(),
  TELEGRAM_WEBHOOK_SECRET: z.string().regex(/^[\w-]{16,256}$/, "16 to 256 of A-Z a-z 0-9 _ -"),
  SESSION_SECRET: z.string().min(32),
  INNGEST_DEV: z.string().optional(),
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  ADMIN_USER_IDS: telegramIds,
  /** Whose pages may show the Mini App in a frame, besides Telegram's own. */
  MINI_APP_PARENT_ORIGINS: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((origin) => origin.trim()))
    .transform((origins) => origins.filter(Boolean))
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  MAP_TILE_URL: z.url().default("https://tile.openstreetmap.org/{z}/{x}/{y}.png"),
  STORAGE_ENDPOINT: z.url().optional(),
  STORAGE_BUCKET: z.string().optional(),
  STORAGE_ACCESS_KEY_ID: z.string().optional(),
  STORAGE_SECRET_ACCESS_KEY: z.string().optional(),
  STORAGE_REGION: z.string().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof Env>;

/** Reads the environment, or stops with a list of what is wrong. Values are never printed: they may be secrets. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const deployed =
    given.VERCEL_ENV === "production" || (given.APP_URL !== undefined && !isLoopback(given.APP_URL));
  const parsed = Env.safeParse(deployed ? { ...elsewhere, ...given } : { ...sandbox, ...given });
  const missing = [...(parsed.error?.issues.map(toLine) ?? []), ...storageMissing(given)];
  const problems = deployed ? [...missing, ...sandboxValuesIn(given), ...inngestKeysMissing(given)] : missing;
  if (!parsed.success || problems.length > 0) {
    throw new Error(
      `The environment is not complete. See .env.example.\n${problems.map((line) => `  - ${line}`).join("\n")}`,
    );
  }
  return parsed.data;
}

const toLine = ({ path, message }: z.core.$ZodIssue) => `${path.join(".")}: ${message}`;

/** A sandbox value would be a published secret here. */
const sandboxValuesIn = (given: Record<string, string | undefined>) =>
  Object.entries(sandbox)
    .filter(([name, value]) => given[name] === value)
    .map(([name]) => `${name}: still the sandbox's value`);

/** Inngest Cloud and self-hosted servers want both keys; only a development server wants none. */
const inngestKeysMissing = (given: Record<string, string | undefined>) =>
  given.INNGEST_DEV
    ? []
    : ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"]
        .filter((name) => !given[name])
        .map((name) => `${name}: missing`);

const storageNames = [
  "STORAGE_ENDPOINT",
  "STORAGE_BUCKET",
  "STORAGE_ACCESS_KEY_ID",
  "STORAGE_SECRET_ACCESS_KEY",
  "STORAGE_REGION",
] as const;

/** An object storage is described whole, or there is none. */
const storageMissing = (given: Record<string, string | undefined>) =>
  storageNames.every((name) => !given[name])
    ? []
    : storageNames
        .filter((name) => !given[name])
        .map((name) => `${name}: missing beside the other STORAGE_*`);

function isLoopback(url: string) {
  return URL.canParse(url) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

export const env = readEnv(process.env);
