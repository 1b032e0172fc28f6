import { defineConfig } from "@playwright/test";
import { findChromium } from "./tests/support/chromium";

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.test.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/e2e/support/build.ts",
  // Each has a sandbox of its own, whose stand-ins remember everybody; a journey mostly waits.
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Far beyond what any takes by itself: two busy cores may be shared with others.
  timeout: 180_000,
  // A card is brought up to date every five seconds at most.
  expect: { timeout: 20_000 },
  use: {
    launchOptions: await findChromium(),
    actionTimeout: 20_000,
    viewport: { width: 1280, height: 860 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    // Filming every step would take longer than the steps.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
});
