import { describe, expect } from "vitest";
import type { QuestionKey } from "@/domain/drafts/schema";
import { continueAt, labels, publish, refresh, start } from "@/tests/support/scenes";
import { botId, maya, plain, priya, type Town, test, tom } from "@/tests/support/town";

type Key = Exclude<QuestionKey, "link" | "guests" | "banner">;

/** A conversation that has come to this question. */
async function reach(town: Town, question: Key) {
  if (question !== "price") return continueAt(town, maya, question);
  await continueAt(town, maya, "paid");
  await town.taps(maya, "Yes");
}

const heard = async (town: Town) => {
  const message = await town.last(maya);
  return [plain(message.text), ...labels(message).map((row) => row.join(" · "))];
};

describe("An answer that does not fit is explained, and the question stays open", () => {
  const simple: [Key, string, string, string, string][] = [
    [
      "title",
      "x".repeat(120),
      "That name has 120 characters and the limit is 100. Could you shorten it? e.g., Berlin Indie Games Night",
      "Save for later",
      "Chess",
    ],
    ["title", "\u200b", "What is it called? e.g., Berlin Indie Games Night", "Save for later", "Chess"],
    [
      "zone",
      "Xyzzyville",
      'I don\'t know a place called "Xyzzyville". Try the nearest big city, e.g., Lisbon.',
      "Back · Save for later",
      "Lisbon",
    ],
    ["length", "until late", "e.g., 2 hours", "Back · Skip · Save for later", "90 min"],
    [
      "location",
      "x".repeat(300),
      "That's 300 characters; please keep it under 255, e.g., Café Mond, Torstr. 12, Berlin",
      "Back · Save for later",
      "Here",
    ],
    [
      "description",
      "x".repeat(2345),
      "That's 2,345 characters and the limit is 2,000. Could you cut about 345?",
      "Back · Skip · Save for later",
      "Fun",
    ],
    ["paid", "maybe", "Please tap one of the buttons. Yes or no?", "Back · Save for later", "no"],
    [
      "price",
      "a lot",
      'I couldn\'t read "a lot" as a price. Numbers only, please, e.g., 10.00',
      "Back · Save for later",
      "12",
    ],
    ["price", "99999999", "One ticket can cost at most", "Back · Save for later", "12.50"],
    [
      "capacity",
      "0",
      "Please send a whole number from 1 to 100,000, e.g., 40, or tap Unlimited.",
      "Back · Skip · Save for later",
      "1,000",
    ],
    [
      "capacity",
      "4.5",
      "Please send a whole number from 1 to 100,000, e.g., 40, or tap Unlimited.",
      "Back · Skip · Save for later",
      "40",
    ],
  ];

  const ofTickets: [Key, string, string, string, string][] = [
    [
      "tickets",
      "two",
      "Please tap one of the buttons. Add another, or continue.",
      "Back · Save for later",
      "",
    ],
    ["refunds", "maybe", "Try: 24 hours · 3 days · any time · no refunds", "Back · Save for later", "3 days"],
    ["category", "opera", "What kind of event is it?", "Back · Skip · Save for later", "Music"],
    ["listing", "my friends", "Everyone, or only people with the link?", "Back · Skip · Save for later", ""],
  ];

  test.for(ofTickets)("%s: “%s”", async ([question, typed, words, nav, better], { town }) => {
    await continueAt(town, maya, question, { paid: true, priceMinor: 1800, currency: "EUR" });

    await town.says(maya, typed);
    const said = await heard(town);
    if (better) await town.says(maya, better);

    expect(said[0]).toContain(words);
    expect(said.at(-1)).toBe(nav);
    if (better) expect((await heard(town))[0]).not.toContain(words);
  });

  const noLimits = ["unlimited", "No limit.", "-", "∞", "sin límite", "none"];

  test.for(noLimits)("no limit of places can be typed: “%s”", async (typed, { town }) => {
    await continueAt(town, maya, "capacity");
    await town.says(maya, typed);

    expect((await heard(town))[0]).toContain("🏷️ What kind of event is it?");
  });

  test.for(simple)("%s: “%s”", async ([question, typed, words, nav, better], { town }) => {
    await reach(town, question);

    await town.says(maya, typed);
    const said = await heard(town);
    await town.says(maya, better);

    expect(said[0]).toContain(words);
    expect(said.at(-1)).toBe(nav);
    expect((await heard(town))[0]).not.toBe(said[0]);
  });

  test("a link that is none", async ({ town }) => {
    await reach(town, "location");
    await town.taps(maya, "It's online");

    await town.says(maya, "zoom");
    const said = await heard(town);
    await town.says(maya, "https://meet.example.com/chess");

    expect(said).toEqual([
      "A link starts with https://, e.g., https://meet.example.com/games",
      "Back · Skip · Save for later",
    ]);
    expect((await heard(town))[0]).toContain("✏️ Please provide a description");
  });

  test("a text that Telegram's app cut in two is one answer, at every question", async ({ town }) => {
    await start(town, priya);
    const parts = ["A".repeat(4096), "b".repeat(904)];
    const paste = async () => {
      for (const part of parts) await town.says(maya, part);
      return heard(town);
    };
    await reach(town, "description");
    const description = await paste();
    await town.says(maya, "/support");
    const question = await paste();
    town.clock.forward(3000);
    await town.says(maya, "How do refunds work?");
    await refresh(town);

    expect(description[0]).toContain("That's 5,000 characters and the limit is 2,000.");
    expect(question[0]).toContain("That's 5,000 characters; the limit is 3,500.");
    expect((await town.last(priya)).text).toContain("How do refunds work?");
    await continueAt(town, maya, "description");
    expect((await heard(town))[0]).toContain("✏️ Please provide a description");
  });

  test("a sticker, where words are needed; at the preview it is no answer at all", async ({ town }) => {
    await reach(town, "title");

    await town.act({ as: maya, do: "send-sticker", chatId: botId, emoji: "🎉" });
    const title = await heard(town);
    await continueAt(town, maya, null);
    const preview = await heard(town);
    await town.act({ as: maya, do: "send-sticker", chatId: botId, emoji: "🎉" });

    expect(title).toEqual(["I need this one as text. e.g., Berlin Indie Games Night", "Save for later"]);
    expect(await heard(town)).toEqual(preview);
  });

  test("prices with too many decimals, and below what cards take, can be set right by a tap", async ({
    town,
  }) => {
    await reach(town, "price");

    await town.says(maya, "10.005");
    const decimals = await heard(town);
    await town.taps(maya, "Enter another");
    await town.says(maya, "0.10");
    const low = await heard(town);
    await town.taps(maya, "Use €1.00");
    const used = await heard(town);
    await town.taps(maya, "Back");
    await town.says(maya, "10.005");
    await town.taps(maya, decimals[1]!.split(" · ")[0]!);
    await town.taps(maya, "Back");
    await town.says(maya, "0.10");
    await town.taps(maya, "Make it free");

    expect(decimals[0]).toMatch(/^EUR has 2 decimals, so the closest price is €10\.0[01]\.$/);
    expect(low[0]).toBe("Card payments start at €1.00.");
    expect(low[1]).toBe("Use €1.00 · Make it free");
    expect(used[0]).toContain("🎟️ Ticket types:");
    expect((await heard(town))[0]).toContain("👥 What is the maximum");
  });

  test("a capacity below the seats taken names the number, and a tap sets it", async ({ town }) => {
    const { code } = await publish(town, { capacity: 10, maxGuests: 5 });
    await start(town, tom);
    await town.says(tom, `/rsvp ${code}`);
    await town.taps(tom, "Bring guests");
    await town.taps(tom, "+2");
    await town.says(maya, `/edit ${code}`);
    await town.taps(maya, "Capacity");

    await town.says(maya, "2");
    const low = await heard(town);
    await town.taps(maya, "Set to 3");
    const confirm = await heard(town);
    await town.taps(maya, "Save");

    expect(low).toEqual([
      "3 seats are already taken, so capacity can't go below 3.",
      "Set to 3 · Enter another",
      "Keep as it is",
    ]);
    expect(confirm).toEqual(["👥 10\n3\n\nNobody needs to be told.", "Save · Discard"]);
    expect((await town.says(maya, "/events")).text).toContain("(3/3)");
  });

  test("too many guests, and words where a picture is asked for", async ({ town }) => {
    const { code } = await publish(town);
    await town.says(maya, `/edit ${code}`);
    await town.taps(maya, "Guests");
    await town.says(maya, "12");
    const guests = await heard(town);
    await town.taps(maya, "3");
    await town.taps(maya, "Discard");
    await town.says(maya, `/edit ${code}`);
    await town.taps(maya, "Picture");
    await town.says(maya, "a cat");

    expect(guests[0]).toBe("Please send a whole number from 0 to 9, e.g., 2");
    expect(await heard(town)).toEqual([
      "I need a picture for this one. Send it as a photo.",
      "Keep as it is",
    ]);
  });
});

