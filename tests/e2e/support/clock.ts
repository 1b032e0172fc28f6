import { expect, type Page } from "@playwright/test";

/** The clock of the sandbox, which is everybody's. */
export class Clock {
  constructor(private readonly page: Page) {}

  async moveOn(step: "+10 min" | "+1 h" | "+1 day" | "+1 week") {
    const menu = await this.open();
    const moved = this.page.waitForResponse("**/control/clock");
    await menu.getByRole("button", { name: step, exact: true }).click();
    await moved;
    await this.page.keyboard.press("Escape");
    await expect(menu).toBeHidden();
  }

  /** To something that the product will do by itself. */
  async jumpTo(title: string | RegExp) {
    const menu = await this.open();
    const moved = this.page.waitForResponse("**/control/clock");
    await menu.getByRole("button", { name: title }).first().click();
    await moved;
    await expect(menu).toBeHidden();
  }

  private async open() {
    await this.page.getByRole("button", { name: /^Clock,/ }).click();
    return this.page.getByRole("region", { name: "Clock" });
  }
}
