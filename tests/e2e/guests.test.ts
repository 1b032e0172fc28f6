import { test } from "./support/test";

test("somebody brings guests, gives all the seats back, and takes one again", async ({ telegram, given }) => {
  await given.started("Tom");
  const { code } = await given.event({ title: "Rooftop Cinema", days: 25, capacity: 10, maxGuests: 3 });

  const chat = await telegram.be("Tom");
  await chat.send(`/rsvp ${code}`);
  await chat.tap("Bring guests", "You're now RSVP'd for Rooftop Cinema!");
  const question = await chat.expectMessage("How many people are coming with you to Rooftop Cinema?");
  await question.expectButtons("Just me", "+1", "+2", "+3", "Back");
  await question.tap("+2");
  await chat.expectToast("Saved: you +2.");
  const card = await chat.expectMessage(
    /Rooftop Cinema.*You're going \+2\. 3 \/ 10 going, 2 of them guests/s,
    "Cancel RSVP",
  );

  await card.tap("Cancel RSVP");
  await chat.tap("Cancel RSVP", "Give up your seat at Rooftop Cinema?");
  await chat.tap("RSVP Again", "Your RSVP for Rooftop Cinema has been cancelled.");
  await chat.expectMessage(/Rooftop Cinema.*You're going\. 1 \/ 10 going/s, "Cancel RSVP");
});
