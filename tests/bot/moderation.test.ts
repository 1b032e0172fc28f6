import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { refunds } from "@/db/schema/payments";
import { users } from "@/db/schema/users";
import { reportEvent } from "@/domain/events/report";
import { suspendEvent } from "@/domain/events/suspend";
import { db } from "@/tests/support/database";
import { acting, join, labels, publish, start } from "@/tests/support/scenes";
import { botId, kenji, maya, plain, priya, type Town, test, tom } from "@/tests/support/town";

const last = async (town: Town, as: number) => plain((await town.last(as)).text);

/** Tom says that Maya's event is a scam, and Priya, an administrator, hears of it. */
async function reported(town: Town) {
  await start(town, priya);
  const event = await publish(town);
  await join(town, event, tom);
  await reportEvent(acting(town, tom), { eventId: event.id, reason: "scam", note: "Wants my card." });
  await town.drain();
  return event;
}

describe("A report", () => {
  test("leads to the suspension of its event, for a reason that its organizer reads, and back", async ({
    town,
  }) => {
    const event = await reported(town);
    const report = await town.last(priya);
    await town.taps(priya, "Suspend event");
    const why = await last(town, priya);
    await town.says(priya, "This is an advertisement.");
    const sure = await town.last(priya);
    await town.taps(priya, "Suspend event");
    const panel = await town.last(priya);
    await town.drain();
    const told = await town.last(maya);
    const toGuest = await town.says(tom, `/rsvp ${event.code}`);
    const toOwner = await town.says(maya, `/start e_${event.code}`);
    await town.taps(priya, "Lift: event");
    const lifted = await town.last(priya);

    expect(labels(report)).toEqual([["Open event"], ["Suspend event", "Suspend organizer"], ["Dismiss"]]);
    expect(why).toContain("Why do you suspend Rooftop Film Night, by Maya Lindqvist?");
    expect(plain(sure.text)).toContain("Suspend Rooftop Film Night?");
    expect(labels(sure)).toEqual([["Suspend event"], ["Cancel"]]);
    expect(plain(panel.text)).toContain('⛔ Rooftop Film Night is suspended: "This is an advertisement."');
    expect(plain(told.text)).toContain('suspended Rooftop Film Night: "This is an advertisement."');
    expect(labels(told)).toEqual([["Contact support", "Manage"]]);
    expect(toGuest.text).toContain("This event has been suspended by the administrators.");
    expect(labels(toGuest)).toEqual([["Contact support"]]);
    expect(plain(toOwner.text)).toMatch(/^⛔ Suspended: This is an advertisement\.\nRooftop Film Night/);
    expect(labels(toOwner)[0]).toEqual(["Contact support"]);
    expect(plain(lifted.text)).toContain("Neither the event nor its organizer is suspended.");
    expect(labels(lifted)).toEqual([
      ["Open event"],
      ["Suspend event", "Suspend organizer"],
      ["Review their next events"],
    ]);
  });

  test("asks whether everybody has their money back, where somebody has paid", async ({ town }) => {
    await start(town, priya, kenji, tom);
    const event = await publish(town, { priceMinor: 4500, currency: "USD" });
    await town.says(kenji, `/buy_ticket ${event.code}`);
    await town.taps(kenji, "Pay in Telegram");
    const invoice = (await town.messages(kenji)).findLast(({ invoice: one }) => one)!;
    await town.act({ as: kenji, do: "pay", chatId: botId, messageId: invoice.id });
    await reportEvent(acting(town, tom), { eventId: event.id, reason: "scam", note: "" });
    await town.drain();
    await town.taps(priya, "Suspend event");
    await town.says(priya, "A scam.");
    const sure = await town.last(priya);
    const before = await db.select().from(refunds);
    await town.taps(priya, "Suspend and refund everyone");
    await town.drain();

    expect(plain(sure.text)).toContain(
      "If you refund everyone, $45.00 goes back to 1 person, and nobody keeps a seat.",
    );
    expect(labels(sure)).toEqual([["Suspend and refund everyone"], ["Suspend, no refunds"], ["Cancel"]]);
    expect(before).toEqual([]);
    expect(await db.select().from(refunds)).toMatchObject([{ amountMinor: 4500 }]);
    const told = (await town.messages(kenji)).map(({ text }) => plain(text)).join("\n");
    expect(told).toContain("was taken down by the administrators, and your place with it.");
  });

  test("leads to the suspension of its organizer, whom nothing but the support answers until it is lifted", async ({
    town,
  }) => {
    const event = await reported(town);
    await town.taps(priya, "Suspend organizer");
    await town.says(priya, "Spam.");
    await town.taps(priya, "Suspend organizer");
    const panel = await town.last(priya);
    const card = await town.last(maya);

    const answers = [
      await town.says(maya, "/events"),
      await town.says(maya, "Hello?"),
      await town.says(maya, "/start"),
    ];
    const toGuest = await town.says(tom, `/rsvp ${event.code}`);
    await town.taps(maya, "Contact support");
    const ask = await last(town, maya);
    await town.says(maya, "It was my sister.");
    await town.drain();
    const question = await town.last(priya);

    expect(plain(panel.text)).toContain('⛔ Maya Lindqvist is suspended: "Spam."');
    for (const answer of answers) {
      expect(plain(answer.text)).toBe(
        'Your account is suspended: "Spam.". If you think this is a mistake, write to us here: /support',
      );
      expect(labels(answer)).toEqual([["Contact support"]]);
    }
    expect(toGuest.text).toContain("This event has been suspended");
    expect(ask).toContain("Tell us what happened");
    expect(plain(question.text)).toContain("It was my sister.");
    expect(card.id).toBeLessThan((await town.last(maya)).id);
    await town.says(priya, `/moderate ${event.code}`);
    await town.taps(priya, "Lift: organizer");
    expect((await town.says(maya, "/events")).text).toContain("Rooftop Film Night");
  });

  test("can be dismissed", async ({ town }) => {
    await reported(town);
    const report = await town.last(priya);

    expect(await town.taps(priya, "Dismiss")).toMatchObject({ text: "Dismissed." });

    expect((await town.messages(priya)).map(({ id }) => id)).not.toContain(report.id);
  });
});

