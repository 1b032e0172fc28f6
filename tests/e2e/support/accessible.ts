import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { MiniApp } from "./mini-app";
import { expect } from "./test";

declare global {
  /** In the app's page, once it is there. */
  const axe: { run(options: RunOptions): Promise<AxeResults> };
}

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** By day and by night, what WCAG 2.2 A and AA ask for and a program can judge. */
export async function expectAccessible(app: MiniApp, name: string) {
  for (const theme of ["dark", "light"]) {
    await app.switchTheme();
    const content = await app.content();
    if (await content.evaluate(() => typeof axe === "undefined")) await content.evaluate(await source);
    // Colours on their way from one theme to the other are neither's.
    await content.waitForFunction(
      (wanted) =>
        document.documentElement.style.colorScheme === wanted &&
        document
          .getAnimations()
          .every(
            ({ playState, effect }) =>
              playState !== "running" || effect?.getComputedTiming().endTime === Infinity,
          ),
      theme,
    );
    const found = await content.evaluate(async () => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      const { violations } = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
      );
    });
    expect.soft(found, `${name}, ${theme}`).toEqual([]);
  }
  await expectWithin(app, name);
}

/** Nothing is wider than the window, on phones and on a tablet: the page scrolls down alone. */
export async function expectWithin(app: MiniApp, name: string) {
  const before = app.page.viewportSize();
  for (const width of [320, 390, 768]) {
    await app.page.setViewportSize({ width, height: 640 });
    const content = await app.content();
    const beyond = () =>
      content.evaluate((wanted) => {
        const { scrollWidth } = document.documentElement;
        return innerWidth > wanted ? "not there yet" : scrollWidth - innerWidth;
      }, width);
    await expect.poll(beyond, { message: `${name}, ${width} px` }).toBe(0);
  }
  if (before) await app.page.setViewportSize(before);
}
