import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { people } from "@/sandbox/people";
import { type Sandbox, startSandbox } from "@/sandbox/sandbox";
import { withEmptyApp } from "./empty-app";
import type { Figure, Report } from "./figure";
import { openInFrame, scriptBytes, type Vitals, vitals, withBrowser } from "./phone";

/**
 * JavaScript in gzip that the browser loads for the first view of one screen, in a frame as in Telegram. What comes
 * afterwards by itself, which is Telegram's SDK, is told beside it. Baseline: the same of an empty Next app of this version.
 */
const weight = (screen: string): Figure => ({
  unit: "bytes",
  measure: (report) =>
    withMiniApp(report, (browser, open, { appUrl }) =>
      withEmptyApp(report, async (emptyUrl) => {
        const ours = await scriptBytes(browser, (page) => open(page, screen), appUrl);
        const empty = await scriptBytes(browser, (page) => page.goto(emptyUrl).then(() => page), emptyUrl);
        report(`${ours.later} bytes more after the first view`);
        return { value: ours.first, baseline: empty.first + empty.later };
      }),
    ),
});

const rounds = 20;

/** A vital of the list and the event's page on a cheap phone, at the 75th percentile. Baseline: the limit it must keep. */
const vital = (name: keyof Vitals, unit: string, limit: number): Figure => ({
  unit,
  measure: (report) =>
    withMiniApp(report, async (browser, open) => {
      const seen: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        const screen = round % 2 === 0 ? "/app" : "/e/K7Q2MX";
        const taken = await vitals(
          browser,
          (page) => open(page, screen),
          async (frame) => frame.getByRole("button").first().tap(),
        );
        report(`${screen}: ${name} ${taken[name].toFixed(3)} ${unit}`);
        if (round > 0) seen.push(taken[name]);
      }
      return { value: seen.sort((a, b) => a - b)[Math.ceil(seen.length * 0.75) - 1]!, baseline: limit };
    }),
});

export const web: Record<string, Figure> = {
  "web.browse": weight("/app"),
  "web.event": weight("/e/K7Q2MX"),
  "web.create": weight("/app/create"),
  "web.lcp": vital("lcp", "ms", 1_500),
  "web.inp": vital("inp", "ms", 120),
  "web.cls": vital("cls", "shift", 0.02),
};

type Open = (page: Page, screen: string) => ReturnType<typeof openInFrame>;

/** The built product with its sample events, and a browser in which Tom opens the Mini App. */
async function withMiniApp<T>(
  report: Report,
  work: (browser: Browser, open: Open, sandbox: Sandbox) => Promise<T>,
) {
  const directory = await mkdtemp(path.join(tmpdir(), "event-bot-bench-"));
  const sandbox = await startSandbox({ directory, durable: false, report });
  const open: Open = async (page, screen) => {
    const address = new URL(await launch(sandbox.pageUrl));
    address.pathname = screen;
    return openInFrame(page, { pageUrl: sandbox.pageUrl, address: address.href });
  };
  try {
    return await withBrowser((browser) => work(browser, open, sandbox));
  } finally {
    await sandbox.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** The signed address at which Telegram would open the Mini App. */
async function launch(pageUrl: string): Promise<string> {
  const tom = people.find(({ firstName }) => firstName === "Tom")!;
  const body = JSON.stringify({ as: tom.id, do: "open-web-app" });
  const answer = await fetch(`${pageUrl}/control/act`, { method: "POST", body });
  const { webApp } = (await answer.json()) as { webApp: { url: string } };
  return webApp.url;
}
