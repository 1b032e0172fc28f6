import type { Chat } from "./support/chat";
import { expect, test } from "./support/test";

type Event = { code: string; title: string };

/** Buys one ticket by the invoice in the chat. */
async function buy(chat: Chat, { code, title }: Event, price: string) {
  await chat.send(`/buy_ticket ${code}`);
  await chat.tap("Pay in Telegram", `Ticket Purchase for ${title}`);
  await chat.tap("Complete Payment in Telegram", title);
  const sheet = chat.page.getByRole("dialog", { name: "Checkout" });
  await sheet.getByRole("button", { name: `Pay ${price}` }).click();
  await chat.expectMessage(`Your ticket for ${title} has been confirmed.`, "View Ticket");
  await expect(sheet).toBeHidden();
}

test("a ticket is bought by the invoice in the chat, shown as a code, and has a receipt", async ({
  telegram,
  miniApp,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom");
  const event = await given.event({
    organizer: "Maya",
    title: "Winter Supper Club",
    taxAndFees: {
      tax: { name: "VAT", basisPoints: 1900 },
      taxId: "DE123456789",
      fee: { name: "Service fee", kind: "fixed", value: 150 },
    },
    ticketTypes: [{ name: "Seat", priceMinor: 2400, currency: "EUR" }],
  });
  const chat = await telegram.be("Tom");
  await chat.send(`/rsvp ${event.code}`);
  await chat.expectMessage("Ticket Purchase for Winter Supper Club", "Pay in Telegram");
  await chat.expectMessage("€24.00 (incl. €1.50 Service fee)", "Pay in Telegram");
  await buy(chat, event, "€24.00");
  await screens("bought-in-chat");

  await chat.tap("View Ticket", "Payment Successful!");
  const ticket = await chat.expectMessage("Show this code at the door. It works once.", "Open Ticket");
  await expect(ticket.bubble.getByRole("button", { name: "Open photo" })).toBeVisible();
  await chat.tap("Receipt", "Payment Successful!");
  const app = miniApp.frame();
  await expect(app.getByRole("heading", { name: "Receipt" })).toBeVisible();
  await expect(app.getByText(/^R-\d{4}-\d{6}$/)).toBeVisible();
  await expect(app.getByRole("row", { name: "1 × Seat €24.00" })).toBeVisible();
  await expect(app.getByRole("row", { name: "Contains Service fee €1.50" })).toBeVisible();
  await expect(app.getByRole("row", { name: "Contains VAT 19 % €3.83" })).toBeVisible();
  await expect(app.getByRole("row", { name: "Without VAT €20.17" })).toBeVisible();
  await expect(app.getByText("Tax ID DE123456789")).toBeVisible();
  await expect(app.getByText("Telegram Payments")).toBeVisible();
  await screens("receipt");
});

test("an event online is sold in Stars, in the Mini App too", async ({
  telegram,
  miniApp,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom");
  const event = await given.event({
    organizer: "Maya",
    title: "Talks from the Attic",
    location: null,
    onlineUrl: "https://meet.example.com/attic",
    ticketTypes: [{ name: "Stream", priceMinor: 450, currency: "XTR" }],
  });
  await telegram.be("Tom");
  await miniApp.open(`/app/checkout/${event.code}`);
  const app = miniApp.frame();
  await expect(app.getByRole("radio", { name: /^Pay with Stars/ })).toBeVisible();
  await screens("checkout-stars");
  await miniApp.mainButton("Pay 450 ⭐").click();
  const sheet = telegram.page.getByRole("dialog", { name: "Confirm your purchase" });
  await sheet.getByRole("button", { name: "Confirm and Pay 450 ⭐" }).click();
  await expect(app.getByRole("heading", { name: "See you there" })).toBeVisible();
  await expect(app.getByText("1 ticket, 450 ⭐ paid.")).toBeVisible();
  await screens("paid-in-stars");
});

test("a checkout that is left alone ends: the seat is free again, and its holder is told", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom", "Kenji");
  const event = await given.event({
    organizer: "Maya",
    title: "One Chair Left",
    capacity: 1,
    ticketTypes: [{ name: "Chair", priceMinor: 3000, currency: "EUR" }],
  });
  let chat = await telegram.be("Tom");
  await chat.send(`/buy_ticket ${event.code}`);
  await chat.expectMessage("Ticket Purchase for One Chair Left", "Pay in Telegram");
  await telegram.clock.moveOn("+1 h");
  await chat.expectMessage(
    "The time to pay is over, so your seat at One Chair Left is free again. No money was taken.",
    "Start again",
  );
  await screens("checkout-expired");

  chat = await telegram.be("Kenji");
  await buy(chat, event, "€30.00");
  chat = await telegram.be("Tom");
  await chat.tap("Start again", "The time to pay is over");
  await chat.expectMessage(/One Chair Left.*number 1 on the waiting list/s, "Leave waiting list");
});

test("a ticket passes to whoever opens its link, and the code before opens no door", async ({
  telegram,
  miniApp,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom", "Kenji");
  const event = await given.event({
    organizer: "Maya",
    title: "Boat to the Island",
    ticketTypes: [{ name: "Deck", priceMinor: 1800, currency: "EUR" }],
  });
  let chat = await telegram.be("Tom");
  await buy(chat, event, "€18.00");
  const before = await given.ticketCode(event, "Tom");
  await miniApp.open(`/app/tickets/${event.code}`);
  const app = miniApp.frame();
  await app.getByRole("button", { name: "Pass on" }).click();
  await screens("transfer");
  await app.getByRole("button", { name: "Make the link" }).click();
  const link = (await app.getByText(/start=t_/).textContent()) ?? "";
  await screens("transfer-link");

  chat = await telegram.be("Kenji");
  await chat.send(`/start ${new URL(link).searchParams.get("start")}`);
  await chat.expectMessage(/Boat to the Island.*Kenji.*, Deck/s, "Open Ticket");
  expect(await given.atTheDoor(event, "Maya", before)).toBe(404);
  expect(await given.atTheDoor(event, "Maya", await given.ticketCode(event, "Kenji"))).toBe(200);

  await miniApp.open(`/app/tickets/${event.code}`);
  await expect(app.getByRole("heading", { name: "Checked in" })).toBeVisible();
  await screens("ticket-used");
  await telegram.be("Tom");
  await miniApp.open(`/app/tickets/${event.code}`);
  await expect(app.getByText("There is no such ticket")).toBeVisible();
});

test("when a paid event is cancelled everybody's money goes back: buyers read how much, and the host sees it go", async ({
  telegram,
  miniApp,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom");
  const event = await given.event({
    organizer: "Maya",
    title: "Picnic in the Rain",
    ticketTypes: [{ name: "Blanket", priceMinor: 2400, currency: "EUR" }],
  });
  let chat = await telegram.be("Tom");
  await buy(chat, event, "€24.00");
  await given.cancelled(event, "Maya", "It pours.");
  const news = await chat.expectMessage(/Picnic in the Rain on .* has been cancelled by the organizer\./);
  await news.expect("€24.00 goes back to your card, usually within 5 to 10 business days.");
  await screens("cancelled-refund");
  await miniApp.open(`/app/tickets/${event.code}`);
  await screens("ticket-cancelled");

  chat = await telegram.be("Maya");
  await miniApp.open(`/app/manage/${event.code}/payments`);
  const app = miniApp.frame();
  await expect(app.getByText("1 of 1 sent back")).toBeVisible();
  await screens("refund-progress");
});

test("who gives a ticket back reads before and after what of the money returns", async ({
  telegram,
  given,
  screens,
}) => {
  await given.started("Maya", "Tom");
  const event = await given.event({
    organizer: "Maya",
    title: "Ceramics for Two Hands",
    refundPolicy: [{ hoursBefore: 48, percent: 50 }],
    ticketTypes: [{ name: "Wheel", priceMinor: 5000, currency: "EUR" }],
  });
  const chat = await telegram.be("Tom");
  await buy(chat, event, "€50.00");
  await chat.send(`/cancel_rsvp ${event.code}`);
  const question = await chat.expectMessage("Give up your seat at Ceramics for Two Hands?", "Cancel RSVP");
  await question.expect("€25.00 goes back to your card");
  await question.tap("Cancel RSVP");
  const answer = await chat.expectMessage("Your RSVP for Ceramics for Two Hands has been cancelled.");
  await answer.expect("€25.00 goes back to your card");
  await chat.expectMessage("€25.00 of €50.00 is on its way back to your card");
  await screens("given-back");
});
