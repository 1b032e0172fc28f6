import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { folderAt } from "@/sandbox/folder";
import { type Sandbox, startSandbox } from "@/sandbox/sandbox";
import type { Call, State } from "@/sandbox/telegram/protocol";
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

/** How many requests product and stand-ins have made to each other so far. */
async function countCalls({ pageUrl }: Sandbox): Promise<number> {
  const state = await fetch(new URL("/control/state", pageUrl));
  return ((await state.json()) as State).callsCount;
}

/** A line for each request since, so that one that was lost, or never made, is seen. */
async function callsSince({ pageUrl }: Sandbox, count: number): Promise<string> {
  const answer = await fetch(new URL(`/control/calls?since=${count}`, pageUrl));
  return ((await answer.json()) as Call[])
    .filter(({ service }) => service !== "mini-app")
    .map(({ at, status, method, summary, ms }) =>
      [new Date(at).toISOString().slice(11, 23), status, `${ms} ms`, method, summary.slice(0, 120)].join(" "),
    )
    .join("\n");
}

export const test = base.extend<EachTest, Shared>({
  sandbox: [
    async ({}, use) => {
      const directory = await mkdtemp(path.join(tmpdir(), "event-bot-e2e-"));
      const report: string[] = [];
      // `npm run test:hours` plays the journeys at other hours.
      const { E2E_STARTS_AT: startsAt } = process.env;
      if (startsAt)
        await writeFile(folderAt(directory).clockOffset, String(Date.parse(startsAt) - Date.now()));
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
    async ({ sandbox, context, page }, use, info) => {
      const thrown: string[] = [];
      context.on("weberror", (error) => thrown.push(String(error.error())));
      const before = (await readFile(sandbox.appLog, "utf8")).length;
      const calls = await countCalls(sandbox);

      await use(undefined);

      const logged = (await readFile(sandbox.appLog, "utf8")).slice(before);
      if (info.status !== info.expectedStatus) {
        console.log(`What was to be read:\n${await textOf(page)}`);
        console.log(`What the product logged:\n${logged.slice(-8_000)}`);
        console.log(
          `What was asked of the stand-ins and of the product:\n${(await callsSince(sandbox, calls)).slice(-8_000)}`,
        );
      }
      expect([...thrown, ...logged.split("\n").flatMap((line) => errorIn(line) ?? [])]).toEqual([]);
    },
    { auto: true },
  ],
});

/** What each window on the page says, such as the Mini App's: Playwright's own report leaves these out. */
async function textOf(page: Page) {
  const windows = page.frames().slice(1);
  const texts = windows.map(async (frame) => `${frame.url()}\n${await frame.locator("body").ariaSnapshot()}`);
  return (await Promise.all(texts)).join("\n\n").slice(0, 4_000) || "No window was open.";
}
