import { expect, type Locator, type Page } from "@playwright/test";
import { Message } from "./message";

/** The chat that is open. */
export class Chat {
  readonly field: Locator;
  private readonly log: Locator;

  constructor(readonly page: Page) {
    this.field = page.getByRole("textbox", { name: "Message", exact: true });
    this.log = page.getByRole("log", { name: "Messages" });
  }

  async send(text: string) {
    await this.field.fill(text);
    await this.page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(this.field).toHaveValue("");
  }

  /** The newest message that says this and, where a label is given, has that button. */
  message(text: string | RegExp, button?: string): Message {
    return new Message(this.messages(text, button).last());
  }

  messages(text: string | RegExp, button?: string): Locator {
    const all = this.log.getByRole("article").filter({ hasText: text });
    return button === undefined
      ? all
      : all.filter({ has: this.page.getByRole("button", { name: button, exact: true }) });
  }

  async expectMessage(text: string | RegExp, button?: string): Promise<Message> {
    const message = this.message(text, button);
    await expect(message.bubble).toBeVisible();
    return message;
  }

  /** Taps a button of the newest message that says this. */
  async tap(label: string, text: string | RegExp) {
    await this.message(text, label).tap(label);
  }

  /** Taps the number of an event in a list, on whichever of its pages the event is. */
  async tapNumber(event: string, list: string | RegExp) {
    for (;;) {
      const page = await this.expectMessage(list, "1");
      const text = await page.text();
      const line = text.split("\n").find((one) => one.includes(event));
      if (line) return page.tap(line.split(".")[0] ?? "");

      await page.tap("›");
      await expect(page.bubble).not.toContainText(text);
    }
  }

  /** The button that stands where the composer will be: Start, Restart bot, Join group. */
  async pressWide(label: string) {
    await this.page.getByRole("button", { name: label, exact: true }).click();
  }

  async choose(label: string) {
    await this.page.getByRole("button", { name: "Chat menu" }).click();
    await this.page.getByRole("menuitem", { name: label }).click();
  }

  /** One of the things that the bot offers to send into this chat. */
  offer(title: string): Locator {
    return this.page.getByRole("listbox").getByRole("option", { name: title });
  }

  /** What the bot answers a tap with, in a dialog that is then closed. */
  async expectAlert(text: string | RegExp) {
    const dialog = this.page.getByRole("alertdialog");
    await expect(dialog).toContainText(text);
    await dialog.getByRole("button", { name: "OK" }).click();
    await expect(dialog).toBeHidden();
  }

  async expectToast(text: string | RegExp) {
    await expect(this.page.locator("output.toast")).toContainText(text);
  }
}
