import { expect, type Locator } from "@playwright/test";

/** One message in the open chat, found anew each time it is looked at, so that edits are seen. */
export class Message {
  constructor(readonly bubble: Locator) {}

  async tap(label: string) {
    await this.button(label).click();
  }

  button(label: string): Locator {
    return this.bubble.getByRole("button", { name: label, exact: true });
  }

  async expect(text: string | RegExp) {
    await expect(this.bubble).toContainText(text);
  }

  async text(): Promise<string> {
    return (await this.bubble.locator(".text").textContent()) ?? "";
  }

  /** What stands on the buttons below it, row by row. */
  async expectButtons(...labels: string[]) {
    await expect(this.bubble.locator(".inline-keyboard").getByRole("button")).toHaveText(labels);
  }
}
