import type { Page } from "@playwright/test";

const folder = "test-results/screens";
const sizes = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };
const themes = ["light", "dark"] as const;

/** Asked for by `SCREENS=1 npx playwright test`: they take a fourth of the time, and only people look at them. */
const areWanted = process.env.SCREENS !== undefined;

/** A picture of this moment for people to look at. */
export async function takeScreen(page: Page, name: string) {
  if (areWanted) await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
}

/** The same on a desk and on a phone, by day and by night. */
export async function takeScreens(page: Page, name: string, wanted = ["desktop", "phone"]) {
  if (!areWanted) return;

  const before = page.viewportSize() ?? sizes.desktop;
  const theme = await page.evaluate(() => document.documentElement.dataset.theme ?? "light");
  for (const [size, viewport] of Object.entries(sizes)) {
    if (!wanted.includes(size)) continue;
    await page.setViewportSize(viewport);
    for (const shade of themes) {
      await setTheme(page, shade);
      await takeScreen(page, `${name}-${size}-${shade}`);
    }
  }
  await setTheme(page, theme);
  await page.setViewportSize(before);
}

async function setTheme(page: Page, theme: string) {
  await page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted;
  }, theme);
  // A Mini App hears of it, and has painted itself two frames later.
  for (const frame of page.frames())
    await frame.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
    );
}
