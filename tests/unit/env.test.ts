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
};

test("with nothing set, the sandbox's values apply", () => {
  const env = readEnv({});

  expect(env.TELEGRAM_API_ROOT).toBe("http://127.0.0.1:4100");
  expect(env.ADMIN_USER_IDS).toEqual([1005]);
});

test("a complete deployment starts, and talks to Telegram itself", () => {
  const env = readEnv(deployment);

  expect(env.TELEGRAM_API_ROOT).toBe("https://api.telegram.org");
  expect(env.INNGEST_DEV).toBeUndefined();
  expect(env.ADMIN_USER_IDS).toEqual([17, 18]);
});

test.each(Object.keys(deployment).filter((name) => name !== "APP_URL"))(
  "on a public address a missing %s stops the start, and the message names it",
  (name) => {
    expect(() => readEnv({ ...deployment, [name]: "" })).toThrow(name);
  },
);

test.each([
  ["TELEGRAM_BOT_TOKEN", "4100410041:AAE-sandbox-token-not-a-secret-000000"],
  ["TELEGRAM_WEBHOOK_SECRET", "sandbox-webhook-secret"],
  ["SESSION_SECRET", "sandbox-session-secret-not-a-secret-00"],
  ["INNGEST_DEV", "http://127.0.0.1:4100"],
])("on a public address the sandbox's %s stops the start", (name, value) => {
  expect(() => readEnv({ ...deployment, [name]: value })).toThrow(`${name}: still the sandbox's value`);
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
