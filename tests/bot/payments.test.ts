import { asc, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { payments } from "@/db/schema/payments";
import { tickets, ticketTypes } from "@/db/schema/tickets";
import { asSystem } from "@/domain/context";
import { rates } from "@/domain/limits";
import { applyPayment } from "@/domain/payments/apply";
import { createPromo } from "@/domain/tickets/create-promo";
import { NewPromo } from "@/domain/tickets/schema";
import type { ActResult, ChatMessage } from "@/sandbox/telegram/protocol";
import { db } from "@/tests/support/database";
import { acting, group, labels, publish, share, spendAll, start } from "@/tests/support/scenes";
import { botId, ines, kenji, maya, plain, type Town, test, tom } from "@/tests/support/town";

const minute = 60_000;
const film = { priceMinor: 4500, currency: "USD" as const };
const last = async (town: Town, as: number) => plain((await town.last(as)).text);
const paymentsOf = (eventId: string) =>
  db.select().from(payments).where(eq(payments.eventId, eventId)).orderBy(asc(payments.id));
const ticketsOf = (eventId: string) => db.select().from(tickets).where(eq(tickets.eventId, eventId));

/** A paid event of Maya's, and Tom with the bot open. */
async function sale(town: Town, input: Parameters<typeof publish>[1] = {}) {
  const event = await publish(town, { capacity: 10, ...film, ...input });
  await start(town, tom);
  return event;
}

/** The newest invoice of a person's chat. */
async function invoiceOf(town: Town, as: number): Promise<ChatMessage> {
  const message = (await town.messages(as)).filter(({ invoice }) => invoice).at(-1);
  if (!message) throw new Error("no invoice has come");
  return message;
}

/** Pays the newest invoice with the test card or in Stars. Answers what Telegram showed. */
async function pay(town: Town, as: number) {
  const { id: messageId } = await invoiceOf(town, as);
  const paid = await town.act({ as, do: "pay", chatId: botId, messageId });
  return (paid as Extract<ActResult, { payment: unknown }>).payment;
}

/** Tom buys one ticket in Telegram. */
async function buyInTelegram(town: Town, { code }: { code: string }) {
  await town.says(tom, `/buy_ticket ${code}`);
  await town.taps(tom, "Pay in Telegram");
  return pay(town, tom);
}

describe("A ticket", () => {
  test("is bought in Telegram: the seat is held, the invoice paid, and the ticket is there at once", async ({
    town,
  }) => {
    const event = await sale(town);
    await town.says(tom, `/buy_ticket ${event.code}`);
    const choice = await town.last(tom);
    await town.taps(tom, "Pay in Telegram");
    const invoice = await invoiceOf(town, tom);
    const paid = await pay(town, tom);

    expect(plain(choice.text)).toBe(
      "🎟️ Ticket Purchase for Rooftop Film Night\n💰 Price: $45.00, 1 × General\n⏳ Your seat is held until 6:57 PM (Berlin) (in 15 minutes).\n\nHow would you like to pay?",
    );
    expect(labels(choice)).toEqual([
      ["Pay in Telegram", "Pay via Stripe"],
      ["One more ticket", "Cancel"],
    ]);
    expect(invoice.invoice).toMatchObject({ title: "Rooftop Film Night", price: "$45.00" });
    expect(plain(invoice.invoice!.description)).toBe(
      "💳 Please complete your payment:\nEvent: Rooftop Film Night\nDate: Friday, November 27, 2026\nPrice: $45.00, 1 × General\n⏳ Seat held until 6:57 PM (Berlin).",
    );
    expect(labels(invoice)).toEqual([["Complete Payment in Telegram"], ["Pay via Stripe", "Cancel"]]);
    expect(paid).toMatchObject({ status: "paid" });
    expect(await last(town, tom)).toContain(
      "✅ Payment Successful!\n🎫 Your ticket for Rooftop Film Night has been confirmed.",
    );
    expect(labels(await town.last(tom))).toEqual([["Add to Calendar", "View Ticket"], ["Receipt"]]);
    const [payment] = await paymentsOf(event.id);
    expect(payment).toMatchObject({ status: "completed", provider: "telegram", amountMinor: 4500 });
    expect(payment!.providerPaymentId).toMatch(/^ch_/);
    expect(payment!.telegramChargeId).toBe((paid as { chargeId: string }).chargeId);
  });

  test("is shown as a code to be scanned, with its number to copy", async ({ town }) => {
    const event = await sale(town);
    await buyInTelegram(town, event);
    await town.taps(tom, "View Ticket");
    const shown = await town.last(tom);

    expect(shown.photo).toBeDefined();
    expect(plain(shown.text)).toContain("🎫 Rooftop Film Night");
    expect(plain(shown.text)).toMatch(
      /👤 Tom[^\n]*, General\n🆔 Ticket ID: [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/,
    );
    expect(plain(shown.text)).toContain("Show this code at the door. It works once.");
    expect(labels(shown).slice(0, 2)).toEqual([["Open Ticket", "Copy Ticket ID"], ["Transfer"]]);
  });

  test("passes to whoever opens its link first, and is the giver's no longer", async ({ town }) => {
    const event = await sale(town);
    await buyInTelegram(town, event);
    await town.taps(tom, "View Ticket");
    await town.taps(tom, "Transfer");
    const link = /start=(t_\w+)/.exec((await town.last(tom)).text)![1]!;
    await town.says(kenji, `/start ${link}`);
    const taken = await town.last(kenji);
    await town.says(ines, `/start ${link}`);

    expect(taken.photo).toBeDefined();
    expect(plain(taken.text)).toContain("👤 Kenji");
    expect((await ticketsOf(event.id)).map(({ userId }) => userId)).toEqual([kenji]);
    expect(await last(town, ines)).toBe("Esta entrada ya no es válida, o no es de este evento.");
  });

  test("of several types is chosen first; those that are sold out are told and not offered", async ({
    town,
  }) => {
    const event = await sale(town, {
      ticketTypes: [
        { name: "Early bird", priceMinor: 3000, capacity: 1 },
        { name: "General", priceMinor: 4500 },
        { name: "Supporter", priceMinor: 6000 },
      ],
    });
    await db.update(ticketTypes).set({ capacity: 0 }).where(eq(ticketTypes.name, "Early bird"));
    await town.says(tom, `/start b_${event.code}`);
    const asked = await town.last(tom);
    await town.taps(tom, "Supporter, $60.00");

    expect(plain(asked.text)).toBe("🎟️ Which ticket for Rooftop Film Night?\nEarly bird is sold out.");
    expect(labels(asked)).toEqual([["General, $45.00"], ["Supporter, $60.00"]]);
    expect(await last(town, tom)).toContain("💰 Price: $60.00, 1 × Supporter");
  });

  test("costs less with a code from a link, and a wrong code holds nothing", async ({ town }) => {
    const event = await sale(town);
    const promo = NewPromo.parse({ code: "SPRING_26", kind: "percent", value: 2000 });
    await createPromo(acting(town, maya), event.id, promo);
    await town.says(tom, `/start b_${event.code}_AUTUMN`);
    const wrong = await last(town, tom);
    const held = await ticketsOf(event.id);
    await town.says(tom, `/start b_${event.code}_SPRING_26`);

    expect(wrong).toBe("This code isn't valid for this event, or it has been used up.");
    expect(held).toEqual([]);
    expect(await last(town, tom)).toContain("💰 Price: $36.00, 1 × General");
  });

  test("is not found by trying codes: they are counted together with those tried over HTTP", async ({
    town,
  }) => {
    const event = await sale(town);
    const promo = NewPromo.parse({ code: "SPRING_26", kind: "percent", value: 2000 });
    await createPromo(acting(town, maya), event.id, promo);
    await spendAll(town, `search:${tom}`, rates.search);
    await town.says(tom, `/start b_${event.code}_SPRING_26`);
    const refused = await town.last(tom);
    await town.says(tom, `/start b_${event.code}`);

    expect(refused.text).toMatch(/^That was a bit much at once\. It is possible again from /);
    expect(labels(refused)).toEqual([["View Details"]]);
    expect(await last(town, tom)).toContain("💰 Price: $45.00, 1 × General");
  });

  test("can become two before it is paid, and both are given back with Cancel", async ({ town }) => {
    const event = await sale(town);
    await town.says(tom, `/buy_ticket ${event.code}`);
    await town.taps(tom, "One more ticket");
    const two = await last(town, tom);
    await town.taps(tom, "Cancel");
    const again = await town.taps(tom, "Start again");

    expect(two).toContain("💰 Price: $90.00, 2 × General\n⏳ Your seats are held until");
    expect(again).toMatchObject({ kind: "silent" });
    expect(await last(town, tom)).toContain("💰 Price: $45.00, 1 × General");
    const held = (await ticketsOf(event.id)).filter(({ status }) => status === "held");
    expect(held).toHaveLength(1);
  });

  test("stays held when there is no room for another one", async ({ town }) => {
    const event = await sale(town, { capacity: 1 });
    await town.says(tom, `/buy_ticket ${event.code}`);
    const refused = await town.taps(tom, "One more ticket");

    expect(refused).toMatchObject({ kind: "alert" });
    expect((await ticketsOf(event.id)).map(({ status }) => status)).toEqual(["held"]);
  });
});

describe("Paying", () => {
  test("at Stripe leads to its page, and holds the seat as long as that can be paid", async ({ town }) => {
    const event = await sale(town);
    await town.says(tom, `/buy_ticket ${event.code}`);
    await town.taps(tom, "Pay via Stripe");
    const page = await town.last(tom);

    expect(plain(page.text)).toContain("🔗 Complete your payment via Stripe:\nEvent: Rooftop Film Night");
    expect(plain(page.text)).toContain("⏳ Your seat is held until 7:23 PM (Berlin) (in 41 minutes).");
    expect(labels(page)).toEqual([["Pay Now via Stripe"], ["Pay in Telegram", "Cancel"]]);
    expect(page.inlineKeyboard![0]![0]).toMatchObject({
      url: expect.stringMatching(/^https:\/\/checkout\./),
    });
  });

  test("can be taken up again while the seat is held, from the event and from the list", async ({ town }) => {
    const event = await sale(town);
    await town.says(tom, `/buy_ticket ${event.code}`);
    const mine = plain((await town.says(tom, "/my_events")).text);
    await town.taps(tom, "1");
    const card = await town.last(tom);
    await town.taps(tom, "Continue payment");

    expect(mine).toContain(
      "1. Rooftop Film Night, Fri, Nov 27, 6:42 PM (Berlin), payment open until 6:57 PM",
    );
    expect(labels(card)[0]).toEqual(["Continue payment", "Cancel"]);
    expect(await last(town, tom)).toContain("🎟️ Ticket Purchase for Rooftop Film Night");
  });

  test("is refused by Telegram once the seat is held no longer, and no money is taken", async ({ town }) => {
    const event = await sale(town);
    await town.says(tom, `/buy_ticket ${event.code}`);
    await town.taps(tom, "Pay in Telegram");
    town.clock.forward(16 * minute);
    await town.drain();
    const paid = await pay(town, tom);

    expect(paid).toMatchObject({
      status: "failed",
      reason: "refused",
      error: "This seat is no longer held. Tap Buy ticket on the event to get a new one.",
    });
    expect((await paymentsOf(event.id)).map(({ paidAt }) => paidAt)).toEqual([null]);
    expect((await town.messages(tom)).map(({ text }) => text)).toContain(
      "⏳ The time to pay is over, so your seat at Rooftop Film Night is free again. No money was taken.",
    );
  });

  test("is refused to anybody but the buyer, in the words of whoever tries", async ({ town }) => {
    const event = await sale(town);
    await start(town, ines);
    await town.says(tom, `/buy_ticket ${event.code}`);
    await town.taps(tom, "Pay in Telegram");
    const [payment] = await paymentsOf(event.id);
    await town.handle({
      pre_checkout_query: {
        id: "77",
        from: { id: ines, is_bot: false, first_name: "Inés", language_code: "es" },
        currency: "USD",
        total_amount: 4500,
        invoice_payload: payment!.id,
      },
    });

    expect(town.calls("answerPreCheckoutQuery").at(-1)!.request).toMatchObject({
      ok: false,
      error_message: "Esta factura es de otra persona. Abre el evento para comprar tu propia entrada.",
    });
    // The town never asked this question, so it takes no answer to it; that is noted, and fails nothing.
    expect(town.failures.splice(0)).toHaveLength(1);
  });

  test("counts once, however often Telegram tells of it", async ({ town }) => {
    const event = await sale(town);
    await buyInTelegram(town, event);
    const told = town.updates.findLast(({ message }) => message?.successful_payment)!;
    await town.redeliver(told);

    expect(await paymentsOf(event.id)).toHaveLength(1);
    const texts = (await town.messages(tom)).map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith("✅ Payment Successful!"))).toHaveLength(1);
  });

  test("for what we do not know of is never dropped: the update fails, and the payer hears that it came", async ({
    town,
  }) => {
    const event = await sale(town);
    await buyInTelegram(town, event);
    const { message } = town.updates.findLast(({ message }) => message?.successful_payment)!;
    const paid = { ...message!.successful_payment!, invoice_payload: "something else" };
    const handled = town.handle({ message: { ...message!, successful_payment: paid } as never });

    await expect(handled).rejects.toThrow("No payment is called something else");
    expect(await last(town, tom)).toContain("⏳ Your payment of $45.00 has arrived.");
    expect(town.failures.splice(0)).toHaveLength(1);
  });
});

