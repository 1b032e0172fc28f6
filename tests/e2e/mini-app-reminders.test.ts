import { expectAccessible, expectWithin } from "./support/accessible";
import { MiniApp } from "./support/mini-app";
import type { Telegram } from "./support/telegram";
import { expect, test } from "./support/test";

async function openAs(telegram: Telegram, firstName: string, path: string) {
  await telegram.be(firstName);
  const app = new MiniApp(telegram.page);
  await app.open(path);
  return app;
}

const long = "The Extraordinarily Long-Winded Midwinter Assembly of Amateur Clockmakers";

test("a host sees when each reminder goes out and to how many, and has guests hear what they wrote themselves", async ({
  telegram,
  given,
  screens,
  phoneScreens,
}) => {
  await given.started("Maya", "Tom", "Priya");
  const event = await given.event({ organizer: "Maya", title: long, days: 3 });
  await given.rsvps(event, "Tom", "Priya");
  const app = await openAs(telegram, "Maya", `/app/manage/${event.code}`);
  await app
    .frame()
    .getByRole("link", { name: /^Reminders/ })
    .click();
  const day = app.frame().getByRole("button", { name: /^24 hours before.*2 people/ });
  await expect(day).toBeVisible();
  await app.frame().getByRole("switch", { name: "Thank-you, 1 hour after the end: on or off" }).click();
  await expect(app.frame().getByRole("switch", { name: /^Thank-you/ })).not.toBeChecked();
  await expectAccessible(app, "Reminders");
  await screens("reminders");

  await day.click();
  const sheet = app.frame().getByRole("dialog", { name: "24 hours before" });
  await expect(
    sheet.getByText("Your event", { exact: false }).or(sheet.getByText(long)).first(),
  ).toBeVisible();
  await phoneScreens("reminder-usual");
  await sheet.getByRole("switch", { name: "Ask “still coming?”" }).click();
  await sheet.getByRole("button", { name: "Write your own" }).click();
  const words = sheet.getByRole("textbox", { name: "Words" });
  await words.fill("Hello {frist_name}");
  await expect(sheet.getByText("{frist_name} is not known here.")).toBeVisible();
  await expect(sheet.getByRole("button", { name: "Save" })).toBeDisabled();
  await words.fill("Bring a watch, ");
  await sheet.getByRole("button", { name: "{first_name}" }).click();
  await expect(sheet.getByText("Bring a watch, Maya")).toBeVisible();
  await expect(sheet.getByText("I’ll be there")).toBeVisible();
  await expectAccessible(app, "Reminder");
  await expectWithin(app, "Reminders");
  await screens("reminder");
  await sheet.getByRole("button", { name: "Send a test to me" }).click();
  await expect(app.frame().getByText("Sent to your chat with the bot")).toBeVisible();
  await phoneScreens("reminder-toast");
  await sheet.getByRole("button", { name: "Save" }).click();
  await expect(sheet).toBeHidden();
  await expect(app.frame().getByText(/Your words · Asks who still comes$/)).toBeVisible();

  await app.frame().getByRole("button", { name: "Add a reminder" }).click();
  const added = app.frame().getByRole("dialog", { name: "New reminder" });
  await added.getByRole("textbox", { name: "How long" }).fill("2");
  await added.getByRole("radiogroup", { name: "Hours" }).getByText("Days").click();
  await phoneScreens("reminder-new");
  await added.getByRole("button", { name: "Save" }).click();
  await expect(app.frame().getByRole("button", { name: /^2 days before.*2 people/ })).toBeVisible();
  await expectWithin(app, "Reminders");

  await telegram.chat.expectMessage("Bring a watch, Maya", "I'll be there");
});

test("whoever uses a button of a reminder, within Telegram or out of it, is counted for it", async ({
  telegram,
  given,
}) => {
  await given.started("Maya", "Tom", "Priya");
  const event = await given.event({ organizer: "Maya", title: "Noon Stroll", days: 3 });
  await given.rsvps(event, "Tom", "Priya");
  const chat = await telegram.be("Priya");
  await telegram.clock.jumpTo(`a reminder goes out: ${event.title}`);
  await chat.expectMessage("Reminder: Noon Stroll is tomorrow!");
  await telegram.be("Tom");
  await chat.expectMessage("Reminder: Noon Stroll is tomorrow!");
  await chat.tap("View Details", "Reminder: Noon Stroll is tomorrow!");

  const toPriya = await given.letterTo(event, "Maya", "Priya");
  const follow = (path: string) => fetch(new URL(`/l/${path}`, given.appUrl), { redirect: "manual" });
  const out = await follow(`${toPriya}/directions`);
  expect([out.status, out.headers.get("location")]).toEqual([
    302,
    expect.stringContaining("google.com/maps"),
  ]);
  const nowhere = await follow(`${event.id}/directions`);
  expect([nowhere.status, await nowhere.text()]).toEqual([404, expect.stringContaining("Nothing is here")]);

  const host = await openAs(telegram, "Maya", `/app/manage/${event.code}/reminders`);
  await expect(
    host.frame().getByRole("button", { name: /^24 hours before.*Sent to 2 people · 2 used a button/ }),
  ).toBeVisible();
});

