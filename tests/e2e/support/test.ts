import { test as base, expect } from "@/tests/support/browser";
import { Given } from "./given";
import { MiniApp } from "./mini-app";
import { takeScreens } from "./screens";
import { Telegram } from "./telegram";

export { expect };

type Shared = { given: Given };

type Journey = {
  telegram: Telegram;
  miniApp: MiniApp;
  /** Keeps pictures of what is on the page now. */
  screens: (name: string) => Promise<void>;
  /** The same on a phone alone, which for what fills the Mini App's window shows as much. */
  phoneScreens: (name: string) => Promise<void>;
};

export const test = base.extend<Journey, Shared>({
  given: [async ({ sandbox }, use) => use(new Given(sandbox)), { scope: "worker" }],
  telegram: async ({ page }, use) => use(new Telegram(page)),
  miniApp: async ({ page }, use) => use(new MiniApp(page)),
  screens: async ({ page }, use) => use((name) => takeScreens(page, name)),
  phoneScreens: async ({ page }, use) => use((name) => takeScreens(page, name, ["phone"])),
});
