import { test as base, expect } from "@/tests/support/browser";
import { Given } from "./given";
import { takeScreens } from "./screens";
import { Telegram } from "./telegram";

export { expect };

type Journey = {
  given: Given;
  telegram: Telegram;
  /** Keeps pictures of what is on the page now. */
  screens: (name: string) => Promise<void>;
};

export const test = base.extend<Journey>({
  given: async ({ sandbox }, use) => use(new Given(sandbox)),
  telegram: async ({ page }, use) => use(new Telegram(page)),
  screens: async ({ page }, use) => use((name) => takeScreens(page, name)),
});
