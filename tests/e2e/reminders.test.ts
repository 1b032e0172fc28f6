import { expect, test } from "./support/test";

test("reminders follow an event that moves, heed who wants none, and what is over is thanked for and rated", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom", "Kenji");
  const day = async (days: number) => (await given.dayIn(days)).split(".").reverse().join("-");
  // At noon, so that nothing falls into anybody's quiet hours.
  const startsAt = `${await day(3)}T12:00:00+01:00`;
  const { code, title } = await given.event({ organizer: "Maya", title: "Noon Concert", startsAt });
  const moved = await given.dayIn(5);

  let chat = await telegram.be("Tom");
  await chat.send(`/rsvp ${code}`);
  await chat.expectMessage(/Noon Concert.*We'll send you a reminder 24 hours before the event\./s);
  chat = await telegram.be("Kenji");
  await chat.send(`/rsvp ${code}`);
  await chat.expectMessage("You're now RSVP'd for Noon Concert!");

  chat = await telegram.be("Maya");
  await chat.send(`/edit ${code}`);
  await chat.tap("Date", /Noon Concert.*What would you like to change\?/s);
  await chat.expectMessage("When will your event take place?", "Keep as it is");
  await chat.send(`${moved} 12:00`);
  await chat.tap("Save and notify", "will be told in about two minutes");
  await chat.expectMessage("Saved. 2 people will be told in about two minutes");
  await chat.send(`/reminders ${code}`);
  await chat.expectMessage(/Reminders for Noon Concert:.*✅ 24 hours before/s, "24 hours");
  await screens("reminders");
  await chat.tap("24 hours", "Reminders for Noon Concert:");
  await chat.tap("Ask who's coming", "Reminder for Noon Concert:");
  await chat.expectMessage("It asks whether people are still coming.");
  await screens("reminder");

  await telegram.clock.moveOn("+1 day");
  await telegram.clock.moveOn("+1 day");
  chat = await telegram.be("Tom");
  await chat.expectMessage("Event Update: Noon Concert");
  await telegram.clock.jumpTo(`a reminder goes out: ${title}`);
  const reminder = await chat.expectMessage("Reminder: Noon Concert is tomorrow!", "Cancel RSVP");
  await expect(chat.messages(/Reminder: Noon Concert/)).toHaveCount(1);
  await screens("reminder-arrived");
  await reminder.tap("I'll be there");
  await expect(reminder.button("I'll be there")).toBeHidden();
  await reminder.tap("Stop these messages");
  await chat.expectMessage("Reminders are off. Changes and cancellations still reach you.", "Undo");
  await screens("muted");

  chat = await telegram.be("Kenji");
  await telegram.clock.jumpTo(`a reminder goes out: ${title}`);
  await chat.expectMessage("Your event Noon Concert is starting in 1 hour!", "Get Directions");
  chat = await telegram.be("Tom");
  await expect(chat.messages("Noon Concert is starting")).toHaveCount(0);

  chat = await telegram.be("Kenji");
  await telegram.clock.jumpTo(`thanks go out: ${title}`);
  await chat.tap("Share Feedback", "Thank you for attending Noon Concert!");
  await chat.expectMessage("How was Noon Concert?", "5 ★");
  await screens("feedback");
  await chat.tap("5 ★", "How was Noon Concert?");
  await chat.tap("Add a comment", "sees your rating without your name.");
  await chat.expectMessage("What would you like to say about Noon Concert?");
  await chat.send("More of this.");
  await chat.expectMessage("sees your comment without your name.");
});

test("a message to attendees is shown before, counted while it goes out, and left as its result", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom", "Kenji");
  const event = await given.event({ organizer: "Maya", title: "Poster Fair", days: 20 });
  await given.rsvps(event, "Tom", "Kenji");

  let chat = await telegram.be("Maya");
  await chat.send(`/notify ${event.code} Hi {first_name}, doors open at noon.`);
  await chat.expectMessage(/This goes to 2 people: 2 confirmed\./, "Send to 2");
  await screens("update-confirm");
  await chat.tap("Send to 2", "This goes to 2 people");
  await chat.expectMessage("Sent to 2 of 2 people.", "View Details");
  await screens("update-result");

  chat = await telegram.be("Tom");
  const news = await chat.expectMessage(/Event Update: Poster Fair.*Hi Tom, doors open at noon\./s);
  await news.tap("Stop these messages");
  await chat.expectMessage("Updates are off.");
});