test("a host tells only those who wait, plans another for later, stops it, and sees what became of both", async ({
  telegram,
  given,
  screens,
  phoneScreens,
}) => {
  await given.started("Maya", "Tom", "Priya");
  const event = await given.event({ organizer: "Maya", title: long, capacity: 1 });
  await given.rsvps(event, "Tom", "Priya");
  const app = await openAs(telegram, "Maya", `/app/manage/${event.code}/messages`);
  await expect(app.frame().getByRole("button", { name: /^Everyone going/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await app
    .frame()
    .getByRole("button", { name: /^Waiting list/ })
    .click();
  await app
    .frame()
    .getByRole("textbox", { name: "Your message" })
    .fill("Dear {first_name}, we look for a larger hall.");
  await expect(app.frame().getByText("Dear Maya, we look for a larger hall.")).toBeVisible();
  await expectAccessible(app, "Messages");
  await expectWithin(app, "Reminders");
  await screens("messages");
  await app.secondaryButton("Test to me").click();
  await expect(app.frame().getByText("Sent to your chat with the bot")).toBeVisible();
  await app.mainButton("Send to 1 person").click();
  await app.popup("Send", "It goes out at once.");
  const sent = app.frame().getByRole("button", { name: /Dear \{first_name\}.*Sent to 1 of 1 person/ });
  await expect(sent).toBeVisible();

  await app.frame().getByRole("textbox", { name: "Your message" }).fill("The hall is found.");
  await app
    .frame()
    .getByRole("button", { name: /^Send Now/ })
    .click();
  const moment = app.frame().getByRole("dialog", { name: "When to send it" });
  // Two hours from now stand in the middle of the wheel.
  const hour = moment.getByRole("spinbutton", { name: "Hour" });
  await expect
    .poll(() => hour.evaluate((drum) => drum.scrollTop / 44 - Number(drum.getAttribute("aria-valuenow"))))
    .toBe(0);
  await phoneScreens("messages-when");
  await moment.getByRole("button", { name: "Set the time" }).click();
  await app.mainButton("Schedule for 1").click();
  await app.popup("Schedule");
  const planned = app.frame().getByRole("button", { name: /The hall is found\..*Planned/ });
  await expect(planned).toBeVisible();
  await phoneScreens("messages-history");
  await planned.click();
  const sheet = app.frame().getByRole("dialog", { name: "Message" });
  await expectAccessible(app, "Message");
  await sheet.getByRole("button", { name: "Stop it" }).click();
  await app.popup("Stop", "1 person has not got it yet.");
  await expect(sheet.getByText("Stopped before it went out")).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).click();
  await sent.click();
  await expect(sheet.getByText("Arrived")).toBeVisible();
  await phoneScreens("message-result");

  const chat = await telegram.be("Priya");
  await chat.expectMessage("Dear Priya, we look for a larger hall.");
  await telegram.be("Tom");
  await expect(chat.messages("we look for a larger hall")).toHaveCount(0);
});

test("a guest chooses what to hear and when it is quiet, and hears of a muted event again", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Tom");
  const event = await given.event({ organizer: "Maya", title: long });
  await given.mutes(event, "Tom");
  const app = await openAs(telegram, "Tom", "/app/me");
  await app
    .frame()
    .getByRole("link", { name: /^Notifications/ })
    .click();
  await expect(app.frame().getByText(long)).toBeVisible();
  await app
    .frame()
    .getByRole("switch", { name: /^After the event/ })
    .click();
  await app.frame().getByLabel("From").fill("21:30");
  await expectAccessible(app, "Notifications");
  await expectWithin(app, "Reminders");
  await screens("notifications");
  await app
    .frame()
    .getByRole("button", { name: `Unmute ${long}` })
    .click();
  await expect(app.frame().getByRole("button", { name: `Unmute ${long}` })).toBeHidden();

  await app.goTo("/app/me/notifications");
  await expect(app.frame().getByRole("switch", { name: /^After the event/ })).not.toBeChecked();
  await expect(app.frame().getByLabel("From")).toHaveValue("21:30");
  await expect(app.frame().getByText(long)).toBeHidden();
});

test("whoever was there gives stars and a comment, and the host sees them without the name", async ({
  telegram,
  given,
  screens,
  phoneScreens,
}) => {
  const others = ["Ines", "Kenji", "Priya", "Jonas"];
  await given.started("Maya", "Tom", ...others);
  const event = await given.event({ organizer: "Maya", title: long, days: 1 });
  await given.rsvps(event, "Tom", ...others);
  await telegram.be("Tom");
  await telegram.clock.moveOn("+1 day");
  await telegram.clock.moveOn("+1 day");
  await given.rated(event, 5, ...others);
  const app = await openAs(telegram, "Tom", `/e/${event.code}`);
  // By the server's clock, which is two days ahead of the browser's.
  await expect(app.frame().getByText("This event is over")).toBeVisible();
  await expect(app.frame().getByText(/^(in \d+ \w+|tomorrow)$/)).toHaveCount(0);
  await app.frame().getByRole("button", { name: "4 stars" }).click();
  await expect(app.frame().getByRole("heading", { name: "You gave 4 stars" })).toBeVisible();
  await app.frame().getByRole("textbox", { name: "A comment" }).fill("Every clock struck at once.");
  await expectAccessible(app, "Rating");
  await phoneScreens("rating");
  await app.frame().getByRole("button", { name: "Send the comment" }).click();
  await expect(app.frame().getByText("Your comment is with the host")).toBeVisible();

  // What is said is shown with the next hour.
  await telegram.clock.moveOn("+1 h");
  const host = await openAs(telegram, "Maya", `/app/manage/${event.code}`);
  await host
    .frame()
    .getByRole("link", { name: /^Feedback/ })
    .click();
  await expect(host.frame().getByText("Every clock struck at once.")).toBeVisible();
  await expect(host.frame().getByText("5 ratings", { exact: true })).toBeVisible();
  await expect(host.frame().getByText("Tom")).toHaveCount(0);
  await expectAccessible(host, "Feedback");
  await expectWithin(host, "Feedback");
  await screens("feedback");
});