describe("A full event that sells tickets", () => {
  test("has a waiting list, and a seat that is offered is paid for after Accept", async ({ town }) => {
    const event = await sale(town, { capacity: 1 });
    await buyInTelegram(town, event);
    await start(town, kenji);
    await town.says(kenji, `/rsvp ${event.code}`);
    const waiting = (await town.messages(kenji)).map(({ text }) => plain(text));
    await town.says(tom, `/cancel_rsvp ${event.code}`);
    await town.taps(tom, "Cancel RSVP");
    await town.drain();
    const offer = await town.last(kenji);
    await town.taps(kenji, "Accept and pay");

    expect(waiting).toContainEqual(
      expect.stringContaining("⏳ You're number 1 on the waiting list for Rooftop Film Night."),
    );
    expect(labels(offer)).toEqual([["Accept and pay", "Decline"]]);
    expect(await last(town, kenji)).toContain("🎟️ Ticket Purchase for Rooftop Film Night\n💰 Price: $45.00");
  });
});

describe("An old button", () => {
  test("keeps late money for the first who waits, who is asked before it goes back, and answered when it does", async ({
    town,
  }) => {
    const event = await sale(town, { capacity: 1 });
    await town.says(tom, `/buy_ticket ${event.code}`);
    await town.taps(tom, "Pay in Telegram");
    town.clock.forward(20 * minute);
    await town.drain();
    await start(town, kenji);
    await town.says(kenji, `/buy_ticket ${event.code}`);
    await town.taps(kenji, "Pay in Telegram");
    await pay(town, kenji);
    const late = (await paymentsOf(event.id)).find(({ userId }) => userId === tom)!;
    const money = { paymentId: late.id, amountMinor: 4500, currency: "USD", providerPaymentId: "ch_late" };
    await applyPayment(asSystem(acting(town, tom), "test"), money);
    await town.drain();

    const letter = await town.last(tom);
    expect(plain(letter.text)).toBe(
      "💰 Your payment of $45.00 for Rooftop Film Night came after the last seat was taken.\nYou're first on the waiting list and your money is kept for it: the next seat is yours at once.\nIf none comes free before the event starts, all of it goes back to your card.",
    );
    expect(labels(letter)).toEqual([["Get my money back", "View Event"]]);
    await town.taps(tom, "View Event");
    expect(await last(town, tom)).toContain(
      "👥 You're number 1 on the waiting list. Your payment is kept for it.",
    );
    await town.taps(tom, "Leave waiting list");
    expect(await last(town, tom)).toBe(
      "Leave the waiting list for Rooftop Film Night?\n💰 $45.00 goes back to your card, usually within 5 to 10 business days.",
    );
    expect(labels(await town.last(tom))).toEqual([["Stay on the list", "Get my money back"]]);
    await town.taps(tom, "Get my money back");
    expect(await last(town, tom)).toBe(
      "❌ You've left the waiting list for Rooftop Film Night.\n💰 $45.00 goes back to your card, usually within 5 to 10 business days.",
    );
  });

  test("gives no paid seat away, and says that one goes already", async ({ town }) => {
    const event = await sale(town);
    await town.says(tom, `/buy_ticket ${event.code}`);
    const choice = await town.last(tom);
    await town.taps(tom, "Pay in Telegram");
    await pay(town, tom);
    const cancelled = await town.act({
      as: tom,
      do: "tap",
      chatId: botId,
      messageId: choice.id,
      row: 1,
      column: 1,
    });

    expect(cancelled).toMatchObject({ answer: { kind: "alert" } });
    expect((await ticketsOf(event.id)).map(({ status }) => status)).toEqual(["active"]);
  });

  test("on a payment at Stripe asks Stripe, and the ticket comes", async ({ town }) => {
    const event = await sale(town);
    await town.says(tom, `/buy_ticket ${event.code}`);
    await town.taps(tom, "Pay via Stripe");
    const [payment] = await paymentsOf(event.id);
    await town.says(tom, `/start p_${payment!.id}`);
    const waiting = await town.last(tom);
    expect(town.bank.pay(payment!.id)).toBe(true);
    await town.taps(tom, "Check now");
    const success = await last(town, tom);
    await town.says(tom, `/start p_${payment!.id}`);

    expect(plain(waiting.text)).toBe(
      "⏳ Stripe is confirming your payment of $45.00. There's no need to pay again; your ticket will arrive here.",
    );
    expect(success).toContain("✅ Payment Successful!");
    expect(await last(town, tom)).toContain("Show this code at the door.");
  });
});

