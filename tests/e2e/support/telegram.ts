import { expect, type Page } from "@playwright/test";
import { Chat } from "./chat";
import { Clock } from "./clock";

const bot = "Event Bot";

/** The sandbox page, as somebody uses it who may be any of its people. */
export class Telegram {
  readonly chat: Chat;
  readonly clock: Clock;

  constructor(readonly page: Page) {
    this.chat = new Chat(page);
    this.clock = new Clock(page);
  }

  /** Is this person from now on, in their chat with the bot. */
  async be(firstName: string): Promise<Chat> {
    if (this.page.url() === "about:blank") await this.page.goto("/");
    await expect(this.page.getByRole("main")).toBeVisible();

    const rail = this.page.getByRole("navigation", { name: "People" });
    if (await rail.isVisible()) {
      await rail.getByRole("button", { name: firstName }).click();
      await expect(rail.getByRole("button", { name: firstName })).toHaveAttribute("aria-current", "true");
    } else {
      const own = this.page.getByRole("button", { name: "Be somebody else" });
      await own.click();
      await this.page
        .getByRole("region", { name: "Who are you?" })
        .getByRole("button", { name: firstName })
        .click();
      await expect(own).toHaveAccessibleName(new RegExp(`You are ${firstName}`));
    }
    return this.open(bot);
  }

  /** Opens one of the person's chats. */
  async open(title: string): Promise<Chat> {
    const back = this.page.getByRole("button", { name: "Back to chats" });
    if (await back.isVisible()) await back.click();
    await this.page
      .getByRole("complementary", { name: "Chats" })
      .getByRole("button", { name: title })
      .click();
    const opened = this.page.getByRole("region", { name: "Chat", exact: true });
    await expect(opened.getByRole("heading", { level: 2, name: title })).toBeVisible();
    return this.chat;
  }

  /** Opens the chat with somebody, written to before or not. */
  async writeTo(firstName: string): Promise<Chat> {
    await this.page.getByRole("button", { name: "Menu of chats" }).click();
    await this.page.getByRole("menuitem", { name: "New message" }).click();
    await this.page
      .getByRole("dialog", { name: "New message" })
      .getByRole("button", { name: firstName })
      .click();
    await expect(this.page.getByRole("heading", { level: 2, name: firstName })).toBeVisible();
    return this.chat;
  }

  /** As its organizer: a message to everybody who comes to an event, of whom so many can be reached. */
  async tellAttendees({ code, title }: { code: string; title: string }, words: string, people: number) {
    await this.chat.send(`/edit ${code}`);
    await this.chat.tap("Back", new RegExp(`${title}.*What would you like to change`, "s"));
    await this.chat.tap("Send Update", title);
    await this.chat.expectMessage(`What should I tell the attendees of ${title}?`, "Cancel");
    await this.chat.send(words);
    await this.chat.tap(`Send to ${people}`, words);
    await this.chat.expectMessage(new RegExp(`Sent to ${people} of \\d (person|people)`), "View Details");
  }

  /** Creates a group of the person and these others, which opens. */
  async createGroup(title: string, members: string[]): Promise<Chat> {
    await this.page.getByRole("button", { name: "Menu of chats" }).click();
    await this.page.getByRole("menuitem", { name: "New group" }).click();
    const dialog = this.page.getByRole("dialog", { name: "New group" });
    await dialog.getByRole("textbox", { name: "Group name" }).fill(title);
    for (const member of members) await dialog.getByRole("checkbox", { name: member }).click();
    await dialog.getByRole("button", { name: "Create" }).click();
    await expect(this.page.getByRole("heading", { level: 2, name: title })).toBeVisible();
    return this.chat;
  }

  /** Chooses a chat for what is being shared: the bot's offers open there. */
  async shareInto(title: string): Promise<Chat> {
    const dialog = this.page.getByRole("dialog", { name: "Choose a chat" });
    await dialog.getByRole("button", { name: title }).click();
    return this.chat;
  }
}
