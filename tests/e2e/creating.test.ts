import { expect, test } from "./support/test";

test("an event is created by typing and by tapping, changed in its preview, published, and found in the lists", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom");
  const chat = await telegram.be("Maya");

  await chat.send("/create");
  await chat.tap("Create via chat", "Let's create a new event");
  await chat.expectMessage("Please enter the event name");
  await chat.send("Pottery for Beginers");

  await chat.expectMessage("When will your event take place?", "Pick a day");
  await chat.send("some day soon");
  await chat.expectMessage("I couldn't read");
  await chat.send(`${await given.dayIn(40)} 19:00`);
  await chat.tap("3 hours", "How long will it last?");
  await chat.expectMessage("Please enter the location", "It's online");
  await chat.send("Kiln Kitchen, Lausitzer Str. 8, Berlin");
  await chat.expectMessage("Please provide a description", "Skip");
  await chat.send("We throw two bowls each. Clay and aprons are there.");
  await chat.tap("No", "Is this a paid event?");
  await chat.expectMessage("maximum number of attendees", "Unlimited");
  await chat.send("8");
  await chat.tap("Learning", "What kind of event is it?");
  await chat.tap("Everyone", "Who can find this event?");

  const preview = await chat.expectMessage("Event Preview", "Confirm");
  await preview.expect(
    /Pottery for Beginers.*7:00–10:00\sPM \(Berlin.*Kiln Kitchen.*Price: Free.*Capacity: 8/s,
  );
  await screens("create-preview");

  await preview.tap("Edit");
  await chat.tap("Name", "Which part would you like to change?");
  await chat.expectMessage("Please enter the event name", "Back to preview");
  await chat.send("Pottery for Beginners");
  await chat.tap("Edit", "Pottery for Beginners");
  await chat.tap("Date", "Which part would you like to change?");
  await chat.tap("Pick a day", "When will your event take place?");
  await screens("create-days");
  await chat.tap("Later ›", "Which day?");
  const third = chat
    .message("Which day?", "‹ Earlier")
    .bubble.locator(".inline-keyboard")
    .getByRole("button")
    .nth(2);
  await third.click();
  await chat.tap("Exact minute", "What time does it start?");
  await chat.tap("+ 5 min", "Use 7:00 PM");
  await chat.tap("Use 7:05 PM", "Use 7:05 PM");

  const changed = await chat.expectMessage(/Pottery for Beginners.*7:05–10:05/s, "Confirm");
  await changed.tap("Confirm");
  const published = await chat.expectMessage("Pottery for Beginners is published!");
  await published.expectButtons("Share", "View Details", "Manage");
  const [, code = ""] = /start=e_([\w-]+)/.exec(await published.text()) ?? [];
  await screens("create-published");

  await chat.send("/events");
  const own = await chat.expectMessage(/Your Events:.*Pottery for Beginners - .* \(0\/8\)/s);
  await expect(own.button("Create New Event")).toBeVisible();

  await telegram.be("Tom");
  await chat.send(`/rsvp ${code}`);
  await chat.expectMessage("You're now RSVP'd for Pottery for Beginners!");
  await chat.send("/my_events");
  await chat.expectMessage(/Your events:.*Pottery for Beginners, .*, going/s);
});
