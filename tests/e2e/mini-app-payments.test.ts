import { expect, test } from "./support/test";

test("tickets are chosen with a code, paid at Stripe after a refused card, and shown at the door; the host sees the money", async ({
  telegram,
  miniApp,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom");
  const event = await given.event({
    organizer: "Maya",
    title: "Rooftop Jazz",
    refundPolicy: [{ hoursBefore: 48, percent: 100 }],
    ticketTypes: [
      { name: "Standing", priceMinor: 4500, currency: "EUR", capacity: 9 },
      { name: "Table", priceMinor: 5200, currency: "EUR", capacity: 4, maxPerPerson: 2 },
    ],
  });
  await given.promo(event, "Maya", "LATE10", 10);

  await telegram.be("Tom");
  await miniApp.open(`/e/${event.code}`);
  const app = miniApp.frame();
  await expect(app.getByText(/^Full refund until/)).toBeVisible();
  await screens("event-with-tickets");
  await miniApp.mainButton("Get tickets from €45.00").click();

  await expect(app.getByRole("heading", { level: 1, name: "Your tickets" })).toBeVisible();
  const more = app.getByRole("button", { name: "One Standing more" });
  await more.click();
  await more.click();
  await app.getByRole("button", { name: "Add a promo code" }).click();
  await app.getByLabel("Promo code").fill("nope5");
  await app.getByRole("button", { name: "Apply" }).click();
  await expect(app.getByText("This code does not work here")).toBeVisible();
  await app.getByLabel("Promo code").fill("late10");
  await app.getByRole("button", { name: "Apply" }).click();
  await expect(app.getByText("10 % off")).toBeVisible();
  await app.getByRole("radio", { name: /^Pay by card via Stripe/ }).press("Space");
  await screens("checkout");

  const [stripe] = await Promise.all([
    telegram.page.context().waitForEvent("page"),
    miniApp.mainButton("Pay €81.00").click(),
  ]);
  await expect(app.getByRole("heading", { name: "Pay in your browser" })).toBeVisible();
  await screens("checkout-confirming");

  await stripe.getByText("Pay with a card that is declined").click();
  await stripe.getByRole("button", { name: /declined/ }).click();
  await expect(app.getByRole("heading", { name: "The card was declined" })).toBeVisible();
  await expect(app.getByText("Nothing was charged and your tickets are still held.")).toBeVisible();
  await screens("checkout-declined");

  await stripe.goto(stripe.url());
  await stripe.getByRole("button", { name: /€81\.00/ }).click();
  await expect(app.getByRole("heading", { name: "See you there" })).toBeVisible();
  await expect(app.getByText("2 tickets, €81.00 paid.")).toBeVisible();
  await miniApp.mainButton("Show tickets").click();
  await expect(app.getByText("Ticket 1 of 2")).toBeVisible();
  await expect(app.getByRole("img", { name: "Code to scan at the door" }).first()).toBeVisible();
  await screens("ticket");
  await miniApp.mainButton("Next ticket").click();
  await expect(app.getByText("Ticket 2 of 2")).toBeVisible();

  await telegram.be("Maya");
  await miniApp.open(`/app/manage/${event.code}/payments`);
  await expect(app.getByText("Sales, 1 payment")).toBeVisible();
  await screens("manage-payments");
  await app.getByRole("button", { name: /Tom Okafor/ }).click();
  await app.getByRole("button", { name: "Refund" }).click();
  await app.getByRole("radio", { name: /^An amount/ }).press("Space");
  await app.getByRole("textbox", { name: /^How much/ }).fill("10");
  await app.getByRole("button", { name: "Refund €10.00" }).click();
  await miniApp.popup("Refund €10.00", "Send €10.00 back to Tom Okafor?");
  await expect(app.getByText("The refund is on its way")).toBeVisible();
});

test("a seat that is held for money is given back after a question, and can be taken again", async ({
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Maya", "Tom");
  const event = await given.event({
    organizer: "Maya",
    title: "Held for a While",
    ticketTypes: [{ name: "Entry", priceMinor: 2000, currency: "EUR" }],
  });
  await telegram.be("Tom");
  await miniApp.open(`/app/checkout/${event.code}`);
  const app = miniApp.frame();
  await miniApp.mainButton("Pay €20.00").click();
  await telegram.page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(app.getByText("Held for you for")).toBeVisible();

  await miniApp.goTo(`/app/checkout/${event.code}`);
  await expect(miniApp.mainButton("Pay €20.00")).toBeVisible();
  await expect(app.getByText("Held for you for")).toBeVisible();
  await app.getByRole("button", { name: "Give the tickets back" }).click();
  await miniApp.popup("Give back", "Nothing was charged.");
  await expect(app.getByText("€20.00 each")).toBeVisible();
  await expect(miniApp.mainButton("Pay €20.00")).toBeVisible();
});
