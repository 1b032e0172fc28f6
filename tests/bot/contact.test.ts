import { describe, expect } from "vitest";
import { asSystem } from "@/domain/context";
import { failPayment } from "@/domain/payments/fail";
import { startPayment } from "@/domain/payments/start";
import { acting, join, labels, publish, start } from "@/tests/support/scenes";
import { botId, jonas, maya, plain, type Town, test, tom } from "@/tests/support/town";

const last = async (town: Town, as: number) => plain((await town.last(as)).text);

/** Tom has bought a ticket of Maya's event, which gives nothing back. */
async function sold(town: Town) {
  const event = await publish(town, { priceMinor: 4500, currency: "USD", refundPolicy: [] });
  await start(town, tom);
  await town.says(tom, `/buy_ticket ${event.code}`);
  await town.taps(tom, "Pay in Telegram");
  const { id: messageId } = (await town.messages(tom)).filter(({ invoice }) => invoice).at(-1)!;
  await town.act({ as: tom, do: "pay", chatId: botId, messageId });
  await town.drain();
  return event;
}

describe("Somebody whose money the policy keeps", () => {
  test("asks the organizer, who answers, and neither sees the other's account", async ({ town }) => {
    const event = await sold(town);
    await town.says(tom, `/cancel_rsvp ${event.code}`);
    const asked = await town.last(tom);
    await town.taps(tom, "Contact Organizer");
    const question = await last(town, tom);
    await town.says(tom, "I broke my leg. May I have my money back?");
    const sent = await town.last(tom);
    await town.drain();
    const letter = await town.last(maya);
    await town.taps(maya, "Reply");
    const replying = await last(town, maya);
    await town.says(maya, "Of course, get well soon.");
    const replied = await town.last(maya);
    await town.drain();
    const answer = await town.last(tom);
    await town.taps(tom, "Answer");
    await town.says(tom, "Thank you!");
    await town.drain();

    expect(plain(asked.text)).toContain("By the refund policy, no money comes back.");
    expect(labels(asked)).toEqual([["Keep my seat", "Cancel RSVP"], ["Contact Organizer"]]);
    expect(question).toMatch(/^✏️ What should I pass on to Maya\b.* about Rooftop Film Night\?/);
    expect(plain(sent.text)).toMatch(/^✅ Sent to Maya.*\. The answer comes here\.$/);
    expect(plain(letter.text)).toMatch(
      /^💬 Tom.* writes about Rooftop Film Night:\nI broke my leg\. May I have my money back\?\n\n💳 Paid \$45\.00 for 1 ticket\.\nBy the refund policy, no money comes back\.$/,
    );
    expect(labels(letter)).toEqual([["Reply", "Refund…"], ["Receipt"]]);
    expect(replying).toMatch(/^✏️ What should I pass on to Tom/);
    expect(labels(replied)).toEqual([["Manage", "View Attendees"]]);
    expect(plain(answer.text)).toMatch(
      /^💬 Maya.* writes about Rooftop Film Night:\nOf course, get well soon\.$/,
    );
    expect(await last(town, maya)).toContain("Thank you!");
    for (const { text } of [letter, answer]) expect(text).not.toMatch(/@|t\.me/);
  });

  test("has the way in the answer to a cancellation, and on the card of the event that is over", async ({
    town,
  }) => {
    const event = await sold(town);
    await town.says(tom, `/cancel_rsvp ${event.code}`);
    await town.taps(tom, "Cancel RSVP");
    const cancelled = labels(await town.last(tom));
    town.clock.forward(7 * 24 * 3_600_000);
    await town.says(tom, `/start e_${event.code}`);

    expect(cancelled.at(-1)).toEqual(["Contact Organizer"]);
    expect(labels(await town.last(tom)).at(-1)).toEqual(["Open in Web App", "Contact Organizer"]);
  });
});

describe("The link that leads to writing to the organizer", () => {
  test("asks a guest, and tells others what it is for", async ({ town }) => {
    const event = await publish(town);
    await join(town, event, tom);
    await town.act({ as: tom, do: "start", parameter: `c_${event.code}` });
    await town.act({ as: jonas, do: "start", parameter: `c_${event.code}` });
    await town.act({ as: maya, do: "start", parameter: `c_${event.code}` });

    expect(await last(town, tom)).toContain("What should I pass on to Maya");
    for (const as of [jonas, maya])
      expect(await last(town, as)).toContain("for people who have or had a seat here");
  });

  test("leads nowhere where the event may not be known", async ({ town }) => {
    const event = await publish(town, { visibility: "private" });
    await start(town, tom);
    await town.act({ as: tom, do: "start", parameter: `c_${event.code}` });
    await town.act({ as: tom, do: "start", parameter: "c_" });
    expect(await last(town, tom)).toContain("I can't find that event.");
  });
});

test("A message without words is asked for again", async ({ town }) => {
  const event = await publish(town);
  await join(town, event, tom);
  await town.act({ as: tom, do: "start", parameter: `c_${event.code}` });
  await town.says(tom, "\u200b");
  const asked = await last(town, tom);
  await town.says(tom, "May I bring my dog?");

  expect(asked).toContain("There are no words in that.");
  expect(await last(town, tom)).toContain("Sent to Maya");
});

test("A sixth message within a day is refused before it is written", async ({ town }) => {
  const event = await publish(town);
  await join(town, event, tom);
  for (let n = 0; n < 5; n++) {
    await town.act({ as: tom, do: "start", parameter: `c_${event.code}` });
    await town.says(tom, `Question ${n}`);
  }
  await town.act({ as: tom, do: "start", parameter: `c_${event.code}` });
  expect(await last(town, tom)).toContain("It is possible again from");
});

test("A payer whose card was declined can be written to without a username", async ({ town }) => {
  const event = await publish(town, { priceMinor: 4500, currency: "USD" });
  await start(town, tom);
  await town.says(tom, `/buy_ticket ${event.code}`);
  await town.db(`update users set username = null where user_id = ${tom}`);
  const { id: paymentId } = await startPayment(acting(town, tom), { eventId: event.id, provider: "stripe" });
  await failPayment(asSystem(acting(town, tom), "test"), {
    paymentId,
    attemptId: "1",
    code: "insufficient_funds",
  });
  await town.drain();
  await town.taps(maya, "Contact User");
  await town.says(maya, "Shall I hold your seat?");
  await town.drain();
  expect(await last(town, tom)).toContain("Shall I hold your seat?");
});
