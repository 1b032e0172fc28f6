import type { FrameLocator, Page } from "@playwright/test";
import type { Chat } from "./support/chat";
import { MiniApp } from "./support/mini-app";
import { Telegram } from "./support/telegram";
import { expect, test } from "./support/test";

/** The form in the app, opened by a button of the chat. */
async function openForm(page: Page, chat: Chat, button: string, message: string | RegExp) {
  await chat.tap(button, message);
  const app = new MiniApp(page);
  await app.expectOpen();
  await expect(app.frame().getByRole("heading", { level: 1, name: "New event" })).toBeVisible();
  return app;
}

const name = (form: FrameLocator) => form.getByLabel("Name", { exact: true });
const description = (form: FrameLocator) => form.getByLabel("Description");
const saved = (form: FrameLocator) => form.getByText("Saved just now");

/** A week from now at seven, as the sheet proposes. */
async function chooseDay(form: FrameLocator) {
  await form.getByRole("button", { name: /^Starts/ }).click();
  await form.getByRole("dialog").getByRole("button", { name: "Set start" }).click();
  await expect(form.getByRole("button", { name: /^Starts.*7:00/ })).toBeVisible();
}

test("an event begun in the chat is continued in the app, which says what is missing, and published there", async ({
  page,
  telegram,
  given,
  screens,
}) => {
  await given.newcomer("Nora");
  await given.started("Nora");
  const chat = await telegram.be("Nora");
  await chat.send("/create");
  await chat.tap("Create via chat", "Let's create a new event");
  await chat.expectMessage("Please enter the event name");
  await chat.send("Lantern walk");
  await chat.expectMessage("Which time zone is the event in?");
  await chat.send("/create");

  const app = await openForm(page, chat, "Continue in Web App", "Lantern walk");
  const form = app.frame();
  await expect(name(form)).toHaveValue("Lantern walk");
  await app.mainButton("Publish").click();
  await expect(form.getByText("Choose the day and time at which it starts.")).toBeVisible();
  await expect(app.mainButton()).toHaveText("Fix 1 problem");
  await screens("mini-create-error");

  await chooseDay(form);
  await form.getByLabel("Places in total").fill("12");
  await expect(saved(form)).toBeVisible();
  await app.secondaryButton("Preview").click();
  await expect(form.getByRole("article")).toContainText(/Lantern walk.*Free · 12 places/s);
  await app.back();
  await expect(name(form)).toBeVisible();
  await app.secondaryButton("Preview").click();
  await screens("mini-create-preview");

  await app.mainButton("Publish").click();
  await expect(form.getByText("Your event is published")).toBeVisible();
  await expect(form.getByRole("heading", { level: 1, name: "Lantern walk" })).toBeVisible();
  await chat.expectMessage("Lantern walk is published!");
  expect(await app.haptics()).toContain("notification success");
});

test("an event begun in the app is continued in the chat where the form left it", async ({
  page,
  telegram,
  given,
}) => {
  await given.newcomer("Iris");
  await given.started("Iris");
  const chat = await telegram.be("Iris");
  await chat.send("/create");
  const app = await openForm(page, chat, "Create via Web App", "Let's create a new event");
  const form = app.frame();
  await name(form).fill("Seed swap");
  await chooseDay(form);
  await expect(saved(form)).toBeVisible();
  await app.close();
  await app.expectClosed();

  await chat.send("/create");
  await chat.tap("Continue", "Seed swap");
  await chat.expectMessage("How long will it last?");
});

test("tax and a fee are a part of what tickets cost: set below them, checked, and shown as buyers will read them", async ({
  page,
  telegram,
  given,
  screens,
}) => {
  await given.newcomer("Vera");
  await given.started("Vera");
  const chat = await telegram.be("Vera");
  await chat.send("/create");
  const app = await openForm(page, chat, "Create via Web App", "Let's create a new event");
  const form = app.frame();
  const dialog = form.getByRole("dialog");
  const sheet = (label: string) => dialog.getByLabel(label);
  await name(form).fill("Chamber concert");
  await chooseDay(form);
  await expect(form.getByRole("button", { name: /^Tax and fees/ })).toBeHidden();
  await form.getByRole("button", { name: "Add ticket type" }).click();
  await sheet("Name").fill("Seat");
  await sheet("Price").fill("25");
  await sheet("Currency").selectOption("EUR");
  await dialog.getByRole("button", { name: "Save ticket type" }).click();

  await form.getByRole("button", { name: /^Tax and fees/ }).click();
  await sheet("Name of the tax").fill("VAT");
  await sheet("Your tax ID").fill("DE123456789");
  await sheet("Name of the fee").fill("Service fee");
  await sheet("Of each ticket, in EUR").fill("25");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("A number from 0.01 to 50.")).toBeVisible();
  await expect(dialog.getByText("It must be less than your lowest price, €25.00.")).toBeVisible();
  await sheet("Rate in percent").fill("19");
  await sheet("Of each ticket, in EUR").fill("1.50");
  await expect(dialog.getByText("Buyers read: €25.00 incl. €1.50 Service fee")).toBeVisible();
  await screens("mini-create-fees");
  await dialog.getByRole("button", { name: "Save" }).click();

  await expect(
    form.getByRole("button", { name: "Tax and fees VAT 19 % · Service fee €1.50 · DE123456789" }),
  ).toBeVisible();
  await expect(saved(form)).toBeVisible();
  await app.secondaryButton("Preview").click();
  await expect(form.getByRole("article")).toContainText("€25.00 incl. €1.50 Service fee");
});

