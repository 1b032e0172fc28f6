import { describe, expect, test } from "vitest";
import config from "@/next.config";

describe("Every answer", () => {
  test("carries headers that keep it from being sniffed, framed by strangers or told of in referrers", async () => {
    const [everywhere, ...others] = await config.headers();
    const headers = Object.fromEntries(
      (everywhere?.headers ?? []).map(({ key, value }) => [key.toLowerCase(), value]),
    );

    expect([everywhere?.source, others]).toEqual(["/:path*", []]);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'self'; .*frame-ancestors 'self' https:\/\/web\.telegram\.org/,
    );
    expect(headers["content-security-policy"]).not.toMatch(/unsafe-eval|\*(?!\.telegram\.org)/);
    // It can only forbid all frames, and Telegram's web clients are frames.
    expect(headers).not.toHaveProperty("x-frame-options");
  });
});
