import { describe, expect } from "vitest";
import { labels, onButton, start } from "@/tests/support/scenes";
import { botId, kenji, maya, plain, type Town, test, tom } from "@/tests/support/town";

/** A new event that asks for its zone. */
async function untilZone(town: Town, as = maya) {
  await start(town, as);
  await town.says(as, "/create");
  await town.taps(as, "Create via chat");
  await town.says(as, "Chess night");
}

async function untilDate(town: Town, as = maya, city = "Berlin") {
  await untilZone(town, as);
  await town.says(as, city);
}

const texts = async (town: Town, as = maya) => (await town.messages(as)).map(({ text }) => plain(text));
const last = async (town: Town, as = maya) => plain((await town.last(as)).text);

describe("The date can be answered by tapping alone", () => {
  test("day, month, part of the day, time and minute", async ({ town }) => {
    await untilDate(town);
    await town.taps(maya, "Pick a day");
    const days = await town.last(maya);
    await town.taps(maya, "Later ›");
    const later = await town.last(maya);
    await town.taps(maya, "‹ Earlier");
    await town.taps(maya, "Month");
    const months = await town.last(maya);
    await town.taps(maya, "Jan 2027");
    await town.taps(maya, "Fri 8");
    const evening = await town.last(maya);
    await town.taps(maya, "Morning");
    const morning = await town.last(maya);
    await town.taps(maya, "Exact minute");
    for (const step of ["+ 15 min", "− 5 min", "+ 1 min"]) await town.taps(maya, step);
    const minute = await town.last(maya);
    await town.taps(maya, "Use 7:11 AM");

    expect(labels(days)[0]).toEqual(["Today, 22", "Tomorrow, 23", "Tue 24"]);
    expect(labels(days)).toHaveLength(6);
    expect(labels(later)[0]).toEqual(["Fri 4", "Sat 5", "Sun 6"]);
    expect(labels(later).at(-2)).toEqual(["‹ Earlier", "Month", "Later ›"]);
    expect(labels(months)[0]).toEqual(["Nov 2026", "Dec 2026", "Jan 2027"]);
    expect(plain(evening.text)).toBe(
      "📅 Friday, January 8, 2027\nWhat time does it start? Times are in Berlin (GMT+1).",
    );
    expect(labels(evening)[0]).toEqual(["6:00 PM", "6:30 PM", "7:00 PM"]);
    expect(labels(morning).at(-2)).toEqual(["Night", "Afternoon", "Evening"]);
    expect(plain(minute.text)).toBe("📅 Friday, January 8, 2027 at 7:11 AM (Berlin, GMT+1)");
    expect(await texts(town)).toContainEqual(
      expect.stringContaining("✅ Friday, January 8, 2027 at 7:11 AM (Berlin, GMT+1)"),
    );
    expect(await last(town)).toContain("⏰ How long will it last?");
  });

  test("of today only what is still to come is offered", async ({ town }) => {
    await untilDate(town);
    await town.taps(maya, "Pick a day");
    await town.taps(maya, "Today, 22");

    const offered = labels(await town.last(maya));
    expect(offered[0]).toEqual(["7:00 PM", "7:30 PM", "8:00 PM"]);
    expect(offered.flat()).not.toContain("Morning");
  });

  test("a typed date ends the tapping, and a tap on the old calendar says that the question is answered", async ({
    town,
  }) => {
    await untilDate(town);
    await town.taps(maya, "Pick a day");
    const calendar = await town.last(maya);
    const data = calendar.inlineKeyboard![0]![1]!;
    await town.taps(maya, "Type it instead");
    await town.says(maya, "tomorrow 7pm");

    const { callback_query: tap } = town.updates.findLast((update) => update.callback_query)!;
    await town.handle({
      callback_query: onButton({ ...tap!, id: "1", data: (data as { callback_data: string }).callback_data }),
    });

    expect(town.calls("answerCallbackQuery").at(-1)!.request).toMatchObject({
      text: "That question is answered already. You can change it in the preview.",
    });
    expect(await last(town)).toContain("⏰ How long");
  });
});

