import { takeScreen } from "./support/screens";
import { expect, test } from "./support/test";

for (const [name, width, height] of [
  ["phone", 390, 844],
  ["smallest", 320, 640],
] as const) {
  test(`on a ${name} screen everything is within reach and nothing is cut off`, async ({
    telegram,
    given,
    page,
  }) => {
    await given.started("Tom");
    const { code, title } = await given.event({ title: `Photo Walk, ${name}`, days: 15, capacity: 4 });
    await page.setViewportSize({ width, height });

    const chat = await telegram.be("Tom");
    await chat.send(`/rsvp ${code}`);
    await chat.tap("View Details", `You're now RSVP'd for ${title}!`);
    const card = await chat.expectMessage(/You're going\. 1 \/ 4 going/, "Cancel RSVP");
    await expect(card.button("Share")).toBeInViewport({ ratio: 1 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBe(0);
    await takeScreen(page, `page-${name}`);

    await page.getByRole("button", { name: "Back to chats" }).click();
    await expect(page.getByRole("complementary", { name: "Chats" })).toBeVisible();
    await takeScreen(page, `page-${name}-list`);
    await telegram.be("Maya");
    await expect(page.getByRole("heading", { level: 2, name: "Event Bot" })).toBeVisible();
  });
}

test("the dark theme is chosen by a tap and stays after a reload", async ({ telegram, page }) => {
  await telegram.be("Maya");
  await page.getByRole("button", { name: "Dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.getByRole("button", { name: "Light theme" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("everything can be done from the keyboard", async ({ telegram, given, page }) => {
  await given.started("Tom");
  const chat = await telegram.be("Tom");
  await chat.field.focus();
  await page.keyboard.type("/my");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const mine = await chat.expectMessage("Your events:", "Find events");
  await expect(chat.field).toBeFocused();

  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Events", exact: true })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(mine.button("Find events")).toBeFocused();
  await page.keyboard.press("Enter");
  await chat.expectMessage("Coming up:");

  const clock = page.getByRole("button", { name: /^Clock,/ });
  const clockMenu = page.getByRole("region", { name: "Clock" });
  await clock.focus();
  await page.keyboard.press("Enter");
  await expect(clockMenu).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(clockMenu.getByRole("button", { name: "+10 min" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(clockMenu).toBeHidden();
  await expect(clock).toBeFocused();
});

test("typing a slash lists the bot's commands, and Escape takes the list away", async ({
  telegram,
  given,
  page,
}) => {
  await given.started("Maya");
  const chat = await telegram.be("Maya");
  await chat.field.fill("/");
  const commands = page.getByRole("menu", { name: "Commands" });
  await expect(commands.getByRole("menuitem")).toContainText(["/start", "/create", "/my_events", "/events"]);
  await takeScreen(page, "page-commands");
  await chat.field.press("Escape");
  await expect(commands).toBeHidden();
  await chat.field.fill("/he");
  await commands.getByRole("menuitem", { name: "/help" }).click();
  await chat.expectMessage("Going to events");
});

test("a refusal by Telegram costs nothing but time, and the calls tell of it", async ({
  telegram,
  given,
  page,
}) => {
  await given.started("Maya", "Tom");
  const { code, title } = await given.event({ title: "Ceramics Fair", days: 22 });
  const chat = await telegram.be("Tom");
  await page.getByRole("button", { name: /^Faults/ }).click();
  await page.getByRole("switch", { name: /Too many requests/ }).click();
  await expect(page.getByRole("button", { name: "Faults, 1 on" })).toBeVisible();
  await takeScreen(page, "page-faults");
  await page.keyboard.press("Escape");

  await chat.send(`/rsvp ${code}`);
  await expect(page.getByRole("button", { name: "Faults, 0 on" })).toBeVisible();
  await chat.expectMessage(`You're now RSVP'd for ${title}!`);

  await page.getByRole("button", { name: "Calls", exact: true }).click();
  const drawer = page.getByRole("complementary", { name: "Calls the bot made" });
  await drawer.getByRole("tab", { name: /Failed/ }).click();
  // Whichever call came first: cards are brought up to date all the time.
  await drawer
    .getByRole("button", { name: /^\w+, 429$/ })
    .first()
    .click();
  await expect(drawer).toContainText("retry_after");
  await takeScreen(page, "page-calls");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
});
