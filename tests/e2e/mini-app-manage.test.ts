import { expectAccessible } from "./support/accessible";
import { MiniApp } from "./support/mini-app";
import type { Telegram } from "./support/telegram";
import { expect, test } from "./support/test";

/** Opens the Mini App from the chat with the bot, at one of its sections. */
async function openApp(telegram: Telegram, firstName: string, section: string) {
  await telegram.be(firstName);
  await telegram.page.getByRole("button", { name: "Events", exact: true }).click();
  const app = new MiniApp(telegram.page);
  await app.frame().getByRole("navigation").getByRole("link", { name: section }).click();
  return app;
}

async function manage(telegram: Telegram, firstName: string, title: string) {
  const app = await openApp(telegram, firstName, "Hosting");
  await app.frame().getByRole("link", { name: title }).click();
  await expect(app.frame().getByRole("heading", { level: 1, name: title })).toBeVisible();
  return app;
}

const show = (app: MiniApp, view: "Overview" | "Guests") =>
  app.frame().getByRole("radiogroup", { name: "Views" }).getByText(view).click();

const guest = (app: MiniApp, name: RegExp) => app.frame().getByRole("button", { name });

/** The screens ask every 15 seconds what has changed: time enough for two times. */
const unasked = { timeout: 40_000 };

test("a host sees who joins in the chat without reloading, offers a place out of turn and takes one away", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom", "Priya", "Jonas");
  const event = await given.event({ organizer: "Maya", title: "Kiln Evening", capacity: 1 });
  const { code, title } = event;
  const app = await manage(telegram, "Maya", title);
  await expect(app.frame().getByText("The first RSVP shows here.")).toBeVisible();
  await show(app, "Guests");
  await expect(app.frame().getByRole("heading", { name: "Nobody has joined yet" })).toBeVisible();

  await given.says("Tom", `/rsvp ${code}`);
  await expect(guest(app, /^Tom.*Going$/)).toBeVisible(unasked);
  await given.rsvps(event, "Priya", "Jonas");
  await app.lookBack();
  const second = guest(app, /^Jonas.*Waiting 2$/);
  await expect(second).toBeVisible();
  await screens("manage-guests");

  await second.click();
  await app.frame().getByRole("button", { name: "Offer a place" }).click();
  await app.frame().getByRole("button", { name: "Close" }).click();
  await expect(guest(app, /^Jonas.*Offered$/)).toBeVisible();
  await expect(guest(app, /^Priya.*Waiting 1$/)).toBeVisible();

  await guest(app, /^Tom/).click();
  await app.frame().getByRole("button", { name: "Remove from the event" }).click();
  await app.popup("Remove", "Remove Tom Okafor?");
  await expect(guest(app, /^Tom/)).toBeHidden();
  // The place that Tom left is held for who was first all along.
  await expect(guest(app, /Offered$/)).toHaveCount(2, unasked);
  await show(app, "Overview");
  await expect(app.frame().getByRole("definition").first()).toContainText("0 of 2");

  const chat = await telegram.be("Jonas");
  await chat.expectMessage(`A seat at ${title} is yours if you'd like it!`, "Accept");
  await telegram.be("Tom");
  await chat.expectMessage(`The organizer cancelled your RSVP for ${title}.`);
});

test("a message reaches those it is for and nobody else, and calling the event off tells everybody why", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom", "Priya");
  const event = await given.event({ organizer: "Maya", title: "Harbour Choir", capacity: 1 });
  const { title } = event;
  await given.rsvps(event, "Tom");
  const app = await manage(telegram, "Maya", title);
  await expect(app.frame().getByText("1 new, 1 in all")).toBeVisible();
  await given.rsvps(event, "Priya");
  await app.lookBack();
  await expect(app.frame().getByText("The next free place is offered to who is first")).toBeVisible();

  await app.mainButton("Message guests").click();
  await app
    .frame()
    .getByRole("button", { name: /^Waiting list/ })
    .click();
  await app.frame().getByRole("textbox", { name: "Your message" }).fill("A second evening is being planned.");
  await screens("manage-message");
  await app.mainButton("Send to 1 person").click();
  await app.popup("Send", "It goes out at once.");
  await expect(app.frame().getByText("On its way to 1 person")).toBeVisible();

  const chat = await telegram.be("Priya");
  await chat.expectMessage("A second evening is being planned.");
  await telegram.be("Tom");
  await expect(chat.messages("A second evening is being planned.")).toHaveCount(0);

  await manage(telegram, "Maya", title);
  await screens("manage");
  await app.frame().getByRole("button", { name: "Cancel event" }).click();
  await app.frame().getByRole("textbox", { name: "A note for them" }).fill("The hall is flooded.");
  await app.frame().getByRole("button", { name: "Cancel the event" }).click();
  await app.popup("Cancel it", "2 people are told at once.");
  await expect(app.frame().getByText("This event is cancelled")).toBeVisible();
  await expect(app.frame().getByText("The hall is flooded.")).toBeVisible();
  await expect(app.frame().getByRole("button", { name: "Cancel event" })).toBeHidden();

  await telegram.be("Tom");
  await chat.expectMessage(/Harbour Choir.*has been cancelled by the organizer\..*The hall is flooded\./s);
  await telegram.be("Priya");
  await chat.expectMessage(/Harbour Choir.*has been cancelled by the organizer\..*The hall is flooded\./s);
});