describe("Giving a paid ticket back", () => {
  test("tells before and after what comes back, and that nothing does where the policy says so", async ({
    town,
  }) => {
    const kind = await sale(town, { refundPolicy: [{ hoursBefore: 24, percent: 100 }] });
    await buyInTelegram(town, kind);
    await town.says(tom, `/cancel_rsvp ${kind.code}`);
    const question = await last(town, tom);
    await town.taps(tom, "Cancel RSVP");
    const strict = await publish(town, { capacity: 10, ...film });
    await buyInTelegram(town, strict);
    await town.says(tom, `/cancel_rsvp ${strict.code}`);

    const texts = (await town.messages(tom)).map(({ text }) => plain(text));
    const back = "💰 $45.00 goes back to your card, usually within 5 to 10 business days.";
    expect(question).toBe(`Give up your seat at Rooftop Film Night?\n${back}`);
    expect(texts).toContain(`❌ Your RSVP for Rooftop Film Night has been cancelled.\n${back}`);
    expect(await last(town, tom)).toBe(
      "Give up your seat at Rooftop Film Night?\n💰 By the refund policy, no money comes back.",
    );
  });

  test("says why not once somebody is in with it", async ({ town }) => {
    const event = await sale(town);
    await buyInTelegram(town, event);
    await town.says(tom, `/cancel_rsvp ${event.code}`);
    await db
      .update(tickets)
      .set({ status: "used", usedAt: event.startsAt })
      .where(eq(tickets.eventId, event.id));
    const answer = await town.taps(tom, "Cancel RSVP");

    expect(answer).toMatchObject({ text: expect.stringContaining("already checked in") });
    expect((await ticketsOf(event.id)).map(({ status }) => status)).toEqual(["used"]);
  });
});

