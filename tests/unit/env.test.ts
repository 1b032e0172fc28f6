import { expect, test } from "vitest";
import { readEnv } from "@/env";

const deployment = {
  APP_URL: "https://events.example.com",
  DATABASE_URL: "postgres://user:password@db.example.com:5432/events",
  TELEGRAM_BOT_TOKEN: `123456789:${"A".repeat(35)}`,
  TELEGRAM_BOT_USERNAME: "your_event_bot",
  TELEGRAM_WEBHOOK_SECRET: "a-secret-of-our-own-1234",
  SESSION_SECRET: "s".repeat(40),
  INNGEST_EVENT_KEY: "event-key",
  INNGEST_SIGNING_KEY: "signkey-prod-0123456789abcdef",
  ADMIN_USER_IDS: "17, 18",
  TICKET_SIGNING_KEY: `k1:${Buffer.alloc(32, 3).toString("base64url")}`,
};
const stripe = {
  STRIPE_SECRET_KEY: "sk_live_of_our_own",
  STRIPE_WEBHOOK_SECRET: "whsec_of_our_own",
  STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_of_our_own_too",
};

const onThisMachine = {
  ...deployment,
  APP_URL: "http://localhost:3000",
  DATABASE_URL: "postgres://postgres@localhost:5432/events",
};

test("the sandbox's values apply where they are asked for, and to a build, which keeps none", () => {
  for (const asked of [{ SANDBOX: "1" }, { NEXT_PHASE: "phase-production-build" }]) {
    const env = readEnv(asked);

    expect(env.TELEGRAM_API_ROOT).toBe("http://127.0.0.1:4100");
    expect(env.ADMIN_USER_IDS).toEqual([1005]);
  }
});

test("no proxy is trusted unless it is said how many there are, but Vercel's", () => {
  const trusted = (given: object) => readEnv({ ...deployment, ...given }).TRUSTED_PROXIES;

  expect([trusted({}), trusted({ TRUSTED_PROXIES: "2" })]).toEqual([0, 2]);
  expect([trusted({ VERCEL: "1" }), trusted({ VERCEL: "1", TRUSTED_PROXIES: "2" })]).toEqual([1, 2]);
  expect(() => trusted({ TRUSTED_PROXIES: "-1" })).toThrow("TRUSTED_PROXIES");
});

test.each([
  ["nothing at all", {}],
  ["a production that forgot its address", { ...deployment, APP_URL: "" }],
  ["a production on one's own machine", { NODE_ENV: "production", DATABASE_URL: deployment.DATABASE_URL }],
  ["a preview on Vercel", { VERCEL: "1", VERCEL_ENV: "preview", NODE_ENV: "production" }],
  ["a build on Vercel", { VERCEL: "1", NEXT_PHASE: "phase-production-build" }],
])("%s never starts with a published secret", (_, source) => {
  expect(() => readEnv(source)).toThrow("APP_URL: missing");
});

test.each([
  ["on Vercel", { VERCEL: "1" }, "SANDBOX: not on Vercel"],
  ["on a public address", { APP_URL: "https://events.example.com" }, "APP_URL: not on this machine"],
  ["beside a database elsewhere", { DATABASE_URL: deployment.DATABASE_URL }, "DATABASE_URL: not on this"],
  ["with Telegram itself", { TELEGRAM_API_ROOT: "https://api.telegram.org" }, "TELEGRAM_API_ROOT: not on"],
  ["with Stripe itself", { STRIPE_API_BASE: "https://api.stripe.com" }, "STRIPE_API_BASE: not on this"],
])("the sandbox's values are refused %s", (_, given, problem) => {
  expect(() => readEnv({ SANDBOX: "1", ...given })).toThrow(problem);
});

test("what is set wins on this machine too: an Inngest server of one's own takes the place of the sandbox's", () => {
  const own = {
    INNGEST_BASE_URL: "http://127.0.0.1:8288",
    INNGEST_EVENT_KEY: "event",
    INNGEST_SIGNING_KEY: "signkey-test-1",
  };

  expect(readEnv({ ...onThisMachine, ...own, INNGEST_DEV: "" }).INNGEST_DEV).toBeUndefined();
  expect(readEnv({ SANDBOX: "1", ...own }).INNGEST_DEV).toBeUndefined();
  expect(() => readEnv({ SANDBOX: "1", ...own, INNGEST_SIGNING_KEY: "" })).toThrow(
    "INNGEST_SIGNING_KEY: missing",
  );
  expect(() => readEnv({ ...onThisMachine, ...own, INNGEST_DEV: "1" })).toThrow("INNGEST_DEV: contradicts");
});

test("a development server of Inngest's, which signs nothing, is for this machine alone", () => {
  expect(readEnv({ ...onThisMachine, INNGEST_DEV: "1", INNGEST_SIGNING_KEY: "" }).INNGEST_DEV).toBe("1");
  expect(readEnv({ ...deployment, INNGEST_DEV: "0" }).INNGEST_DEV).toBe("0");
  for (const INNGEST_DEV of ["1", "http://127.0.0.1:4100", "https://inngest.example.com", "true"])
    expect(() => readEnv({ ...deployment, INNGEST_DEV })).toThrow("not on a public address");
});

test.each([
  ["SESSION_SECRET", "n".repeat(40), "o".repeat(40)],
  ["TELEGRAM_WEBHOOK_SECRET", "the-new-secret-1234", "the-old-secret-1234"],
] as const)("%s takes a list, the newest first, and each of them is looked at", (name, newest, oldest) => {
  const read = (list: string) => readEnv({ ...deployment, [name]: list })[name];

  expect(read(newest)).toEqual([newest]);
  expect(read(`${newest}, ${oldest}`)).toEqual([newest, oldest]);
  for (const wrong of [`${newest},short`, `${newest},`, `,${newest}`])
    expect(() => read(wrong)).toThrow(`${name}: `);
});

