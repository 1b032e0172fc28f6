import { describe, expect } from "vitest";
import { join, labels, publish, refresh, start } from "@/tests/support/scenes";
import { ines, jonas, kenji, maya, plain, type Town, test, tom } from "@/tests/support/town";

const hour = 3_600_000;

/** An event of one seat that Tom has, with these people waiting for it. */
async function full(town: Town, ...waiting: number[]) {
  const event = await publish(town, { capacity: 1, maxGuests: 2 });
  await join(town, event, tom, ...waiting);
  await town.drain();
  return event;
}

/** Tom gives his seat back. */
async function giveUp(town: Town, { code }: { code: string }) {
  await town.says(tom, `/cancel_rsvp ${code}`);
  await town.taps(tom, "Cancel RSVP");
  await town.drain();
}

const last = async (town: Town, as: number) => plain((await town.last(as)).text);

describe("A full event", () => {
  test("has a waiting list, in the order of joining", async ({ town }) => {
    const event = await full(town, kenji, jonas);

    expect(await last(town, jonas)).toBe(
      "⏳ You're number 2 on the waiting list for Rooftop Film Night.\nWhen a seat frees up we hold it for you and write to you here.",
    );
    const mine = await town.says(jonas, "/my_events");
    expect(plain(mine.text)).toContain(
      "1. Rooftop Film Night, Fri, Nov 27, 6:42 PM (Berlin), number 2 on the waiting list",
    );
    await town.taps(jonas, "1");
    expect(labels(await town.last(jonas))).toEqual([["Leave waiting list"], ["Open in Web App"]]);
    expect((await town.says(kenji, `/cancel_rsvp ${event.code}`)).text).toContain(
      "You're number 1 on the waiting list",
    );
  });

  test("offers a freed seat to the first in line, who accepts it once, however often they tap", async ({
    town,
  }) => {
    const event = await full(town, kenji, jonas);
    await giveUp(town, event);
    const offer = await town.last(kenji);
    await town.taps(kenji, "Accept");
    const tap = town.updates.at(-1)!.callback_query!;
    await town.handle({ callback_query: { ...tap, id: "5" } });

    expect(plain(offer.text)).toContain("🎟️ A seat at Rooftop Film Night is yours if you'd like it!");
    expect(plain(offer.text)).toContain("⏳ Held for you until Mon, Nov 23, 6:42 AM (Berlin) (in 12 hours).");
    expect(labels(offer)).toEqual([["Accept", "Decline"]]);
    const texts = (await town.messages(kenji)).map(({ text }) => text);
    expect(texts.at(-2)).toBe("✅ The seat at Rooftop Film Night is yours.");
    expect(texts.at(-1)).toContain("You're now RSVP'd for Rooftop Film Night!");
    expect((await town.says(jonas, "/my_events")).text).toContain("number 1 on the waiting list");
  });

  test("passes a declined seat on, and the one who declined may join again", async ({ town }) => {
    const event = await full(town, kenji, jonas);
    await giveUp(town, event);
    await town.taps(kenji, "Decline");
    const declined = await town.last(kenji);
    const again = await town.act({
      as: kenji,
      do: "tap",
      chatId: declined.chatId,
      messageId: declined.id,
      row: 0,
      column: 0,
    });
    await town.drain();

    expect(declined.text).toBe(
      "❌ You passed on the seat at Rooftop Film Night. It goes to the next person.",
    );
    expect(labels(declined)).toEqual([["Join waiting list again", "Find events"]]);
    expect(await last(town, jonas)).toContain("is yours if you'd like it!");
    expect(again).toMatchObject({ ok: true });
    expect(await last(town, kenji)).toContain("You're number 1 on the waiting list");
  });

  test("passes a seat on that nobody answered for, and says so to both", async ({ town }) => {
    const event = await full(town, kenji, jonas);
    await giveUp(town, event);
    town.clock.forward(12 * hour);
    await town.drain();
    const late = await town.taps(kenji, "Accept");

    expect(await last(town, kenji)).toBe(
      "⏳ The offer for Rooftop Film Night ended at 6:42 AM (Berlin), and the seat passed to the next person.",
    );
    expect(await last(town, jonas)).toContain("is yours if you'd like it!");
    expect(late).toEqual({
      kind: "alert",
      text: "This offer has ended, and the seat passed to the next person.",
    });
  });

  test("can be left from the list, and an old button takes no seat away", async ({ town }) => {
    const event = await full(town, kenji, jonas);
    await town.taps(jonas, "Leave waiting list");
    const left = await town.last(jonas);
    await giveUp(town, event);
    await town.taps(kenji, "Accept");
    await town.drain();
    await town.taps(kenji, "Leave waiting list");

    expect(left.text).toBe("❌ You've left the waiting list for Rooftop Film Night.");
    expect(await last(town, kenji)).toBe("Give up your seat at Rooftop Film Night?");
    expect((await town.says(kenji, "/my_events")).text).toContain("going");
  });

  test("with more room makes offers at once, to as many as fit", async ({ town }) => {
    const { code } = await full(town, kenji, jonas, ines);
    await town.says(maya, `/edit ${code}`);
    await town.taps(maya, "Capacity");
    await town.says(maya, "3");
    await town.taps(maya, "Save");
    await town.drain();

    expect(await last(town, kenji)).toContain("is yours if you'd like it!");
    expect(await last(town, jonas)).toContain("is yours if you'd like it!");
    expect(await last(town, ines)).toContain("lista de espera");
  });
});

describe("Guests", () => {
  test("are brought as long as there is room, and the organizer allows it", async ({ town }) => {
    const { code } = await publish(town, { capacity: 3, maxGuests: 5 });
    await start(town, tom, kenji);
    await town.says(tom, `/rsvp ${code}`);
    await town.taps(tom, "Bring guests");
    const asked = await town.last(tom);
    await town.taps(tom, "+1");
    await town.says(kenji, `/rsvp ${code}`);
    await town.taps(kenji, "Bring guests");
    const none = await town.last(kenji);
    await town.taps(tom, "Guests");
    await town.taps(tom, "Just me");
    await refresh(town);
    await town.taps(kenji, "Back");

    expect(labels(asked)).toEqual([["Just me", "+1", "+2"], ["Back"]]);
    expect(labels(none)).toEqual([["Just me", "Back"]]);
    expect((await town.last(kenji)).text).toContain("👥 You're going. 2 / 3 going");
  });

  test("are not offered where nobody may bring any", async ({ town }) => {
    const { code } = await publish(town, { maxGuests: 0 });
    await start(town, tom);
    await town.says(tom, `/rsvp ${code}`);

    expect(labels(await town.last(tom)).flat()).not.toContain("Bring guests");
  });

  test("of somebody who has no seat any more are refused", async ({ town }) => {
    const { code } = await publish(town, { maxGuests: 2 });
    await start(town, tom);
    await town.says(tom, `/rsvp ${code}`);
    const letter = await town.last(tom);
    await town.taps(tom, "Bring guests");
    await town.says(tom, `/cancel_rsvp ${code}`);
    await town.taps(tom, "Cancel RSVP");

    const answers = [
      await town.taps(tom, "+2"),
      await town.act({ as: tom, do: "tap", chatId: letter.chatId, messageId: letter.id, row: 1, column: 0 }),
    ];

    expect(JSON.stringify(answers).match(/You don't have a seat here/g)).toHaveLength(2);
  });
});