describe("An event that is online only", () => {
  test("is sold in Stars: the invoice comes at once, and Stars that go back void the ticket", async ({
    town,
  }) => {
    const event = await sale(town, {
      location: null,
      onlineUrl: "https://meet.example.com/film",
      priceMinor: 450,
      currency: "XTR",
    });
    await town.act({ as: tom, do: "buy-stars", count: 1000 });
    await town.says(tom, `/buy_ticket ${event.code}`);
    const invoice = await invoiceOf(town, tom);
    const paid = await pay(town, tom);
    const [payment] = await paymentsOf(event.id);
    await town.api.refundStarPayment(tom, payment!.telegramChargeId!);
    await town.says(tom, "/my_events");

    expect(labels(invoice)).toEqual([["Pay 450 ⭐"], ["Cancel"]]);
    expect(paid).toMatchObject({ status: "paid" });
    expect(payment).toMatchObject({ provider: "stars", providerPaymentId: payment!.telegramChargeId });
    const texts = (await town.messages(tom)).map(({ text }) => plain(text));
    expect(texts).toContainEqual(
      expect.stringContaining("💰 450 ⭐ is on its way back to your Stars for Rooftop Film Night."),
    );
    expect((await ticketsOf(event.id)).map(({ status }) => status)).toEqual(["cancelled"]);
  });
});

