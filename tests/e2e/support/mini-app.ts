import { expect, type Frame, type FrameLocator, type Locator, type Page } from "@playwright/test";
import type { Call } from "@/sandbox/telegram/protocol";

/** The Mini App that is open on the sandbox page, and what Telegram draws around it. */
export class MiniApp {
  readonly window: Locator;

  constructor(readonly page: Page) {
    this.window = page.getByRole("complementary", { name: "Mini App" });
  }

  /** The app's own page. */
  frame(): FrameLocator {
    return this.window.locator("iframe").contentFrame();
  }

  /** The same page, to run something in it. */
  async content(): Promise<Frame> {
    const element = await this.window.locator("iframe").elementHandle();
    const content = await element?.contentFrame();
    if (!content) throw new Error("No Mini App is open");
    return content;
  }

  /** Opens it by the button beside the input field. */
  async open(path = "/app") {
    await this.page.getByRole("button", { name: "Events", exact: true }).click();
    await expect(this.frame().getByRole("main")).toBeVisible();
    if (path !== "/app") await this.goTo(path);
  }

  /** Loads another of the app's pages, with what Telegram said at the launch. */
  async goTo(path: string) {
    const content = await this.content();
    await content.goto(new URL(path + new URL(content.url()).hash, content.url()).href, {
      waitUntil: "load",
    });
  }

  /** Looks at the app again after the chat: what it shows is read anew. */
  async lookBack() {
    await this.page.getByRole("textbox", { name: "Message", exact: true }).focus();
    await this.frame().getByRole("heading", { level: 1 }).click();
  }

  async expectOpen() {
    await expect(this.window).toBeVisible();
  }

  async expectClosed() {
    await expect(this.window).toBeHidden();
  }

  /** The button below the app, whatever it says unless told. */
  mainButton(text?: string | RegExp): Locator {
    return this.bottomButton("main", text);
  }

  secondaryButton(text?: string | RegExp): Locator {
    return this.bottomButton("secondary", text);
  }

  async back() {
    await this.window.getByRole("button", { name: "Back", exact: true }).click();
  }

  /** Closes the app from outside, which it may ask about: see `confirmClosing`. */
  async close() {
    const close = this.window.getByRole("button", { name: "Close", exact: true });
    if (await close.isVisible()) await close.click();
    else await this.choose("Close");
  }

  /** Answers the question whether to close although something may be lost. */
  async confirmClosing(answer: "Close anyway" | "Cancel") {
    await this.answer("Close the Mini App?", answer);
  }

  /** Taps a button of the popup that the app has opened. */
  async popup(button: string, says?: string | RegExp) {
    const popup = this.page.getByRole("alertdialog");
    if (says !== undefined) await expect(popup).toContainText(says);
    await popup.getByRole("button", { name: button, exact: true }).click();
    await expect(popup).toBeHidden();
  }

  /** Answers a question of Telegram's own, such as the one for the right to write. */
  async answer(question: string, button: string) {
    const dialog = this.page.getByRole("alertdialog", { name: question });
    await dialog.getByRole("button", { name: button, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Holds a QR code that says this before the camera. */
  async scan(code: string) {
    const scanner = this.page.getByRole("dialog", { name: "Scan QR code" });
    await scanner.getByRole("textbox").fill(code);
    await scanner.getByRole("button", { name: "Scan", exact: true }).click();
  }

  /** Something of the menu at the top right: Settings, Reload page, … */
  async choose(label: string) {
    await this.window.getByRole("button", { name: "Mini App menu" }).click();
    await this.page.getByRole("menuitem", { name: label, exact: true }).click();
  }

  /** Between day and night. */
  async switchTheme() {
    await this.page.getByRole("button", { name: /^(Dark|Light) theme$/ }).click();
  }

  /** Plays another Telegram, in which the app is launched anew. */
  async playClient(client: { version?: string; platform?: string; theme?: string }) {
    await this.choose("Telegram client");
    const dialog = this.page.getByRole("dialog", { name: "Telegram client" });
    if (client.version) await dialog.getByLabel("Mini Apps version").selectOption(client.version);
    if (client.platform) await dialog.getByLabel("Platform").selectOption(client.platform);
    if (client.theme) await dialog.getByLabel("Theme").selectOption(client.theme);
    const before = await this.window.locator("iframe").elementHandle();
    await dialog.getByRole("button", { name: "Launch again" }).click();
    // Gone for good: what is asked from here on is asked of the new one.
    await before?.waitForElementState("hidden");
  }

  /** All that the app and Telegram have said to each other so far, oldest first. */
  async traffic(): Promise<{ event: string; data: unknown; from: "app" | "telegram"; ignored: boolean }[]> {
    const answer = await fetch(new URL("/control/calls?since=0", this.page.url()));
    const calls = ((await answer.json()) as Call[]).filter(({ service }) => service === "mini-app");
    return calls.map(({ method, request, summary, status }) => ({
      event: method,
      data: request,
      from: summary.startsWith("Telegram") ? "telegram" : "app",
      ignored: status >= 400,
    }));
  }

  /** What the app had the hand feel so far, such as `notification success`. */
  async haptics(): Promise<string[]> {
    const felt = (await this.traffic()).filter(({ event }) => event === "web_app_trigger_haptic_feedback");
    return felt.map(({ data }) => Object.values(data as Record<string, string>).join(" "));
  }

  private bottomButton(kind: "main" | "secondary", text?: string | RegExp) {
    const button = this.window.locator(`.bottom-button.${kind}`);
    return text === undefined ? button : button.filter({ hasText: text });
  }
}
