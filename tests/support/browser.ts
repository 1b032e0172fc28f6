import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect } from "@playwright/test";
import { type Sandbox, startSandbox } from "@/sandbox/sandbox";
import { errorIn } from "./log";

export { expect };

type Shared = {
  /** The whole product with its stand-ins, started once: tests share it and bring their own people and events. */
  sandbox: Sandbox & { appLog: string };
};

type EachTest = {
  /** Fails a test during which the product logged an error or a page threw one. */
  noErrors: undefined;
};

export const test = base.extend<EachTest, Shared>({
  sandbox: [
    async ({}, use) => {
      const directory = await mkdtemp(path.join(tmpdir(), "event-bot-e2e-"));
      const report: string[] = [];
      const sandbox = await startSandbox({
        directory,
        durable: false,
        report: (line) => report.push(line),
      }).catch((error: unknown) => {
        throw new Error(`The sandbox did not start. It said:\n${report.join("\n")}`, { cause: error });
      });
      try {
        await use({ ...sandbox, appLog: path.join(directory, "app.log") });
      } finally {
        await sandbox.stop();
        await rm(directory, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 300_000 },
  ],

  /** Paths are relative to the sandbox's page, where everybody's Telegram is. */
  baseURL: async ({ sandbox }, use) => {
    await use(sandbox.pageUrl);
  },

  noErrors: [
    async ({ sandbox, context }, use, info) => {
      const thrown: string[] = [];
      context.on("weberror", (error) => thrown.push(String(error.error())));
      const before = (await readFile(sandbox.appLog, "utf8")).length;

      await use(undefined);

      const logged = (await readFile(sandbox.appLog, "utf8")).slice(before);
      if (info.status !== info.expectedStatus) console.log(`What the product logged:\n${logged.slice(-8_000)}`);
      expect([...thrown, ...logged.split("\n").flatMap((line) => errorIn(line) ?? [])]).toEqual([]);
    },
    { auto: true },
  ],
});
