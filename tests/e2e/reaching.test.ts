import { expect, test } from "./support/test";

test("whoever blocks the bot is left alone, and hears after coming back what was said meanwhile", async ({
  telegram,
  given,
}) => {
  await given.started("Maya", "Kenji", "Tom");
  const event = await given.event({ organizer: "Maya", title: "Silent Reading Club", days: 28 });
  await given.rsvps(event, "Tom");
  let chat = await telegram.be("Kenji");
  await chat.send(`/rsvp ${event.code}`);
  await chat.expectMessage("You're now RSVP'd for Silent Reading Club!");
  await chat.choose("Stop and block bot");
  await expect(telegram.page.getByRole("button", { name: "Restart bot" })).toBeVisible();

  await telegram.be("Maya");
  await telegram.tellAttendees(event, "Bring a cushion.", 1);

  chat = await telegram.be("Kenji");
  await expect(chat.messages("Bring a cushion.")).toHaveCount(0);
  await chat.pressWide("Restart bot");
  await chat.expectMessage(/Event Update: Silent Reading Club.*Bring a cushion\./s, "View Updated Details");

  await telegram.be("Maya");
  await telegram.tellAttendees(event, "Tea is on us.", 2);
  chat = await telegram.be("Kenji");
  await chat.expectMessage(/Event Update: Silent Reading Club.*Tea is on us\./s, "View Updated Details");
});

test("a link to an event greets somebody new with that very event", async ({ telegram, given, screens }) => {
  await given.newcomer("Lea");
  const { code } = await given.event({ title: "Sourdough Saturday", days: 26, capacity: 20 });

  await telegram.be("Maya");
  let chat = await telegram.writeTo("Lea");
  await chat.send(`Come along! t.me/event_bot?start=e_${code}`);

  await telegram.be("Lea");
  chat = await telegram.open("Maya Lindqvist");
  await chat.message("Come along!").bubble.getByRole("link").click();
  await chat.expectMessage("Hi Lea! Here is the event you were invited to:");
  const card = await chat.expectMessage(/Sourdough Saturday.*0 \/ 20 going/s, "RSVP");
  await screens("deep-link");
  await card.tap("RSVP");
  await chat.expectMessage(/Sourdough Saturday.*You're going\. 1 \/ 20 going/s, "Cancel RSVP");
  await chat.expectMessage("You're now RSVP'd for Sourdough Saturday!");
});

test("whoever reads Spanish is answered in Spanish", async ({ telegram, given, screens }) => {
  await given.newcomer("Lucía", "es");
  const { code } = await given.event({ title: "Noche de Tapas", days: 27, capacity: 20 });

  const chat = await telegram.be("Lucía");
  await chat.pressWide("Start");
  await chat.expectMessage("¡Hola, Lucía! Qué alegría conocerte.", "Buscar eventos");
  await chat.send(`/rsvp ${code}`);
  await chat.expectMessage("Noche de Tapas", "Ver detalles");
  await chat.send("/help");
  await chat.expectMessage("Ir a eventos");
  await chat.field.fill("/");
  await expect(telegram.page.getByRole("menu", { name: "Commands" })).toContainText("/create");
  await screens("spanish");
});
