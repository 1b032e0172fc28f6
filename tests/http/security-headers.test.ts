import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import config from "@/next.config";
import { proxy } from "@/proxy";

const named = (headers: { key: string; value: string }[] = []) =>
  Object.fromEntries(headers.map(({ key, value }) => [key.toLowerCase(), value]));

describe("Every answer", () => {
  test("carries headers that keep it from being sniffed and told of in referrers", async () => {
    const [everywhere] = await config.headers();

    expect(everywhere?.source).toBe("/:path*");
    expect(named(everywhere?.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    // It can only forbid all frames, and Telegram's web clients are frames.
    expect(named(everywhere?.headers)).not.toHaveProperty("x-frame-options");
  });

  test("that is data may do nothing when it is opened as a page", async () => {
    const [, data] = await config.headers();

    expect(data?.source).toBe("/api/:path*");
    expect(named(data?.headers)["content-security-policy"]).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
  });
});

describe("Every page", () => {
  const policyOf = () =>
    proxy(new NextRequest("http://127.0.0.1/app")).headers.get("content-security-policy") ?? "";

  test("runs only scripts with a nonce that is new each time", () => {
    const nonces = [policyOf(), policyOf()].map(
      (policy) => /script-src [^;]*'nonce-([\w=]+)'/.exec(policy)?.[1],
    );

    expect(nonces[0]).toMatch(/^.{20,}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(policyOf()).not.toMatch(/script-src[^;]*unsafe/);
  });

  test("is framed by Telegram alone", () => {
    expect(policyOf()).toMatch(
      /frame-ancestors 'self' https:\/\/web\.telegram\.org https:\/\/\*\.telegram\.org;/,
    );
  });
});
