import { expect, test } from "./support/test";

test("an event shared into a group is joined from there, also by somebody who never started the bot, and all counts follow", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom", "Kenji");
  await given.newcomer("Noor");
  const event = await given.event({
    organizer: "Maya",
    title: "Board Games in the Park",
    days: 20,
    capacity: 10,
    visibility: "public",
  });

  await telegram.be("Maya");
  await telegram.createGroup("Kreuzberg Neighbours", ["Tom", "Kenji", "Noor"]);
  let chat = await telegram.open("Event Bot");
  await chat.send("/events");
  await chat.tapNumber(event.title, "Your Events:");
  await chat.tap("Share", /Board Games in the Park.*Everyone can find it/s);
  await telegram.shareInto("Kreuzberg Neighbours");
  await expect(chat.offer(event.title)).toContainText("10 seats left");
  await screens("share-offer");
  await chat.offer(event.title).click();
  const card = await chat.expectMessage(event.title, "RSVP");
  await card.expect("0 / 10 going");
  await card.expectButtons("RSVP", "Details");

  for (const [name, alert] of [
    ["Tom", "You're going to Board Games in the Park! Details are in our private chat."],
    ["Kenji", "You're going to Board Games in the Park! Details are in our private chat."],
    ["Noor", "You're going to Board Games in the Park! Tap Details to open the bot"],
  ] as const) {
    await telegram.be(name);
    chat = await telegram.open("Kreuzberg Neighbours");
    await card.tap("RSVP");
    await chat.expectAlert(alert);
  }
  await card.tap("RSVP");
  await chat.expectAlert("You're already going. To change it, tap Details.");
  await card.expect("3 / 10 going");
  await screens("share-group-card");

  await card.tap("Details");
  await chat.expectMessage("Hi Noor! Here is the event you were invited to:");
  await chat.expectMessage(/Board Games in the Park.*You're going\. 3 \/ 10 going/s, "Cancel RSVP");

  chat = await telegram.be("Tom");
  await chat.expectMessage("You're now RSVP'd for Board Games in the Park!");

  chat = await telegram.be("Maya");
  await chat.expectMessage("Tom Okafor is the first to RSVP for Board Games in the Park!");
  const status = await chat.expectMessage("RSVP Status for Board Games in the Park:", "View Attendees");
  await status.expect(/Confirmed: 3 \/ 10.*Pending: 0/s);
  await expect(chat.messages("RSVP Status for Board Games in the Park:")).toHaveCount(1);
  await status.tap("View Attendees");
  await chat.expectMessage(/Attendee List for Board Games in the Park:.*1 to 3 of 3/s);
});