test("a complete deployment starts, and talks to Telegram itself", () => {
  const env = readEnv(deployment);

  expect(env.TELEGRAM_API_ROOT).toBe("https://api.telegram.org");
  expect(env.INNGEST_DEV).toBeUndefined();
  expect(env.ADMIN_USER_IDS).toEqual([17, 18]);
});

test.each(Object.keys(deployment))("a missing %s stops the start, and the message names it", (name) => {
  expect(() => readEnv({ ...deployment, [name]: "" })).toThrow(`${name}: missing`);
});

test.each([
  ["TELEGRAM_BOT_TOKEN", "4100410041:AAE-sandbox-token-not-a-secret-000000"],
  ["TELEGRAM_WEBHOOK_SECRET", "sandbox-webhook-secret"],
  ["SESSION_SECRET", "sandbox-session-secret-not-a-secret-00"],
  ["STRIPE_SECRET_KEY", "sk_test_sandbox_not_a_secret"],
  ["STRIPE_WEBHOOK_SECRET", "whsec_sandbox_platform"],
  ["STRIPE_CONNECT_WEBHOOK_SECRET", "whsec_sandbox_connect"],
  ["STRIPE_API_BASE", "http://127.0.0.1:4100"],
  ["TELEGRAM_PROVIDER_TOKEN", "4100410041:TEST:sandbox_not_a_secret"],
  ["TICKET_SIGNING_KEY", "sandbox:c2FuZGJveC10aWNrZXQta2V5LW5vdC1hLXNlY3JldC0"],
])("elsewhere than in the sandbox its %s stops the start, on this machine too", (name, value) => {
  for (const where of [deployment, onThisMachine])
    expect(() => readEnv({ ...where, [name]: value })).toThrow(`${name}: still the sandbox's value`);
});

test("a deployment without payments has none of their settings, and the sandbox has all", () => {
  expect(readEnv(deployment)).toMatchObject({ PAYMENTS_SELLER: "platform" });
  expect(readEnv(deployment).STRIPE_SECRET_KEY).toBeUndefined();
  expect(readEnv(deployment).STRIPE_API_BASE).toBeUndefined();
  expect(readEnv({ ...deployment, ...stripe })).toMatchObject(stripe);
  expect(readEnv({ SANDBOX: "1" })).toMatchObject({
    STRIPE_API_BASE: "http://127.0.0.1:4100",
    STRIPE_SECRET_KEY: expect.stringContaining("sandbox"),
    TELEGRAM_PROVIDER_TOKEN: expect.stringContaining("TEST"),
  });
});

test("Stripe's key without its webhook's secret is refused, and organizers cannot sell without Stripe", () => {
  const without = (name: string, more = {}) => ({ ...deployment, ...stripe, ...more, [name]: "" });
  const organizer = { PAYMENTS_SELLER: "organizer" };

  expect(() => readEnv(without("STRIPE_WEBHOOK_SECRET"))).toThrow("STRIPE_WEBHOOK_SECRET: missing");
  expect(readEnv(without("STRIPE_CONNECT_WEBHOOK_SECRET"))).toMatchObject({ PAYMENTS_SELLER: "platform" });
  expect(readEnv({ ...deployment, ...stripe, ...organizer })).toMatchObject(organizer);
  for (const name of ["STRIPE_SECRET_KEY", "STRIPE_CONNECT_WEBHOOK_SECRET"])
    expect(() => readEnv(without(name, organizer))).toThrow(
      `${name}: missing beside PAYMENTS_SELLER=organizer`,
    );
});

test("tickets are signed by the first of several keys, each 32 bytes under a name of its own", () => {
  const key = (fill: number, length = 32) => Buffer.alloc(length, fill).toString("base64url");
  const read = (list: string) => readEnv({ ...deployment, TICKET_SIGNING_KEY: list }).TICKET_SIGNING_KEY;

  expect(read(`new:${key(1)}, old:${key(2)}`)).toEqual([
    { kid: "new", seed: Buffer.alloc(32, 1) },
    { kid: "old", seed: Buffer.alloc(32, 2) },
  ]);
  for (const wrong of [key(1), `a:${key(1, 31)}`, `a:${key(1)},a:${key(2)}`, `a b:${key(1)}`, `a:${key(1)},`])
    expect(() => read(wrong)).toThrow("TICKET_SIGNING_KEY: must be name:key");
});

test("an object storage is described whole, or the missing part is named", () => {
  const storage = {
    STORAGE_ENDPOINT: "https://s3.example.com",
    STORAGE_BUCKET: "pictures",
    STORAGE_ACCESS_KEY_ID: "key",
    STORAGE_SECRET_ACCESS_KEY: "secret",
    STORAGE_REGION: "auto",
  };

  expect(readEnv({ ...deployment, ...storage })).toMatchObject(storage);
  expect(() => readEnv({ ...storage, STORAGE_REGION: "" })).toThrow("STORAGE_REGION: missing");
});

test("what is wrong is listed whole, and no value is shown", () => {
  const wrong = { ...deployment, SESSION_SECRET: "hunter2", TELEGRAM_BOT_TOKEN: "hunter3" };

  expect(() => readEnv(wrong)).toThrow("SESSION_SECRET");
  expect(() => readEnv(wrong)).toThrow("TELEGRAM_BOT_TOKEN");
  expect(() => readEnv(wrong)).not.toThrow(/hunter/);
});
