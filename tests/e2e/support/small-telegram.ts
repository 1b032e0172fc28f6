import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, expect, type Locator } from "@playwright/test";
import { build } from "esbuild";
import { Api } from "grammy";
import { createCallLog } from "@/sandbox/calls";
import { createClock } from "@/sandbox/clock";
import { createPage } from "@/sandbox/page/serve";
import { people } from "@/sandbox/people";
import { serveStandins } from "@/sandbox/server";
import type { Act } from "@/sandbox/telegram/protocol";
import { createTelegram } from "@/sandbox/telegram/telegram";
import type { Chat } from "./chat";
import { MiniApp } from "./mini-app";
import { Telegram } from "./telegram";

export { expect };

export const token = "7000000001:stand-in-token";

const bot = { id: 7_000_000_001, name: "Event Bot", username: "event_bot" };

type Small = { url: string; appUrl: string; api: Api; act(act: Act): Promise<void> };

/** The Mini App of these tests, whose page has the SDK and lists what it hears. */
class SmallApp extends MiniApp {
  /** From the newest message with the button for it. */
  async openFromMessage(telegram: Telegram, firstName: string): Promise<Chat> {
    const chat = await telegram.be(firstName);
    await chat.tap("Open", "Your ticket");
    await this.initData();
    return chat;
  }

  override async playClient(client: Parameters<MiniApp["playClient"]>[0]) {
    await super.playClient(client);
    await this.initData();
  }

  /** What the app knows of who opened it, once it has started. */
  async initData(): Promise<string> {
    const who = this.frame().locator("#who");
    await expect(who).toContainText("hash=");
    return (await who.textContent()) ?? "";
  }

  /** Does something in the app's page, with the SDK. */
  run<Result>(work: () => Result): Promise<Awaited<Result>>;
  run<Result>(work: (value: string) => Result, value: string): Promise<Awaited<Result>>;
  async run<Result>(work: (value: string) => Result, value = ""): Promise<Awaited<Result>> {
    const body = await this.frame().locator("body").elementHandle();
    const page = await body?.ownerFrame();
    if (!page) throw new Error("No Mini App is open");
    return page.evaluate(work as (value: string) => Awaited<Result>, value);
  }

  /** The events of this name that the app has heard, or those of them that bring this. */
  heard(event: string, data?: string): Locator {
    const lines = this.frame().getByRole("list", { name: "Heard" }).getByRole("listitem");
    return lines.filter({ hasText: new RegExp(`^${event}\\b`) }).filter(data ? { hasText: data } : {});
  }
}

declare global {
  /** In the small app's page. */
  const sdk: typeof import("@telegram-apps/sdk-react");
}

/** Telegram and its page alone, with a Mini App that is nothing but the SDK: what the frame does, without the product. */
export const test = base.extend<
  { telegram: Telegram; miniApp: SmallApp; noErrors: undefined },
  { small: Small }
>({
  small: [
    async ({}, use) => {
      const app = await serveSmallApp();
      const telegram = createTelegram({
        clock: createClock(),
        calls: createCallLog(),
        token,
        bot,
        people: [...people],
        publicUrl: "",
        miniAppUrl: `${app.url}/app`,
      });
      const server = await serveStandins(0, [telegram, await createPage()]);
      const url = `http://127.0.0.1:${server.port}`;
      await use({
        url,
        appUrl: `${app.url}/app`,
        api: new Api(token, { apiRoot: url }),
        async act(act) {
          const answer = await fetch(`${url}/control/act`, { method: "POST", body: JSON.stringify(act) });
          expect(await answer.json()).toMatchObject({ ok: true });
        },
      });
      await server.close();
      await app.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ small }, use) => use(small.url),
  telegram: async ({ page }, use) => use(new Telegram(page)),
  miniApp: async ({ page }, use) => use(new SmallApp(page)),
  noErrors: [
    async ({ context }, use) => {
      const thrown: string[] = [];
      context.on("weberror", (error) => thrown.push(String(error.error())));
      await use(undefined);
      expect(thrown).toEqual([]);
    },
    { auto: true },
  ],
});

/** The SDK under the name `sdk`, and a list of all events that came. */
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Small app</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  body { margin: 0; padding: 16px; font: 15px/1.4 system-ui, sans-serif;
    background: var(--tg-theme-secondary-bg-color); color: var(--tg-theme-text-color) }
  section { border-radius: 12px; padding: 14px 16px; background: var(--tg-theme-section-bg-color) }
  h1 { margin: 0 0 4px; font-size: 19px } p { margin: 0; overflow-wrap: anywhere; font-size: 12px; color: var(--tg-theme-hint-color) }
  ol { list-style: none; margin: 12px 0 0; padding: 0; font-size: 12.5px; overflow-wrap: anywhere }
</style>
<section><h1>Small app</h1><p id="who"></p></section><ol aria-label="Heard"></ol>
<script src="/sdk.js"></script>
<script>
  sdk.targetOrigin.set("*");
  sdk.on("*", ([name, data]) => {
    const line = document.createElement("li");
    line.textContent = [name, data === undefined ? "" : JSON.stringify(data)].join(" ").trim();
    document.querySelector("ol").append(line);
  });
  sdk.postEvent("iframe_ready");
  sdk.init();
  who.textContent = sdk.retrieveRawInitData() ?? "nobody";
  if (sdk.themeParams.mountSync.isAvailable()) sdk.themeParams.mountSync();
  sdk.themeParams.bindCssVars();
  sdk.miniApp.mountSync.ifAvailable();
  sdk.miniApp.ready();
</script></html>`;

async function serveSmallApp() {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "@telegram-apps/sdk-react"`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "sdk",
    tsconfigRaw: {},
  });
  const script = outputFiles[0]?.text ?? "";
  const server = createServer((request, response) => {
    if (request.url === "/sdk.js") response.setHeader("content-type", "text/javascript").end(script);
    else if (request.url === "/picnic.ics") {
      response
        .setHeader("content-disposition", `attachment; filename="picnic.ics"`)
        .setHeader("access-control-allow-origin", "https://web.telegram.org")
        .end("BEGIN:VCALENDAR");
    } else response.setHeader("content-type", "text/html").end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
