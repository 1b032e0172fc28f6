import { describe, expect } from "vitest";
import { join, labels, publish } from "@/tests/support/scenes";
import { ines, maya, plain, type Town, test, tom } from "@/tests/support/town";

/** Maya's event with Tom coming, and Maya at its edit menu. */
async function editing(town: Town, about: Parameters<typeof publish>[1] = {}) {
  const event = await publish(town, { description: "Old words.", capacity: 10, ...about });
  await join(town, event, tom);
  await town.drain();
  await town.says(maya, `/edit ${event.code}`);
  return event;
}

/** Two minutes in which nothing else is changed: then attendees are told. */
async function told(town: Town, as = tom) {
  await town.drain();
  town.clock.forward(2 * 60_000);
  await town.drain();
  return (await town.messages(as))
    .map(({ text }) => plain(text))
    .filter((text) => text.startsWith("🚨") || text.startsWith("🚨 Cambios"));
}

const answer = (town: Town, typed: string) =>
  typed.startsWith("=") ? town.taps(maya, typed.slice(1)) : town.says(maya, typed);

describe("Each field of a published event", () => {
  const fields: [field: string, typed: string, confirm: string, save: string, news: string | null][] = [
    [
      "Name",
      "Film Marathon",
      "📋 Rooftop Film Night\nFilm Marathon",
      "Save and notify · Discard",
      "📋 Name: Rooftop Film Night\n→ Film Marathon",
    ],
    [
      "Date",
      "November 28 6pm",
      "📅 Friday, November 27, 2026 at 6:42–8:42 PM (Berlin, GMT+1)\nSaturday, November 28, 2026 at 6:00–8:00 PM (Berlin, GMT+1)",
      "Save and notify · Discard",
      "📅 Date: Fri, Nov 27, 6:42 PM (Berlin)\n→ Saturday, November 28, 2026 at 6:00–8:00 PM (Berlin, GMT+1)",
    ],
    [
      "Length",
      "=3 hours",
      "at 6:42–9:42 PM (Berlin, GMT+1)",
      "Save and notify · Discard",
      "→ Friday, November 27, 2026 at 6:42–9:42 PM (Berlin, GMT+1)",
    ],
    [
      "Location",
      "Park",
      "📍 Oranienstr. 1, Berlin\nPark",
      "Save and notify · Discard",
      "📍 Location: Oranienstr. 1, Berlin\n→ Park",
    ],
    [
      "Description",
      "New words.",
      "📝\nNew words.",
      "Save and notify · Save quietly · Discard",
      "📝 Description:\nNew words.",
    ],
    ["Capacity", "20", "👥 10\n20", "Save · Discard", null],
    ["Guests", "=2", "👥 Up to 4 each\nUp to 2 each", "Save · Discard", null],
    [
      "Who can find it",
      "=Only people with the link",
      "🔍 Everyone\nOnly people with the link",
      "Save · Discard",
      null,
    ],
  ];

  test.for(fields)(
    "%s: old and new are shown, saved, and told to whoever comes if it concerns them",
    async ([field, typed, confirm, save, news], { town }) => {
      await editing(town);
      await town.taps(maya, field);
      const question = await town.last(maya);
      await answer(town, typed);
      const confirmation = await town.last(maya);
      await town.taps(maya, save.split(" · ")[0]!);

      expect(question.text).toContain("Now: ");
      expect(labels(question).at(-1)).toEqual(["Keep as it is"]);
      expect(plain(confirmation.text)).toContain(confirm);
      expect(confirmation.text).toContain(
        news === null ? "Nobody needs to be told." : "1 person will be told in about two minutes.",
      );
      expect(labels(confirmation)).toEqual([save.split(" · ")]);
      expect((await town.last(maya)).text).toContain(
        news === null ? "✅ Saved." : "✅ Saved. 1 person will be told",
      );
      expect(await told(town)).toEqual(news === null ? [] : [expect.stringContaining(news)]);
    },
  );

  test("turns online with a link that only attendees see, and back into a place", async ({ town }) => {
    const { code } = await editing(town);
    await town.taps(maya, "Location");
    await town.taps(maya, "It's online");
    const link = await town.last(maya);
    await town.says(maya, "https://meet.example.com/film");
    await town.taps(maya, "Save and notify");
    const news = await told(town);
    await town.says(maya, `/edit ${code}`);
    await town.taps(maya, "Location");
    await town.says(maya, "Park");
    await town.taps(maya, "Save and notify");

    expect(labels(link)).toEqual([["Skip", "Keep as it is"]]);
    expect(news).toEqual([expect.stringContaining("📍 Location: Oranienstr. 1, Berlin\n→ Online")]);
    expect(news[0]).not.toContain("meet.example.com");
    expect((await told(town)).at(-1)).toContain("📍 Location: Online\n→ Park");
  });

  test("moves to another zone together with its date", async ({ town }) => {
    await editing(town);
    await town.taps(maya, "Date");
    await town.taps(maya, "Change time zone");
    await town.says(maya, "London");
    const date = await town.last(maya);
    await town.says(maya, "November 28 6pm");
    const confirmation = await town.last(maya);
    await town.taps(maya, "Save and notify");

    expect(date.text).toContain("📅 When will your event take place?");
    expect(plain(confirmation.text)).toContain("Saturday, November 28, 2026 at 6:00–8:00 PM (London, GMT)");
    expect(await told(town)).toHaveLength(1);
  });
});

