import { expectAccessible } from "./support/accessible";
import { takeScreen } from "./support/screens";
import { expect, test } from "./support/test";

test("where guests look for events is accessible by day and by night", async ({
  telegram,
  miniApp,
  given,
  screens,
  phoneScreens,
}) => {
  await given.started("Tom");
  await given.event({ organizer: "Maya", title: "Ink and Paper", visibility: "public" });
  await telegram.be("Tom");
  await miniApp.open();
  const app = miniApp.frame();
  await expect(app.getByRole("article").first()).toBeVisible();
  await expectAccessible(miniApp, "Discover");
  await screens("mini-discover");
  await app.getByRole("radio", { name: "Grid" }).press("Space");
  await phoneScreens("mini-discover-grid");
  await app.getByRole("button", { name: "Filters", exact: true }).click();
  await expect(app.getByRole("dialog")).toBeVisible();
  await expectAccessible(miniApp, "Filters");
  await phoneScreens("mini-discover-filters");
  await app.getByRole("button", { name: "Close" }).click();
  await app.getByRole("searchbox").fill("qqqq");
  await expect(app.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await phoneScreens("mini-discover-empty");
});

test("what guests see is accessible by day and by night", async ({
  telegram,
  miniApp,
  given,
  screens,
  phoneScreens,
}) => {
  await given.newcomer("Hanna");
  await given.started("Hanna", "Tom", "Ines");
  const wanted = { organizer: "Hanna", capacity: 1, description: "Bring warm socks.\n\nDoors open at six." };
  const full = await given.event({ ...wanted, title: "Chamber Concert" });
  const offered = await given.event({ ...wanted, title: "Glass Blowing for Beginners" });
  const off = await given.event({ ...wanted, title: "Night Market by the Canal", capacity: 9 });
  const free = await given.event({ ...wanted, title: "Tea Tasting", capacity: 8, maxGuests: 3 });
  await given.rsvps(full, "Ines");
  await given.rsvps(offered, "Ines", "Tom");
  await given.leaves(offered, "Ines");
  await given.rsvps(off, "Tom");
  await given.cancelled(off, "Hanna", "The canal has frozen over.");

  await telegram.be("Tom");
  await miniApp.open();
  const app = miniApp.frame();
  for (const [name, { code }, heading] of [
    ["full", full, "No places left"],
    ["offer", offered, "A place opened up for you"],
    ["cancelled", off, "This event is cancelled"],
    ["free", free, "Tea Tasting"],
  ] as const) {
    await miniApp.goTo(`/e/${code}`);
    await expect(app.getByRole("heading", { name: heading })).toBeVisible();
    await phoneScreens(`mini-event-${name}`);
  }
  await expectAccessible(miniApp, "Event");
  await miniApp.mainButton("RSVP").click();
  await expect(app.getByRole("heading", { name: "You’re going" })).toBeVisible();
  await expectAccessible(miniApp, "Event, going");
  await screens("mini-event-going");

  await miniApp.goTo("/app/mine");
  await expect(app.getByRole("link", { name: "Tea Tasting" })).toBeVisible();
  await expectAccessible(miniApp, "My events");
  await phoneScreens("mini-mine");
  await miniApp.goTo("/app/me");
  await expect(app.getByRole("heading", { level: 1, name: "Tom" })).toBeVisible();
  await expectAccessible(miniApp, "You");
  await phoneScreens("mini-me");
});

test("what hosts see is accessible by day and by night", async ({
  telegram,
  miniApp,
  given,
  screens,
  phoneScreens,
}) => {
  await given.started("Maya", "Tom", "Ines", "Priya", "Jonas");
  const event = await given.event({ organizer: "Maya", title: "Bread Baking", capacity: 2 });
  await given.started("Priya", "Jonas");
  await given.rsvps(event, "Tom", "Ines", "Priya", "Jonas");
  await given.draft("Maya", { title: "Spring Cleaning" });
  await telegram.be("Maya");
  await miniApp.open("/app/hosting");
  const app = miniApp.frame();
  await expect(app.getByRole("link", { name: "Bread Baking" })).toBeVisible();
  await expectAccessible(miniApp, "Hosting");
  await phoneScreens("mini-hosting");

  await miniApp.goTo(`/app/manage/${event.code}`);
  await expect(app.getByRole("definition").first()).toContainText("2 of 2");
  await expectAccessible(miniApp, "Manage");
  await screens("mini-manage");
  await app.getByRole("radiogroup", { name: "Views" }).getByText("Guests").click();
  await expect(app.getByRole("button", { name: /^Tom/ })).toBeVisible();
  await expectAccessible(miniApp, "Guests");
  await phoneScreens("mini-manage-guests");

  await miniApp.goTo(`/app/manage/${event.code}/edit`);
  await expect(app.getByLabel("Name", { exact: true })).toHaveValue("Bread Baking");
  await expectAccessible(miniApp, "Form");
  await screens("mini-form");
  await miniApp.secondaryButton("Preview").click();
  await expect(app.getByRole("article")).toContainText("Bread Baking");
  await expectAccessible(miniApp, "Preview");
  await phoneScreens("mini-preview");
});

test("an event's page in a browser stays within the screen, from the smallest phone to a desk", async ({
  page,
  given,
  sandbox,
}) => {
  const event = await given.event({ title: "Open Studio", description: "Come by." });
  for (const [width, height] of [
    [320, 640],
    [390, 844],
    [1280, 860],
  ] as const)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.goto(new URL(`/e/${event.code}`, sandbox.appUrl).href);
      await expect(page.getByRole("button", { name: "Open in Telegram" })).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await takeScreen(page, `mini-public-${width}-${colorScheme}`);
    }
});
