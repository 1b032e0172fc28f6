import { expect, test } from "./support/test";

test("when an organizer cancels, everybody reads why, and the cards say it", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Kenji", "Tom", "Priya");
  const { code } = await given.event({ title: "Fireflies by the Lake", days: 33 });
  for (const name of ["Tom", "Priya"]) {
    const chat = await telegram.be(name);
    await chat.send(`/rsvp ${code}`);
    await chat.tap("View Details", "You're now RSVP'd for Fireflies by the Lake!");
    await chat.expectMessage(/Fireflies by the Lake.*You're going\./s, "Cancel RSVP");
  }

  let chat = await telegram.be("Kenji");
  await chat.send(`/edit ${code}`);
  await chat.tap("Cancel event", /Fireflies by the Lake.*What would you like to change\?/s);
  await chat.expectMessage("Cancel Fireflies by the Lake for everyone?", "Keep the event");
  await chat.send("Thunderstorms are coming. Next summer!");
  const question = await chat.expectMessage(
    /2 people will be told.*Thunderstorms are coming/s,
    "Cancel event",
  );
  await question.tap("Cancel event");
  await chat.expectMessage(/Fireflies by the Lake is cancelled\..*2 people are being told/s);

  for (const name of ["Tom", "Priya"]) {
    chat = await telegram.be(name);
    const news = await chat.expectMessage(
      /Fireflies by the Lake on .* has been cancelled by the organizer\./,
      "Find events",
    );
    await news.expect("Thunderstorms are coming. Next summer!");
    const card = await chat.expectMessage(/Cancelled.*Fireflies by the Lake.*Location/s, "Find events");
    await expect(card.button("Cancel RSVP")).toHaveCount(0);
  }
  await screens("cancel-news");
  await chat.send(`/rsvp ${code}`);
  await chat.expectMessage("This event was cancelled by its organizer.", "Find events");
});