test("what is typed while the network is cut survives a reload, is said to be unsaved, and is saved once it returns", async ({
  page,
  telegram,
  given,
}) => {
  await given.newcomer("Olga");
  await given.started("Olga");
  const chat = await telegram.be("Olga");
  await chat.send("/create");
  const app = await openForm(page, chat, "Create via Web App", "Let's create a new event");
  const form = app.frame();
  await name(form).fill("Night train");
  await expect(saved(form)).toBeVisible();

  const saving = "**/api/webapp/drafts/*";
  await page.route(saving, (route) =>
    route.request().method() === "PUT" ? route.abort() : route.fallback(),
  );
  await name(form).fill("Night train to Lisbon");
  await description(form).fill("Bring a blanket.");
  await expect(form.getByRole("status").filter({ hasText: "Not saved yet" }).first()).toBeVisible();
  await app.choose("Reload page");
  await form.getByRole("button", { name: /^Night train/ }).click();
  await expect(name(form)).toHaveValue("Night train to Lisbon");
  await expect(description(form)).toHaveValue("Bring a blanket.");

  await page.unroute(saving);
  await expect(saved(form)).toBeVisible();
  await app.close();
  await chat.send("/create");
  await chat.expectMessage("Night train to Lisbon", "Continue in Web App");
});

test("two devices change one draft: different fields merge in silence, the same one is asked about", async ({
  page,
  browser,
  baseURL,
  telegram,
  given,
  screens,
}) => {
  await given.newcomer("Pavel");
  await given.started("Pavel");
  const chat = await telegram.be("Pavel");
  await chat.send("/create");
  const app = await openForm(page, chat, "Create via Web App", "Let's create a new event");
  const form = app.frame();
  await name(form).fill("Chess");
  await expect(saved(form)).toBeVisible();

  const elsewhere = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
  const otherPage = await elsewhere.newPage();
  const otherChat = await new Telegram(otherPage).be("Pavel");
  await otherChat.send("/create");
  const otherApp = await openForm(otherPage, otherChat, "Continue in Web App", "Chess");
  const other = otherApp.frame();
  await expect(name(other)).toHaveValue("Chess");
  // From here on the first device hears nothing of the second but what saving tells.
  await page.route("**/api/webapp/drafts/*", (route) =>
    route.request().method() === "GET" ? route.abort() : route.fallback(),
  );
  await name(other).fill("Chess in the park");
  await expect(saved(other)).toBeVisible();

  await description(form).fill("Boards are there.");
  await expect(name(form)).toHaveValue("Chess in the park");
  await description(other).fill("Bring a board.");
  const conflict = other.getByRole("alert").filter({ hasText: "Changed in two places" });
  await expect(conflict).toContainText("Changed on another device");
  await expect(conflict.getByRole("row")).toHaveText([
    /Yours.*Theirs/,
    /Description.*Bring a board.*Boards are there/,
  ]);
  await expect(otherApp.mainButton("Publish")).toBeDisabled();
  await screens("mini-create-two-devices");
  await other.getByRole("button", { name: "Keep mine" }).click();
  await expect(conflict).toBeHidden();
  await expect(saved(other)).toBeVisible();
  await expect(otherApp.mainButton("Publish")).toBeEnabled();

  await name(form).fill("Chess by the lake");
  await expect(description(form)).toHaveValue("Bring a board.");
  await elsewhere.close();
});

test("a file that is no picture is refused in words, and the event keeps its own", async ({
  page,
  telegram,
  given,
}) => {
  await given.newcomer("Rosa");
  await given.started("Rosa");
  const chat = await telegram.be("Rosa");
  await chat.send("/create");
  const app = await openForm(page, chat, "Create via Web App", "Let's create a new event");
  const form = app.frame();
  const refusal = form.getByRole("dialog").getByText("This file is not a picture we can read.");

  const lie = { name: "party.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<script>alert(1)</script>") };
  await form.getByLabel("Picture", { exact: true }).setInputFiles(lie);
  await expect(refusal).toBeVisible();
  await expect(form.getByRole("button", { name: "Use picture" })).toBeDisabled();
  await form.getByRole("button", { name: "Close" }).click();

  // One that a browser draws, and the server does not take.
  const script = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><script>alert(1)</script></svg>`;
  const drawing = { name: "party.svg", mimeType: "image/svg+xml", buffer: Buffer.from(script) };
  await form.getByLabel("Picture", { exact: true }).setInputFiles(drawing);
  await form.getByRole("button", { name: "Use picture" }).click();
  await expect(refusal).toBeVisible();
  await form.getByRole("button", { name: "Close" }).click();
  await expect(form.getByRole("button", { name: "Add a picture" })).toBeVisible();
});
