import { expect, test } from "./support/test";

test("whoever holds a seat hears of a moved event once, with the old date and the new, and every card follows", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom");
  const event = await given.event({ organizer: "Maya", title: "Letterpress Evening", days: 45 });
  const [first, second] = [await given.dayIn(46), await given.dayIn(47)];

  let chat = await telegram.be("Tom");
  await chat.send(`/rsvp ${event.code}`);
  await chat.tap("View Details", "You're now RSVP'd for Letterpress Evening!");
  const card = await chat.expectMessage(/Letterpress Evening.*You're going\. 1 going/s, "Cancel RSVP");
  await card.expect(/7:00–9:00\sPM/);

  chat = await telegram.be("Maya");
  for (const when of [`${first} 19:00`, `${second} 20:30`]) {
    await chat.send(`/edit ${event.code}`);
    await chat.tap("Date", /Letterpress Evening.*What would you like to change\?/s);
    await chat.expectMessage("When will your event take place?", "Keep as it is");
    await chat.send(when);
    await chat.expectMessage(/1 person will be told in about two minutes/, "Save and notify");
    await chat.tap("Save and notify", "will be told in about two minutes");
    await chat.expectMessage("Saved. 1 person will be told");
  }
  await telegram.clock.jumpTo(`changes are told: ${event.title}`);

  chat = await telegram.be("Tom");
  const news = await chat.expectMessage(/Event Update: Letterpress Evening/, "View Updated Details");
  await news.expect(/Date: .*, 7:00\sPM \(Berlin\).*→ .* at 8:30–10:30\sPM \(Berlin/s);
  await expect(news.bubble.locator("s, del")).toContainText(/7:00\sPM/);
  await screens("edit-news");
  await card.expect(/8:30–10:30\sPM.*You're going\. 1 going/s);
  await expect(chat.messages("Event Update: Letterpress Evening")).toHaveCount(1);
});
