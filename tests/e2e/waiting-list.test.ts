import { test } from "./support/test";

test("a seat that is given back is offered to whoever waits first, and passes on when nobody answers in time", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Tom", "Kenji", "Priya", "Jonas");
  const { code, title } = await given.event({ title: "Dinner for One", days: 50, capacity: 1 });

  let chat = await telegram.be("Tom");
  await chat.send(`/rsvp ${code}`);
  const seat = await chat.expectMessage("You're now RSVP'd for Dinner for One!", "Cancel RSVP");
  for (const [position, name] of ["Kenji", "Priya", "Jonas"].entries()) {
    chat = await telegram.be(name);
    await chat.send(`/rsvp ${code}`);
    await chat.expectMessage(`You're number ${position + 1} on the waiting list for Dinner for One.`);
  }

  chat = await telegram.be("Tom");
  await seat.tap("Cancel RSVP");
  await chat.tap("Cancel RSVP", "Give up your seat at Dinner for One?");
  await chat.expectMessage("Your RSVP for Dinner for One has been cancelled.", "RSVP Again");

  chat = await telegram.be("Kenji");
  const offer = await chat.expectMessage("A seat at Dinner for One is yours if you'd like it!", "Accept");
  await offer.expect(/Held for you until .* \(in \d+ hours\)/);
  await screens("offer");
  await offer.tap("Accept");
  await chat.expectMessage("The seat at Dinner for One is yours.");
  const kenjisSeat = await chat.expectMessage("You're now RSVP'd for Dinner for One!", "Cancel RSVP");

  await kenjisSeat.tap("Cancel RSVP");
  await chat.tap("Cancel RSVP", "Give up your seat at Dinner for One?");
  await chat.expectMessage("Your RSVP for Dinner for One has been cancelled.");

  chat = await telegram.be("Priya");
  const missed = await chat.expectMessage("A seat at Dinner for One is yours if you'd like it!", "Accept");
  await telegram.clock.jumpTo(`an offer runs out: ${title}`);
  await chat.expectMessage(
    /The offer for Dinner for One ended at .*, and the seat passed to the next person\./,
  );
  await missed.tap("Accept");
  await chat.expectAlert("This offer has ended, and the seat passed to the next person.");

  chat = await telegram.be("Jonas");
  await chat.tap("Accept", "A seat at Dinner for One is yours if you'd like it!");
  await chat.expectMessage("You're now RSVP'd for Dinner for One!");
});