describe("/moderate", () => {
  test("is for administrators, who find it in /help", async ({ town }) => {
    await start(town, priya, tom);
    const event = await publish(town);

    expect((await town.says(tom, `/moderate ${event.code}`)).text).toBe("Only an administrator can do that.");
    expect((await town.says(tom, "/help")).text).not.toContain("/moderate");
    expect((await town.says(priya, "/help")).text).toContain("/moderate");
    expect(labels(await town.says(priya, "/moderate"))[0]![0]).toContain("Rooftop Film Night");
  });

  test("has an organizer's next events reviewed again", async ({ town }) => {
    await start(town, priya);
    const event = await publish(town);
    await town.says(priya, `/moderate ${event.code}`);
    await town.taps(priya, "Review their next events");

    expect(await last(town, priya)).toContain("Their new events are looked at before they are listed.");
    const [organizer] = await db.select().from(users).where(eq(users.id, maya));
    expect(organizer!.verifiedAt).toBeNull();
  });

  test("lets guests give their seats back, and see nothing else", async ({ town }) => {
    const event = await publish(town, { capacity: 1 });
    await start(town, priya);
    await join(town, event, tom, kenji);
    await suspendEvent(acting(town, priya), { eventId: event.id, reason: "Spam.", refunds: false });
    await town.says(tom, `/cancel_rsvp ${event.code}`);
    const asked = await town.last(tom);
    await town.taps(tom, "Cancel RSVP");
    const left = await last(town, tom);
    const waiting = await town.says(kenji, `/cancel_rsvp ${event.code}`);
    const stranger = await town.says(priya, `/cancel_rsvp ${event.code}`);

    expect(labels(asked)[0]).toEqual(["Keep my seat", "Cancel RSVP"]);
    expect(left).toContain("Rooftop Film Night");
    expect(waiting.text).toContain("has been suspended");
    expect(stranger.text).toContain("don't have a seat");
  });

  test("suspends no administrator", async ({ town }) => {
    await start(town, priya);
    town.settings.adminIds = [priya, maya];
    const event = await publish(town);
    await town.says(priya, `/moderate ${event.code}`);

    expect(await town.taps(priya, "Suspend organizer")).toMatchObject({
      text: expect.stringContaining("Administrators can't be suspended"),
    });
  });
});
