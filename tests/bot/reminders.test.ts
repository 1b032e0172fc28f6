import { describe, expect } from "vitest";
import { followLink } from "@/domain/notifications/follow-link";
import { confirmComing } from "@/domain/reminders/confirm-coming";
import { acting, join, labels, onButton, publish, start } from "@/tests/support/scenes";
import { jonas, kenji, maya, plain, type Town, test, tom } from "@/tests/support/town";

const hour = 3_600_000;
const last = async (town: Town, as: number) => plain((await town.last(as)).text);
const said = async (town: Town, as: number) => (await town.messages(as)).map(({ text }) => plain(text));
const count = async (town: Town, as: number, text: string) =>
  (await said(town, as)).filter((line) => line.includes(text)).length;

/** Telegram brings the newest tap again, after it forgot that it was answered. */
async function tapAgain(town: Town) {
  const tap = town.updates.findLast(({ callback_query }) => callback_query)!.callback_query!;
  await town.handle({ callback_query: { ...tap, id: `${tap.id}-again` } });
}

/** An event in three days at noon in Berlin, with Tom going. The town's clock begins on a Sunday at 6:42 PM. */
async function event(town: Town) {
  const published = await publish(town, { startsAt: "2026-11-25T11:00:00Z" });
  await join(town, published, tom);
  await town.drain();
  return published;
}

/** The background looks when that long has passed. */
async function later(town: Town, hours: number) {
  town.clock.forward(hours * hour);
  await town.drain();
}

describe("A confirmation", () => {
  test("promises the reminder that will come, and none to who wants none or where it is switched off", async ({
    town,
  }) => {
    const far = await event(town);
    const toldFar = await said(town, tom);
    const near = await publish(town, { title: "Tomorrow", startsInHours: 5 });
    await join(town, near, tom);
    await town.drain();
    const soon = await publish(town, { title: "Soon", startsInHours: 0.5 });
    await join(town, soon, tom);
    await town.drain();
    const toldSoon = await last(town, tom);
    await town.says(maya, `/reminders ${far.code}`);
    for (const one of ["24 hours", "1 hour"]) {
      await town.taps(maya, one);
      await town.taps(maya, "Turn off");
      await town.taps(maya, "Back");
    }
    await join(town, far, kenji);
    await town.drain();

    expect(toldFar.at(-1)).toContain("We'll send you a reminder 24 hours before the event.");
    expect(await count(town, tom, "We'll send you a reminder 1 hour before the event.")).toBe(1);
    expect(toldSoon).not.toContain("reminder");
    expect(await last(town, kenji)).toContain("You're now RSVP'd");
    expect(await last(town, kenji)).not.toContain("reminder");
  });
});

describe("A reminder", () => {
  test("comes a day and an hour before, each with its own ways on", async ({ town }) => {
    await event(town);
    await later(town, 41.31);
    const day = await town.last(tom);
    await later(town, 23);
    const near = await town.last(tom);

    expect(plain(day.text)).toBe(
      "⏰ Reminder: Rooftop Film Night is tomorrow!\n📅 Date: Wednesday, November 25, 2026 at 12:00–2:00 PM (Berlin, GMT+1)\n📍 Location: Oranienstr. 1, Berlin\n\nWe're looking forward to seeing you!",
    );
    expect(labels(day)).toEqual([["View Details", "Cancel RSVP"], ["Stop these messages"]]);
    expect(plain(near.text)).toBe(
      "⏰ Your event Rooftop Film Night is starting in 1 hour!\n📍 Location: Oranienstr. 1, Berlin\n\nSee you soon!",
    );
    expect(labels(near)).toEqual([["View Details", "Get Directions"], ["Stop these messages"]]);
  });

  test("leads to the call where the event is online", async ({ town }) => {
    const online = await publish(town, {
      startsAt: "2026-11-25T11:00:00Z",
      location: null,
      onlineUrl: "https://meet.example.com/film",
    });
    await join(town, online, tom);
    await later(town, 64.31);

    const near = await town.last(tom);
    expect(labels(near)[0]).toEqual(["View Details", "Join Online"]);
    const [letter] = await town.db(
      "select delivery_id as id from deliveries where kind = 'reminder' order by created_at desc limit 1",
    );
    expect(near.inlineKeyboard![0]![1]).toMatchObject({ url: `https://app.example/l/${letter!.id}/join` });
    const follow = { deliveryId: letter!.id, to: "join", isTap: true } as const;
    expect(await followLink(acting(town, tom), follow)).toMatchObject({
      leadsTo: "join",
      event: { onlineUrl: "https://meet.example.com/film" },
    });
    expect(await town.db("select 1 from deliveries where tapped_at is not null")).toHaveLength(1);
  });

  test("that asks is answered with one tap, which counts once and stays tapped", async ({ town }) => {
    const { code } = await event(town);
    await town.says(maya, `/reminders ${code}`);
    await town.taps(maya, "24 hours");
    await town.taps(maya, "Ask who's coming");
    const asking = await last(town, maya);
    await later(town, 41.31);
    const before = labels(await town.last(tom));
    const answer = await town.taps(tom, "I'll be there");
    await tapAgain(town);
    const [row] = await town.db("select reconfirmed_at from rsvps where reconfirmed_at is not null");
    const tapped = await town.db(
      "select 1 from deliveries where kind = 'reminder' and tapped_at is not null",
    );

    expect(asking).toContain("It asks whether people are still coming.");
    expect(before[0]).toEqual(["I'll be there"]);
    expect(answer.text).toBe("Thank you! The organizer knows that you'll be there.");
    expect(labels(await town.last(tom))).toEqual([["View Details", "Cancel RSVP"], ["Stop these messages"]]);
    expect(row).toBeDefined();
    expect(tapped).toHaveLength(1);
  });

  test("whose reader has given the seat back says so to the old button", async ({ town }) => {
    const { id, code } = await event(town);
    await confirmComing(acting(town, tom), { eventId: id });
    await town.says(maya, `/reminders ${code}`);
    await town.taps(maya, "24 hours");
    await town.taps(maya, "Ask who's coming");
    await later(town, 41.31);
    await town.taps(tom, "Cancel RSVP");
    await town.taps(tom, "Cancel RSVP");
    const answer = await town.taps(tom, "I'll be there");

    expect(answer.text).toBe("You don't have a seat here, so there's nothing to cancel.");
  });
});

