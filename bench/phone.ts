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

export type Weight = { first: number; later: number };

/** Bytes of JavaScript, in gzip, that a page loads for its first view (asked for before its load event), and afterwards by itself. */
export async function scriptBytes(
  browser: Browser,
  open: (page: Page) => Promise<Page | Frame>,
  origin: string,
): Promise<Weight> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const scripts: { startedAt: number; size: Promise<number> }[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script" || !request.url().startsWith(origin)) return;
    const size = request.response().then(async (response) => gzipSync(await response!.body()).length);
    scripts.push({ startedAt: request.timing().startTime, size });
  });
  const shown = await open(page);
  await shown.waitForLoadState("networkidle");
  const loadedAt = await shown.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return performance.timeOrigin + navigation!.loadEventStart;
  });
  const sizes = await Promise.all(
    scripts.map(async ({ startedAt, size }) => ({ isFirst: startedAt <= loadedAt, bytes: await size })),
  );
  await page.close();
  const sum = (isFirst: boolean) =>
    sizes.filter((script) => script.isFirst === isFirst).reduce((bytes, script) => bytes + script.bytes, 0);
  return { first: sum(true), later: sum(false) };
}

/** The Mini App in a frame, as Telegram's web clients show it: around it a page of the sandbox that is next to nothing. */
export async function openInFrame(page: Page, { pageUrl, address }: { pageUrl: string; address: string }) {
  await page.goto(`${pageUrl}/control/faults`);
  await page.evaluate((src) => {
    // Without it a phone lays the page out for a desk, 980 px wide.
    document.head.innerHTML = '<meta name="viewport" content="width=device-width, initial-scale=1">';
    const frame = document.createElement("iframe");
    frame.style.cssText = "position:fixed;inset:0;width:100vw;height:100vh;border:0";
    frame.src = src;
    document.body.replaceChildren(frame);
  }, address);
  const element = await page.waitForSelector("iframe");
  const frame = await element.contentFrame();
  if (!frame) throw new Error("The frame has no page");
  await frame.waitForURL((url) => url.href.startsWith(new URL(address).origin));
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
  await frame.waitForLoadState("networkidle");
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
    // Only what is part of a tap: browsers also tell of a pointer that rests where the page comes to lie.
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
      if (entry.interactionId > 0) seen.inp = Math.max(seen.inp, entry.duration);
  }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}