test("whoever chooses Spanish reads Spanish in the app and in the chat, and what is muted stays so", async ({
  telegram,
  given,
  screens,
}) => {
  await given.newcomer("Vera");
  await given.started("Vera");
  const app = await openApp(telegram, "Vera", "You");
  await expect(app.frame().getByRole("heading", { level: 1, name: "Vera" })).toBeVisible();
  await screens("me");
  await app
    .frame()
    .getByRole("link", { name: /^Notifications/ })
    .click();
  const muted = app.frame().getByRole("switch", { name: /^Messages from hosts/ });
  await muted.click();
  await expect(muted).not.toBeChecked();
  await app.back();

  await app
    .frame()
    .getByRole("button", { name: /^Language/ })
    .click();
  await app.frame().getByRole("button", { name: "Español" }).click();
  await expect(app.frame().getByRole("link", { name: /^Notificaciones/ })).toBeVisible();
  await app.frame().getByRole("link", { name: "Mis eventos" }).click();
  await expect(app.frame().getByRole("heading", { level: 1, name: "Mis eventos" })).toBeVisible();

  await app.choose("Reload page");
  await app.frame().getByRole("link", { name: "Tú", exact: true }).click();
  await app
    .frame()
    .getByRole("link", { name: /^Notificaciones/ })
    .click();
  await expect(app.frame().getByRole("switch", { name: /^Mensajes de quien organiza/ })).not.toBeChecked();
  await telegram.chat.send("/help");
  await telegram.chat.expectMessage(/eventos/i);
});

test("somebody else's event is nothing to see, and leads back to one's own", async ({ telegram, given }) => {
  await given.started("Tom");
  const { code, title } = await given.event({ organizer: "Kenji", title: "Closed Books" });
  await given.says("Tom", `https://t.me/event_bot?startapp=m_${code}`);
  await telegram.be("Tom");
  await telegram.page
    .getByRole("link", { name: new RegExp(`m_${code}`) })
    .first()
    .click();
  const app = new MiniApp(telegram.page);
  await expect(app.frame().getByRole("heading", { name: "Nothing is here" })).toBeVisible();
  await expect(app.frame().getByText(title)).toHaveCount(0);
  await app.frame().getByRole("link", { name: "Back to your events" }).click();
  await expect(app.frame().getByRole("heading", { level: 1, name: "Hosting" })).toBeVisible();
});

test("a host gives a published event more tickets and a new kind, and ends a sale, with what is sold before their eyes", async ({
  telegram,
  given,
  phoneScreens,
}) => {
  await given.newcomer("Mara");
  await given.started("Mara", "Tom", "Priya");
  const standing = { name: "Standing", priceMinor: 0, currency: "EUR", capacity: 1 };
  const early = { ...standing, name: "Early bird", capacity: 2 };
  const event = await given.event({
    organizer: "Mara",
    title: "Vinyl Evening",
    capacity: 1,
    ticketTypes: [standing, early],
  });
  await given.rsvps(event, "Tom", "Priya");
  const app = await openApp(telegram, "Mara", "Hosting");
  await app.goTo(`/app/manage/${event.code}/edit`);
  const form = app.frame();
  const dialog = form.getByRole("dialog");
  const row = (name: RegExp) => form.getByRole("button", { name });
  await expect(row(/^Standing 1 taken · 1 place Free$/)).toBeVisible();
  await expect(row(/^Early bird 0 taken · 2 places Free$/)).toBeVisible();

  await row(/^Standing/).press("Enter");
  await expect(dialog.getByText("Somebody has a ticket of this type", { exact: false })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Remove ticket type" })).toBeHidden();
  await dialog.getByLabel("Places").fill("3");
  await expectAccessible(app, "Ticket type of a published event");
  await phoneScreens("mini-edit-ticket");
  await dialog.getByRole("button", { name: "Save ticket type" }).press("Enter");

  await row(/^Early bird/).click();
  await dialog.getByRole("button", { name: /^End the sale now/ }).press("Enter");
  await expect(dialog.getByRole("button", { name: /^Sell again/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Save ticket type" }).click();
  await expect(row(/^Early bird.*sale ended/)).toBeVisible();

  await row(/^Add ticket type/).click();
  await dialog.getByLabel("Name").fill("Front row");
  await dialog.getByLabel("Price").fill("40");
  await dialog.getByLabel("Places").fill("5");
  await dialog.getByRole("button", { name: "Save ticket type" }).click();
  await expect(row(/^Front row 5 places €40.00$/)).toBeVisible();
  await expect(form.getByLabel("Places in total")).toHaveValue("1");
  await form.getByLabel("Places in total").fill("8");
  await expectAccessible(app, "Form of a published event");
  await phoneScreens("mini-edit-tickets");

  await app.secondaryButton("Preview").click();
  await expect(form.getByText("New ticket type")).toBeVisible();
  await expect(form.getByText("Before: Standing · Free · 1 place")).toBeVisible();
  await expect(form.getByText("Guests are not told.", { exact: false })).toBeVisible();
  await expectAccessible(app, "What changes");
  await phoneScreens("mini-edit-changes");
  await app.mainButton("Save changes").click();
  await expect(form.getByText("The changes are saved")).toBeVisible();

  const chat = await telegram.be("Priya");
  await chat.expectMessage("A seat at Vinyl Evening is yours if you'd like it!", "Decline");
});