describe("Stop these messages", () => {
  test("is heeded from then on, can be undone, and leads to the preferences", async ({ town }) => {
    await event(town);
    await later(town, 41.31);
    await town.taps(tom, "Stop these messages");
    const muted = await town.last(tom);
    await town.taps(tom, "Undo");
    await tapAgain(town);
    const undone = await last(town, tom);
    await town.taps(tom, "Preferences");
    const preferences = await town.last(tom);
    await town.taps(tom, "Reminders: on");
    await tapAgain(town);
    const off = labels(await town.last(tom));
    await later(town, 23);

    expect(plain(muted.text)).toBe("🔒 Reminders are off. Changes and cancellations still reach you.");
    expect(labels(muted)).toEqual([["Undo", "Preferences"], ["Only for this event"]]);
    expect(undone).toBe("✅ These messages are on again.");
    expect(plain(preferences.text)).toContain("Messages you get");
    expect(labels(preferences)[0]).toEqual(["Reminders: on", "Updates: on", "After events: on"]);
    expect(off[0]).toEqual(["Reminders: off", "Updates: on", "After events: on"]);
    expect(await count(town, tom, "is starting in 1 hour")).toBe(0);
  });

  test("can be for one event alone", async ({ town }) => {
    await event(town);
    const other = await publish(town, { title: "Chess Night", startsAt: "2026-11-25T11:00:00Z" });
    await join(town, other, tom);
    await later(town, 41.31);
    const reminders = (await town.messages(tom)).filter(({ text }) => text.includes("is tomorrow"));
    await town.taps(tom, "Stop these messages");
    await town.taps(tom, "Only for this event");
    const muted = await last(town, tom);
    await later(town, 23);
    const near = (await said(town, tom)).filter((text) => text.includes("is starting in 1 hour"));

    expect(reminders).toHaveLength(2);
    expect(near).toHaveLength(1);
    expect(muted).toMatch(/^🔒 Reminders and updates of (Chess Night|Rooftop Film Night) are off\./);
    expect(near[0]).not.toContain(/updates of (.*) are off/.exec(muted)![1]);
  });
});

describe("Afterwards", () => {
  test("people are thanked, rate with one tap and may say more; the organizer reads it without names", async ({
    town,
  }) => {
    await event(town);
    await later(town, 68.31);
    const thanks = await town.last(tom);
    await town.taps(tom, "Share Feedback");
    const asked = await town.last(tom);
    await town.taps(tom, "4 ★");
    await tapAgain(town);
    const rated = await town.last(tom);
    await town.taps(tom, "Add a comment");
    const ask = await last(town, tom);
    const commented = await town.says(tom, "Lovely projector.");
    await town.redeliver();
    const rows = await town.db("select rating, comment from event_feedback");

    expect(plain(thanks.text)).toBe(
      "👋 Thank you for attending Rooftop Film Night!\nWe hope you enjoyed the event. Feel free to share your feedback.",
    );
    expect(labels(thanks)).toEqual([["Share Feedback"], ["Stop these messages"]]);
    expect(asked.text).toBe("How was Rooftop Film Night?");
    expect(labels(asked)).toEqual([
      ["1 ★", "2 ★", "3 ★"],
      ["4 ★", "5 ★", "Skip"],
    ]);
    expect(plain(rated.text)).toBe("✅ Thank you! Maya Lindqvist sees your rating without your name.");
    expect(ask).toContain("What would you like to say about Rooftop Film Night?");
    expect(plain(commented.text)).toContain("sees your comment without your name");
    expect(rows).toEqual([{ rating: 4, comment: "Lovely projector." }]);
  });

  test("whoever was not there, or is there still, has nothing to rate; Skip takes the question away", async ({
    town,
  }) => {
    const { id, code } = await event(town);
    await later(town, 68.31);
    await town.taps(tom, "Share Feedback");
    const asked = await town.last(tom);
    const stars = town.updates.at(-1)!.callback_query!;
    await town.taps(tom, "Skip");
    const left = (await town.messages(tom)).map((message) => message.id);
    await start(town, jonas);
    await town.says(jonas, `/rsvp ${code}`);
    const { packCallback } = await import("@/gateways/telegram/callbacks");
    const rate = (as: number, n: string) =>
      town.handle({
        callback_query: onButton({
          ...stars,
          id: `rate-${as}-${n}`,
          from: { ...stars.from, id: as },
          data: packCallback({ operation: "feedback.rate", id, arg: n }),
        }),
      });
    await rate(jonas, "5");
    const refused = town.calls("answerCallbackQuery").at(-1)!.request as { text: string };
    await rate(tom, "6");
    const stale = town.calls("answerCallbackQuery").at(-1)!.request as { text: string };

    expect(left).not.toContain(asked.id);
    expect(refused.text).toContain("You don't have a seat here");
    expect(stale.text).toContain("out of date");
    expect(await town.db("select 1 from event_feedback")).toHaveLength(0);
  });
});