describe("A date that leaves a question is asked back", () => {
  async function say(town: Town, text: string, question: Key = "date") {
    await reach(town, question);
    await town.says(maya, text);
    return heard(town);
  }

  test("without a time: the clock to tap on comes with it", async ({ town }) => {
    const said = await say(town, "November 27");
    await town.taps(maya, "7:00 PM");

    expect(said[0]).toBe("Friday, November 27 it is. What time does it start?");
    expect((await heard(town))[0]).toContain("⏰ How long");
  });

  test("day or month first", async ({ town }) => {
    const said = await say(town, "03/12/2027 19:00");
    await town.taps(maya, "December 3, 2027");

    expect(said.slice(0, 2)).toEqual([
      "Is 03/12/2027 in March or in December?",
      "March 12, 2027 · December 3, 2027",
    ]);
    expect((await town.messages(maya)).map(({ text }) => plain(text)).join()).toContain(
      "✅ Friday, December 3, 2027 at 7:00 PM (Berlin, GMT+1)",
    );
  });

  test("day or month first, without a time: then the time is asked", async ({ town }) => {
    await say(town, "03/12/2027");
    await town.taps(maya, "December 3, 2027");

    expect((await heard(town))[0]).toContain("📅 Friday, December 3, 2027\nWhat time does it start?");
  });

  test("in the past: next year is a tap away, and so is another date", async ({ town }) => {
    const said = await say(town, "October 3, 2026 7pm");
    await town.taps(maya, "Another date");
    const again = await heard(town);
    await town.says(maya, "October 3, 2026 7pm");
    await town.taps(maya, "Yes, October 3, 2027");

    expect(said.slice(0, 2)).toEqual([
      "Saturday, October 3, 2026 at 7:00 PM (Berlin, GMT+2) has already passed. Did you mean October 3, 2027?",
      "Yes, October 3, 2027 · Another date",
    ]);
    expect(again[0]).toContain("📅 When will your event take place?");
    expect((await heard(town))[0]).toContain("⏰ How long");
  });

  test("more than two years ahead", async ({ town }) => {
    expect((await say(town, "January 1, 2031 at noon"))[0]).toContain(
      "is more than two years away. Please choose a date before Wednesday, November 22, 2028.",
    );
  });

  test("an hour that a clock change skips", async ({ town }) => {
    const said = await say(town, "March 28, 2027 2:30 AM");
    await town.taps(maya, "3:00 AM");

    expect(said.slice(0, 2)).toEqual([
      "Clocks in Berlin jump from 2:00 to 3:00 AM that night, so 2:30 AM doesn't exist.",
      "3:00 AM · 1:30 AM",
    ]);
    expect((await heard(town))[0]).toContain("⏰ How long");
  });

  test.for([
    ["First, GMT+2", "2:30 AM (Berlin, GMT+2)"],
    ["Second, GMT+1", "2:30 AM (Berlin, GMT+1)"],
  ] as const)("an hour that comes twice (%s)", async ([choice, echoed], { town }) => {
    const said = await say(town, "October 31, 2027 2:30 AM");
    await town.taps(maya, choice);

    expect(said.slice(0, 2)).toEqual([
      "2:30 AM comes twice that night in Berlin. Which one?",
      "First, GMT+2 · Second, GMT+1",
    ]);
    expect((await town.messages(maya)).map(({ text }) => plain(text)).join()).toContain(echoed);
  });

  test("something else altogether", async ({ town }) => {
    const said = await say(town, "when the moon is full");

    expect(said[0]).toBe(
      'I couldn\'t read "when the moon is full" as a date. Try: December 22, 2026 at 6:00 PM · tomorrow 7pm · 22.12.2026 19:00',
    );
  });

  test("a draft's date that went by while it was saved is asked for again", async ({ town }) => {
    await continueAt(town, maya, null, { title: "Chess night" });
    town.clock.forward(2 * 24 * 3_600_000);
    await town.taps(maya, "Confirm");
    const said = await heard(town);
    await town.says(maya, "tomorrow 7pm");
    await town.taps(maya, "Confirm");

    expect(said[0]).toBe(
      "While this was saved, Monday, November 23, 2026 at 7:00 PM (Berlin, GMT+1) went by. When will it take place?",
    );
    expect(said[1]).toBe("Pick a day · Change time zone");
    expect((await heard(town))[0]).toContain("Chess night is published!");
  });
});
