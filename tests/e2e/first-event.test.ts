import { expect, test } from "./support/test";

test("a first event works by its link at once, and is found by everybody after an administrator approved it", async ({
  telegram,
  given,
  screens,
}) => {
  await given.newcomer("Malik");
  await given.started("Malik", "Priya", "Tom");
  let chat = await telegram.be("Malik");
  await chat.send("/create");
  await chat.tap("Create via chat", "Let's create a new event");
  await chat.expectMessage("Please enter the event name", "Save for later");
  await chat.send("Knitting and Gossip");
  const zone = await chat.expectMessage("Which time zone is the event in?");
  await zone.bubble.getByRole("button", { name: /^Berlin,/ }).click();
  await chat.expectMessage("When will your event take place?", "Pick a day");
  await chat.send("tomorrow at 7pm");
  await chat.tap("Skip", "How long will it last?");
  await chat.expectMessage("Please enter the location", "It's online");
  await chat.send("Wollcafé, Weserstr. 3, Berlin");
  await chat.tap("Skip", "Please provide a description");
  await chat.tap("No", "Is this a paid event?");
  await chat.tap("Unlimited", "maximum number of attendees");
  await chat.tap("Skip", "What kind of event is it?");
  await chat.tap("Everyone", "Who can find this event?");
  await chat.tap("Confirm", "Event Preview");
  await chat.expectMessage(
    /Knitting and Gossip is published!.*A person takes a quick look before it appears in search/s,
  );

  chat = await telegram.be("Tom");
  await chat.send("/start");
  await chat.tap("Find events", "Welcome back, Tom!");
  const found = await chat.expectMessage("Coming up:");
  await expect(found.bubble).not.toContainText("Knitting and Gossip");

  chat = await telegram.be("Priya");
  const review = await chat.expectMessage(/To review: an event by Malik.*Knitting and Gossip/s, "Approve");
  await screens("review");
  await review.tap("Approve");
  await chat.expectMessage(/Knitting and Gossip.*Approved by Priya Nair/s);

  chat = await telegram.be("Malik");
  await chat.expectMessage("Knitting and Gossip is now listed for everyone.", "Share");

  chat = await telegram.be("Tom");
  await chat.send("/start");
  await chat.tap("Find events", "Welcome back, Tom!");
  await chat.expectMessage(/Coming up:.*Knitting and Gossip, .*7:00\sPM \(Berlin\)/s);
});
