import { describe, expect } from "vitest";
import { packCallback } from "@/gateways/telegram/callbacks";
import { join, labels, onButton, publish, start } from "@/tests/support/scenes";
import { maya, plain, type Town, test, tom } from "@/tests/support/town";

const last = async (town: Town, as: number) => plain((await town.last(as)).text);

/** Telegram brings the newest tap again, after it forgot that it was answered. */
async function tapAgain(town: Town) {
  const tap = town.updates.findLast(({ callback_query }) => callback_query)!.callback_query!;
  await town.handle({ callback_query: { ...tap, id: `${tap.id}-again` } });
}

/** An event on Wednesday at noon in Berlin, and its schedule on Maya's screen. */
async function schedule(town: Town) {
  const event = await publish(town, { startsAt: "2026-11-25T11:00:00Z" });
  await join(town, event, tom);
  await town.drain();
  await town.says(maya, `/reminders ${event.code}`);
  return event;
}

const rows = (town: Town) =>
  town.db(
    "select kind, anchor, offset_minutes, text, is_enabled from event_notifications order by created_at, kind",
  );

describe("/reminders", () => {
  test("shows the four that every event has, by the clocks of the venue, and picks an event where none is named", async ({
    town,
  }) => {
    await schedule(town);
    const list = await town.last(maya);
    await town.says(maya, "/reminders");
    await town.taps(maya, "Rooftop Film Night, Nov 25");

    expect(plain(list.text)).toBe(
      [
        "⏰ Reminders for Rooftop Film Night:",
        "✅ Confirmation, at once",
        "✅ 24 hours before, Tue, Nov 24, 12:00 PM (Berlin)",
        "✅ 1 hour before, Wed, Nov 25, 11:00 AM (Berlin)",
        "✅ Thank-you, 1 hour after the end",
      ].join("\n"),
    );
    expect(labels(list)).toEqual([
      ["24 hours", "1 hour", "Thank-you"],
      ["Confirmation"],
      ["Add reminder", "Edit texts", "Back"],
    ]);
    expect(await last(town, maya)).toBe(plain(list.text));
  });

  test("switches one off and on again, however often the tap is delivered", async ({ town }) => {
    await schedule(town);
    await town.taps(maya, "Thank-you");
    await town.taps(maya, "Turn off");
    await tapAgain(town);
    const off = await town.last(maya);
    await town.taps(maya, "Back");
    const list = await last(town, maya);
    await town.taps(maya, "Thank-you");
    await town.taps(maya, "Turn on");

    expect(plain(off.text)).toContain("❌ Thank-you, 1 hour after the end (off)");
    expect(list).toContain("❌ Thank-you, 1 hour after the end (off)");
    expect(await last(town, maya)).toContain("✅ Thank-you, 1 hour after the end");
  });

  test("takes other words with placeholders, sends a test to oneself alone, and goes back to ours", async ({
    town,
  }) => {
    await schedule(town);
    await town.taps(maya, "24 hours");
    await town.taps(maya, "Edit text");
    const unknown = await town.says(maya, "Hi {name}!");
    await town.says(maya, "Hi {first_name}, {event_name} is at {time}.");
    await town.redeliver();
    const changed = await town.last(maya);
    const before = (await town.messages(tom)).length;
    await town.taps(maya, "Test to me");
    const letter = await town.last(maya);
    const others = (await town.messages(tom)).length - before;
    await town.taps(maya, "Use our text");

    expect(plain(unknown.text)).toContain("I don't know {name}.");
    expect(plain(changed.text)).toContain("Your text:\nHi {first_name}, {event_name} is at {time}.");
    expect(plain(letter.text)).toBe(
      "⏰ Rooftop Film Night\n\nHi Maya, Rooftop Film Night is at 12:00 PM (Berlin, GMT+1).",
    );
    expect(others).toBe(0);
    expect((await rows(town)).find(({ kind }) => kind === "day")).toMatchObject({ text: null });
  });

  test("moves one by a tap or in words, and refuses a time that is past", async ({ town }) => {
    await schedule(town);
    await town.taps(maya, "1 hour");
    await town.taps(maya, "Move");
    const asked = await town.last(maya);
    await town.taps(maya, "3 hours before");
    await tapAgain(town);
    const tapped = await last(town, maya);
    await town.taps(maya, "Move");
    const unreadable = await town.says(maya, "whenever you like");
    const past = await town.says(maya, "9 days before");
    const moved = await town.says(maya, "2 hours before");

    expect(labels(asked).flat()).not.toContain("7 days before");
    expect(tapped).toContain("✅ 3 hours before, Wed, Nov 25, 9:00 AM (Berlin)");
    expect(plain(unreadable.text)).toContain("I couldn't read that as a time.");
    expect(plain(past.text)).toContain("which has passed");
    expect(plain(moved.text)).toContain("✅ 2 hours before, Wed, Nov 25, 10:00 AM (Berlin)");
  });

  test("adds one of one's own, which comes, and deletes it, after which its button leads back to the event", async ({
    town,
  }) => {
    const { id } = await schedule(town);
    await town.taps(maya, "Add reminder");
    await town.says(maya, "2 days before");
    await town.says(maya, "Bring a blanket, {first_name}.");
    await town.redeliver();
    const added = await town.last(maya);
    const kept = (await rows(town)).filter(({ kind }) => kind === "custom");
    town.clock.forward(17.31 * 3_600_000);
    await town.drain();
    const letter = await last(town, tom);
    await town.says(maya, "/reminders");
    await town.taps(maya, "Rooftop Film Night, Nov 25");
    await town.taps(maya, "2 days");
    const sent = await last(town, maya);
    await town.taps(maya, "Delete");
    await tapAgain(town);
    const answer = town.calls("answerCallbackQuery").at(-1)!.request as { text: string };

    expect(plain(added.text)).toContain("✅ 2 days before, Mon, Nov 23, 12:00 PM (Berlin)");
    expect(kept).toHaveLength(1);
    expect(letter).toBe("⏰ Rooftop Film Night\n\nBring a blanket, Tom.");
    expect(sent).toContain("(sent to 1 person)");
    expect((await rows(town)).filter(({ kind }) => kind === "custom")).toHaveLength(0);
    expect(answer.text).toContain("out of date");
    expect(id).toBeDefined();
  });

  test("is for the organizer alone, whatever somebody else taps", async ({ town }) => {
    const { code } = await schedule(town);
    const [day] = await town.db("select notification_id as id from event_notifications where kind = 'day'");
    const before = await rows(town);
    await start(town, tom);
    const asked = await town.says(tom, `/reminders ${code}`);
    const from = { id: tom, is_bot: false, first_name: "Tom" };
    const message = {
      chat: { id: tom, type: "private" as const, first_name: "Tom" },
      date: 1,
      message_id: 2,
      text: "…",
    };
    const answers: unknown[] = [];
    for (const operation of [
      "reminder",
      "reminder.switch",
      "reminder.confirmation",
      "reminder.text",
      "reminder.text.usual",
      "reminder.move",
      "reminder.delete",
      "reminder.test",
    ] as const) {
      const data = packCallback({ operation, id: String(day!.id), arg: "0" });
      await town.handle({
        callback_query: onButton({ id: operation, from, chat_instance: "1", message, data }),
      });
      answers.push((town.calls("answerCallbackQuery").at(-1)!.request as { text: string }).text);
    }

    expect(plain(asked.text)).toBe("Only the organizer of this event can do that.");
    expect(new Set(answers)).toEqual(new Set(["Only the organizer of this event can do that."]));
    expect(await rows(town)).toEqual(before);
  });
});