describe("In a group", () => {
  test("the card's button and the command lead to the private chat, where tickets are bought", async ({
    town,
  }) => {
    const event = await sale(town);
    const chat = await group(town, [tom]);
    const messageId = await share(town, tom, event, chat);
    const card = (await town.messages(tom, chat)).find(({ id }) => id === messageId)!;
    const url = `https://t.me/event_bot?start=b_${event.code}`;
    await town.says(tom, `/buy_ticket@event_bot ${event.code}`, chat);
    const answer = await town.last(tom, chat);

    expect(card.inlineKeyboard![0]![0]).toMatchObject({ text: "Buy ticket, $45.00", url });
    expect(plain(answer.text)).toBe("This event sells tickets. Please choose one first.");
    expect(answer.inlineKeyboard).toEqual([[expect.objectContaining({ text: "Buy ticket", url })]]);
    expect(await ticketsOf(event.id)).toEqual([]);
  });
});

describe("For the organizer", () => {
  test("/payments tells what came in, and nobody else", async ({ town }) => {
    const event = await sale(town);
    await buyInTelegram(town, event);
    const status = await town.says(maya, `/payments ${event.code}`);
    const refused = await town.says(tom, `/payments ${event.code}`);

    expect(plain(status.text)).toBe(
      "💰 Payment Status for Rooftop Film Night:\n✅ Successful: 1 ($45.00)\n⏳ Pending: 0 ($0.00)",
    );
    expect(labels(status)).toEqual([["View Payment Details"]]);
    expect(plain(refused.text)).toBe("Only the organizer of this event can do that.");
  });
});

test("/paysupport takes a question about a payment to a person", async ({ town }) => {
  await start(town, tom);
  expect((await town.says(tom, "/paysupport")).text).toContain("a person will answer here");
});