describe("The zone", () => {
  test("can be tapped, typed, or found from a shared location", async ({ town }) => {
    await untilZone(town);
    const offered = labels(await town.last(maya));
    await town.taps(maya, "Use my location");
    const key = (await town.state(maya)).keyboards.find(({ chatId }) => chatId === botId)!;
    await town.act({
      as: maya,
      do: "press-key",
      chatId: botId,
      row: 0,
      column: 0,
      share: { latitude: 38.72, longitude: -9.14 },
    });

    expect(offered[0]).toEqual(["Berlin, 6:42 PM", "London, 5:42 PM", "Lisbon, 5:42 PM"]);
    expect(key.markup!.keyboard[0]![0]).toMatchObject({ text: "Share my location", request_location: true });
    expect(await texts(town)).toContainEqual(expect.stringContaining("✅ Lisbon, GMT"));
    expect(await last(town)).toContain("Lisbon time");
  });

  test("a location sent where none is asked is no answer, and one sent for the place is the place", async ({
    town,
  }) => {
    await untilDate(town);
    await town.act({ as: maya, do: "send-location", chatId: botId, latitude: 52.5, longitude: 13.4 });
    const misplaced = await last(town);
    await town.says(maya, "tomorrow 7pm");
    await town.taps(maya, "Skip");
    await town.act({
      as: maya,
      do: "send-location",
      chatId: botId,
      latitude: 52.5,
      longitude: 13.4,
      title: "Café Mond",
      address: "Torstr. 12",
    });

    expect(misplaced).toContain("I need this one as text.");
    expect(await texts(town)).toContainEqual(expect.stringContaining("✅ Café Mond, Torstr. 12"));
  });

  test("of a person is the first one they name, and stays theirs when one event is elsewhere", async ({
    town,
  }) => {
    await untilDate(town, kenji, "Lisbon");
    await town.taps(kenji, "Change time zone");
    await town.says(kenji, "Tokyo");
    const corrected = await last(town, kenji);
    await town.says(kenji, "/cancel");
    await town.says(kenji, "/create");
    await town.taps(kenji, "Start a new one");
    await town.says(kenji, "Trip");
    const second = await last(town, kenji);
    await town.taps(kenji, "Change time zone");
    const zone = await town.last(kenji);
    await town.says(kenji, "New York");
    await town.says(kenji, "tomorrow 7pm");
    await town.says(kenji, "/cancel");
    await town.says(kenji, "/create");
    await town.taps(kenji, "Start a new one");
    await town.says(kenji, "At home again");

    expect(corrected).toContain("Tokyo time (GMT+9)");
    expect(second).toMatch(/Tokyo time \(GMT\+9\)\n2 of 9$/);
    expect(plain(zone.text)).toMatch(/2 of 10$/);
    expect(await texts(town, kenji)).toContainEqual(expect.stringContaining("7:00 PM (New York, GMT-5)"));
    expect(await last(town, kenji)).toContain("Tokyo time (GMT+9)");
  });

  test("of an event that is changed in the preview keeps the time on the clock", async ({ town }) => {
    await untilDate(town, tom, "London");
    await town.says(tom, "tomorrow 7pm");
    await town.taps(tom, "2 hours");
    await town.says(tom, "Café Mond");
    await town.taps(tom, "Skip");
    await town.taps(tom, "No");
    await town.taps(tom, "Unlimited");
    await town.taps(tom, "Skip");
    await town.taps(tom, "Everyone");
    await town.taps(tom, "Edit");
    await town.taps(tom, "Time zone");
    await town.says(tom, "Berlin");

    expect(await last(town, tom)).toContain(
      "📅 Date: Monday, November 23, 2026 at 7:00–9:00 PM (Berlin, GMT+1)",
    );
  });

  test("stands beside every date, which is an instant for the reader's own clock too", async ({ town }) => {
    await untilDate(town, kenji, "Tokyo");
    await town.says(kenji, "tomorrow 7pm");

    const echo = (await town.messages(kenji)).findLast(({ text }) => text.startsWith("📅"))!;
    const [entity] = echo.entities.filter(({ type }) => type === "date_time");
    expect(plain(echo.text.slice(entity!.offset, entity!.offset + entity!.length))).toBe(
      "Tuesday, November 24, 2026 at 7:00 PM (Tokyo, GMT+9)",
    );
    expect(entity).toMatchObject({ unix_time: Date.parse("2026-11-24T10:00:00Z") / 1000 });
  });
});