describe("A change", () => {
  test("can be left without a trace", async ({ town }) => {
    await editing(town);
    await town.taps(maya, "Name");
    await town.taps(maya, "Keep as it is");
    const kept = await town.last(maya);
    await town.taps(maya, "Edit more");
    await town.taps(maya, "Name");
    await town.says(maya, "Another");
    await town.taps(maya, "Discard");
    const discarded = await town.last(maya);
    await town.says(maya, "Stray words");

    expect([kept.text, discarded.text]).toEqual(Array(2).fill("✅ Rooftop Film Night stays as it is."));
    expect((await town.last(maya)).text).toContain("I didn't catch that.");
    expect(await told(town)).toEqual([]);
  });

  test("saved twice is saved once, and told once", async ({ town }) => {
    await editing(town);
    await town.taps(maya, "Name");
    await town.says(maya, "Film Marathon");
    await town.taps(maya, "Save and notify");
    const saved = await town.last(maya);
    const { callback_query: tap } = town.updates.at(-1)!;
    await town.handle({ callback_query: { ...tap!, id: "77" } });

    expect(town.calls("answerCallbackQuery").at(-1)!.request).toMatchObject({ text: "Saved." });
    expect((await town.last(maya)).text).toBe(saved.text);
    expect(await told(town)).toHaveLength(1);
  });

  test("of a longer description may stay quiet", async ({ town }) => {
    await editing(town);
    await town.taps(maya, "Description");
    await town.says(maya, "New words.");
    await town.taps(maya, "Save quietly");

    expect((await town.last(maya)).text).not.toContain("being told");
    expect(await told(town)).toEqual([]);
  });

  test("of several fields is told as one, whether it was saved at once or one by one", async ({ town }) => {
    const { code } = await editing(town);
    await town.taps(maya, "Name");
    await town.says(maya, "Film Marathon");
    await town.taps(maya, "Location");
    await town.says(maya, "Park");
    const both = await town.last(maya);
    await town.taps(maya, "Save and notify");
    await town.says(maya, `/edit ${code}`);
    await town.taps(maya, "Length");
    await town.taps(maya, "1 hour");
    await town.taps(maya, "Save and notify");

    expect(both.text).toContain("📋 Rooftop Film Night\nFilm Marathon\n📍 Oranienstr. 1, Berlin\nPark");
    const news = await told(town);
    expect(news).toHaveLength(1);
    expect(news[0]).toMatch(/Film Marathon[\s\S]*📋 Name[\s\S]*📅 Date[\s\S]*📍 Location/);
  });

  test("to a date that went by while it waited is asked for again", async ({ town }) => {
    await editing(town);
    await town.taps(maya, "Date");
    await town.says(maya, "tomorrow 6pm");
    town.clock.forward(30 * 3_600_000);
    await town.taps(maya, "Save and notify");
    const asked = await town.last(maya);
    await town.says(maya, "tomorrow 6pm");
    await town.taps(maya, "Save and notify");

    expect(plain(asked.text)).toContain(
      "While this was saved, Monday, November 23, 2026 at 6:00 PM (Berlin, GMT+1) went by.",
    );
    expect((await town.last(maya)).text).toContain("✅ Saved.");
  });

  test("reaches each attendee in their language, and goes on after a deployment", async ({ town }) => {
    await join(town, await editing(town), ines);
    town.redeploy();
    await town.taps(maya, "Name");
    town.redeploy();
    await town.says(maya, "Film Marathon");
    town.redeploy();
    await town.taps(maya, "Save and notify");
    await told(town);

    expect((await town.last(ines)).text).toContain("🚨");
    expect((await town.last(ines)).text).toContain("Nombre: Rooftop Film Night\n→ Film Marathon");
  });

  test("of an event that is over or cancelled is refused, with the reason", async ({ town }) => {
    const { code } = await editing(town);
    const menu = await town.last(maya);
    town.clock.forward(6 * 24 * 3_600_000);

    const tapped = await town.act({
      as: maya,
      do: "tap",
      chatId: menu.chatId,
      messageId: menu.id,
      row: 0,
      column: 0,
    });

    expect(tapped).toMatchObject({
      answer: { kind: "alert", text: "This event ended on Friday, November 27, 2026." },
    });
    expect((await town.says(maya, `/edit ${code}`)).text).toBe(
      "This event ended on Friday, November 27, 2026.",
    );
  });
});
