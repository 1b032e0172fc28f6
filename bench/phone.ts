import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Frame, type Page } from "@playwright/test";
import { findChromium } from "@/tests/support/chromium";

/** A cheap phone on a slow network: Lighthouse's "slow 4G" and a processor four times slower. */
const slow = {
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const slowdown = 4;

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(await findChromium());
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Bytes of JavaScript, in gzip, that a page loads until it has nothing left to load. */
export async function scriptBytes(browser: Browser, open: (page: Page) => Promise<unknown>, origin: string) {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    const isScript = response.request().resourceType() === "script";
    if (isScript && response.url().startsWith(origin))
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      );
  });
  await open(page);
  await page.waitForLoadState("networkidle");
  const all = await Promise.all(sizes.values());
  await page.close();
  return all.reduce((sum, size) => sum + size, 0);
}

/** A page of the sandbox's origin with the Mini App in a frame, as Telegram's web clients show it. */
export async function openInFrame(page: Page, { pageUrl, address }: { pageUrl: string; address: string }) {
  await page.route(`${pageUrl}/frame`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style><iframe src="${address.replaceAll('"', "%22")}"></iframe>`,
    }),
  );
  await page.goto(`${pageUrl}/frame`);
  const element = await page.waitForSelector("iframe");
  const frame = await element.contentFrame();
  if (!frame) throw new Error("The frame has no page");
  await frame.waitForLoadState("load");
  return frame;
}

export type Vitals = { lcp: number; cls: number; inp: number };

/** What a person on a cheap phone lives through: milliseconds to the largest paint, shifts, and milliseconds to the answer of a tap. */
export async function vitals(
  browser: Browser,
  open: (page: Page) => Promise<Frame>,
  tap: (frame: Frame) => Promise<void>,
): Promise<Vitals> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.addInitScript(observe);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...slow });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const frame = await open(page);
  await page.waitForLoadState("networkidle");
  await tap(frame);
  await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300))));
  const seen = await frame.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
  await context.close();
  return seen;
}

/** Runs in the page, before anything else. */
function observe() {
  const seen = { lcp: 0, cls: 0, inp: 0 };
  (window as unknown as { vitals: typeof seen }).vitals = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) seen.cls += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.inp = Math.max(seen.inp, entry.duration);
  }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}
