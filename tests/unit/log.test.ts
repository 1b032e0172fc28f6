import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { withoutSecrets } from "@/gateways/log";

test("a failed query is logged without its values, whatever people wrote into them", () => {
  const words = "at six\n    at the fountain, call +49 171 5555555\ncaused by: door code 4711";
  const cause = Object.assign(new Error("value too long for type character varying(255)"), { code: "22001" });
  const failed = new DrizzleQueryError("update events set location = $1", [words], cause);
  const { message, stack } = withoutSecrets(failed);
  expect(message).toBe(
    "Failed query: update events set location = $1\ncaused by: value too long for type character varying(255)",
  );
  expect(stack).toMatch(/^at /);
  expect(message + stack).not.toMatch(/fountain|4711/);
});

test("a long message is cut, and the bot's token is left out", () => {
  const { message } = withoutSecrets(
    new Error(`https://api.telegram.org/bot123:AbC-d/sendMessage ${"$1, ".repeat(65_000)}`),
  );
  expect(message).toContain("/bot[removed]/sendMessage");
  expect(message.length).toBeLessThan(1100);
});
